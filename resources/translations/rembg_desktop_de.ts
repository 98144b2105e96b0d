<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>AboutDialog</name>
    <message>
        <source>About Rembg Desktop</source>
        <translation>Über Rembg Desktop</translation>
    </message>
    <message>
        <source>Version %1</source>
        <translation>Version %1</translation>
    </message>
    <message>
        <source>Removes the background of many photos, on this computer. No photo is ever sent anywhere.</source>
        <translation>Entfernt den Hintergrund vieler Fotos, auf diesem Computer. Kein Foto wird irgendwohin gesendet.</translation>
    </message>
    <message>
        <source>Free software under the MIT licence. Each model has a licence of its own.</source>
        <translation>Freie Software unter der MIT-Lizenz. Jedes Modell hat eine eigene Lizenz.</translation>
    </message>
    <message>
        <source>&amp;Built from</source>
        <translation>&amp;Bestandteile</translation>
    </message>
    <message>
        <source>Library</source>
        <translation>Bibliothek</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>Lizenz</translation>
    </message>
    <message>
        <source>Libraries</source>
        <translation>Bibliotheken</translation>
    </message>
    <message>
        <source>Copy &amp;diagnostics</source>
        <translation>&amp;Diagnose kopieren</translation>
    </message>
    <message>
        <source>Versions, settings and counts; no names of files.</source>
        <translation>Versionen, Einstellungen und Anzahlen; keine Dateinamen.</translation>
    </message>
</context>
<context>
    <name>Actions</name>
    <message>
        <source>Resume</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Go on with the queue</source>
        <translation>Mit der Warteschlange weitermachen</translation>
    </message>
    <message>
        <source>Begin no more images</source>
        <translation>Keine weiteren Bilder beginnen</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Datei</translation>
    </message>
    <message>
        <source>&amp;Queue</source>
        <translation>&amp;Warteschlange</translation>
    </message>
    <message>
        <source>&amp;Job</source>
        <translation>&amp;Auftrag</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>An&amp;sicht</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Hilfe</translation>
    </message>
    <message>
        <source>Toolbar</source>
        <translation>Werkzeugleiste</translation>
    </message>
    <message>
        <source>Add images…</source>
        <translation>Bilder hinzufügen…</translation>
    </message>
    <message>
        <source>Add folder…</source>
        <translation>Ordner hinzufügen…</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>Einfügen</translation>
    </message>
    <message>
        <source>Open result</source>
        <translation>Ergebnis öffnen</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>Im Ordner zeigen</translation>
    </message>
    <message>
        <source>Compare before and after</source>
        <translation>Vorher und nachher vergleichen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Retry failed images</source>
        <translation>Fehlgeschlagene Bilder wiederholen</translation>
    </message>
    <message>
        <source>Retry everything that failed</source>
        <translation>Alles Fehlgeschlagene wiederholen</translation>
    </message>
    <message>
        <source>Run the whole job again</source>
        <translation>Ganzen Auftrag noch einmal ausführen</translation>
    </message>
    <message>
        <source>New job with the current options</source>
        <translation>Neuer Auftrag mit den aktuellen Optionen</translation>
    </message>
    <message>
        <source>Give it the current options</source>
        <translation>Aktuelle Optionen übernehmen</translation>
    </message>
    <message>
        <source>Hold</source>
        <translation>Zurückhalten</translation>
    </message>
    <message>
        <source>Release</source>
        <translation>Freigeben</translation>
    </message>
    <message>
        <source>Move to the top</source>
        <translation>Ganz nach oben</translation>
    </message>
    <message>
        <source>Move up</source>
        <translation>Nach oben</translation>
    </message>
    <message>
        <source>Move down</source>
        <translation>Nach unten</translation>
    </message>
    <message>
        <source>Move to the bottom</source>
        <translation>Ganz nach unten</translation>
    </message>
    <message>
        <source>Remove from the list</source>
        <translation>Aus der Liste entfernen</translation>
    </message>
    <message>
        <source>Clear completed</source>
        <translation>Fertige entfernen</translation>
    </message>
    <message>
        <source>Undo clear</source>
        <translation>Entfernen rückgängig machen</translation>
    </message>
    <message>
        <source>Move results to the trash…</source>
        <translation>Ergebnisse in den Papierkorb legen…</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Go to the queue</source>
        <translation>Zur Warteschlange gehen</translation>
    </message>
    <message>
        <source>Options</source>
        <translation>Optionen</translation>
    </message>
    <message>
        <source>Side panel</source>
        <translation>Seitenleiste</translation>
    </message>
    <message>
        <source>Models…</source>
        <translation>Modelle…</translation>
    </message>
    <message>
        <source>Settings…</source>
        <translation>Einstellungen…</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <source>Copy diagnostics</source>
        <translation>Diagnose kopieren</translation>
    </message>
    <message>
        <source>Check for a newer version</source>
        <translation>Nach neuerer Version suchen</translation>
    </message>
    <message>
        <source>About Rembg Desktop</source>
        <translation>Über Rembg Desktop</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Beenden</translation>
    </message>
</context>
<context>
    <name>Adding</name>
    <message>
        <source>Add images</source>
        <translation>Bilder hinzufügen</translation>
    </message>
    <message>
        <source>Images (%1)</source>
        <translation>Bilder (%1)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Add a folder</source>
        <translation>Ordner hinzufügen</translation>
    </message>
    <message>
        <source>Only the picture’s address came along, and nothing is downloaded here.</source>
        <translation>Es kam nur die Adresse des Bildes mit, und hier wird nichts heruntergeladen.</translation>
    </message>
    <message>
        <source>There is no picture in it.</source>
        <translation>Darin ist kein Bild.</translation>
    </message>
    <message>
        <source>Save the picture as a file first, then drop the file.</source>
        <translation>Das Bild zuerst als Datei speichern, dann die Datei ablegen.</translation>
    </message>
    <message>
        <source>Save this picture as a file first</source>
        <translation>Dieses Bild zuerst als Datei speichern</translation>
    </message>
    <message>
        <source>Drop to add</source>
        <translation>Zum Hinzufügen ablegen</translation>
    </message>
    <message>
        <source>Results go to a folder “cutouts” beside the photos</source>
        <translation>Ergebnisse kommen in einen Ordner „cutouts“ neben den Fotos</translation>
    </message>
    <message>
        <source>Results go to %1</source>
        <translation>Ergebnisse kommen nach %1</translation>
    </message>
    <message>
        <source>Drop to add more than %1 images</source>
        <translation>Ablegen, um mehr als %1 Bilder hinzuzufügen</translation>
    </message>
    <message numerus="yes">
        <source>Drop to add %Ln image(s)</source>
        <translation>
            <numerusform>Ablegen, um %Ln Bild hinzuzufügen</numerusform>
            <numerusform>Ablegen, um %Ln Bilder hinzuzufügen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Looking for photos: %Ln found</source>
        <translation>
            <numerusform>Suche nach Fotos: %Ln gefunden</numerusform>
            <numerusform>Suche nach Fotos: %Ln gefunden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Adding %Ln image(s)</source>
        <translation>
            <numerusform>%Ln Bild wird hinzugefügt</numerusform>
            <numerusform>%Ln Bilder werden hinzugefügt</numerusform>
        </translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
</context>
<context>
    <name>AdvancedPage</name>
    <message>
        <source>Advanced</source>
        <translation>Erweitert</translation>
    </message>
    <message>
        <source>Folders</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>Queue and settings</source>
        <translation>Warteschlange und Einstellungen</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>Modelle</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Protokoll</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Open: %1</source>
        <translation>Öffnen: %1</translation>
    </message>
    <message>
        <source>Start over</source>
        <translation>Neu anfangen</translation>
    </message>
    <message>
        <source>Queue, presets, models and results stay as they are.</source>
        <translation>Warteschlange, Vorgaben, Modelle und Ergebnisse bleiben, wie sie sind.</translation>
    </message>
    <message>
        <source>&amp;Reset all settings…</source>
        <translation>Alle Einstellungen &amp;zurücksetzen…</translation>
    </message>
    <message>
        <source>Put all settings back to what they were at first?</source>
        <translation>Alle Einstellungen auf den Anfangszustand zurücksetzen?</translation>
    </message>
    <message>
        <source>Reset settings</source>
        <translation>Einstellungen zurücksetzen</translation>
    </message>
    <message>
        <source>Nothing changes until you confirm the dialog with OK.</source>
        <translation>Nichts ändert sich, bevor der Dialog mit OK bestätigt wird.</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>Zurücksetzen</translation>
    </message>
</context>
<context>
    <name>ApiPage</name>
    <message>
        <source>HTTP API</source>
        <translation>HTTP-API</translation>
    </message>
    <message>
        <source>Lets scripts, shop systems and web pages on this computer hand photos to the queue. Other computers cannot reach it.</source>
        <translation>Damit können Skripte, Shop-Systeme und Webseiten auf diesem Computer der Warteschlange Fotos übergeben. Andere Computer können sie nicht erreichen.</translation>
    </message>
    <message>
        <source>&amp;Let programs on this computer use the queue</source>
        <translation>Programmen auf diesem Computer die &amp;Warteschlange öffnen</translation>
    </message>
    <message>
        <source>Open the &amp;documentation</source>
        <translation>&amp;Dokumentation öffnen</translation>
    </message>
    <message>
        <source>Try a&amp;gain</source>
        <translation>Erneut &amp;versuchen</translation>
    </message>
    <message>
        <source> MB</source>
        <translation> MB</translation>
    </message>
    <message>
        <source>&amp;Port</source>
        <translation>&amp;Port</translation>
    </message>
    <message>
        <source>Limits</source>
        <translation>Grenzen</translation>
    </message>
    <message>
        <source>Largest &amp;image</source>
        <translation>G&amp;rößtes Bild</translation>
    </message>
    <message>
        <source>Largest &amp;submission</source>
        <translation>Größte &amp;Einsendung</translation>
    </message>
    <message>
        <source>Images in a &amp;job</source>
        <translation>Bilder je Auf&amp;trag</translation>
    </message>
    <message>
        <source>Images waiting in the q&amp;ueue</source>
        <translation>Bilder in der Wartesch&amp;lange</translation>
    </message>
    <message>
        <source>Off. It starts with OK or Apply.</source>
        <translation>Aus. Startet mit OK oder Anwenden.</translation>
    </message>
    <message>
        <source>%1, until you choose OK or Apply.</source>
        <translation>%1, bis OK oder Anwenden gewählt wird.</translation>
    </message>
    <message>
        <source>Not listening: the port %1 is taken.</source>
        <translation>Nicht erreichbar: Der Port %1 ist belegt.</translation>
    </message>
    <message>
        <source>Use %1</source>
        <translation>%1 verwenden</translation>
    </message>
    <message>
        <source>Use port %1</source>
        <translation>Port %1 verwenden</translation>
    </message>
</context>
<context>
    <name>ApiWords</name>
    <message>
        <source>Off</source>
        <translation>Aus</translation>
    </message>
    <message>
        <source>Starting…</source>
        <translation>Startet…</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>Hält an…</translation>
    </message>
    <message>
        <source>Listening on %1</source>
        <translation>Erreichbar unter %1</translation>
    </message>
    <message>
        <source>Port %1 is used by another program; %2 is free.</source>
        <translation>Port %1 wird von einem anderen Programm benutzt; %2 ist frei.</translation>
    </message>
    <message>
        <source>Another Rembg Desktop, such as “rembg-desktop serve”, listens on port %1. When it ends, this one takes over.</source>
        <translation>Ein anderes Rembg Desktop, etwa „rembg-desktop serve“, belegt Port %1. Sobald es endet, übernimmt dieses.</translation>
    </message>
</context>
<context>
    <name>Application</name>
    <message>
        <source>Rembg Desktop is running already but does not answer.</source>
        <translation>Rembg Desktop läuft bereits, antwortet aber nicht.</translation>
    </message>
    <message>
        <source>End it and try again.</source>
        <translation>Das laufende Programm beenden und neu starten.</translation>
    </message>
</context>
<context>
    <name>BackgroundGroup</name>
    <message>
        <source>Background</source>
        <translation>Hintergrund</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Keiner</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>Farbe</translation>
    </message>
    <message>
        <source>Image</source>
        <translation>Bild</translation>
    </message>
    <message>
        <source>Background colour</source>
        <translation>Hintergrundfarbe</translation>
    </message>
    <message>
        <source>Background image</source>
        <translation>Hintergrundbild</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>Behind the subject</source>
        <translation>Hinter dem Motiv</translation>
    </message>
    <message>
        <source>A mask has no background.</source>
        <translation>Eine Maske hat keinen Hintergrund.</translation>
    </message>
    <message>
        <source>None (transparent)</source>
        <translation>Keiner (transparent)</translation>
    </message>
</context>
<context>
    <name>Banner</name>
    <message>
        <source>Dismiss</source>
        <translation>Ausblenden</translation>
    </message>
</context>
<context>
    <name>Cells</name>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>Own options</source>
        <translation>Eigene Optionen</translation>
    </message>
    <message>
        <source>%1 of %2 images</source>
        <translation>%1 von %2 Bildern</translation>
    </message>
    <message>
        <source>No image succeeded; open the job to see why.</source>
        <translation>Kein Bild ist gelungen; der geöffnete Auftrag zeigt, warum.</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1&#xa0;s</translation>
    </message>
</context>
<context>
    <name>CloseDialog</name>
    <message>
        <source>Close Rembg Desktop</source>
        <translation>Rembg Desktop schließen</translation>
    </message>
    <message numerus="yes">
        <source>%n image(s) are being worked on</source>
        <translation>
            <numerusform>An %n Bild wird gerade gearbeitet</numerusform>
            <numerusform>An %n Bildern wird gerade gearbeitet</numerusform>
        </translation>
    </message>
    <message>
        <source>Whatever you choose, the queue is kept and goes on at the next start.</source>
        <translation>In jedem Fall bleibt die Warteschlange erhalten und läuft beim nächsten Start weiter.</translation>
    </message>
    <message>
        <source>Do not ask again; always stop now</source>
        <translation>Nicht mehr fragen; immer sofort anhalten</translation>
    </message>
    <message>
        <source>Keep working in the tray</source>
        <translation>Im Infobereich weiterarbeiten</translation>
    </message>
    <message>
        <source>Finish these images</source>
        <translation>Diese Bilder fertigstellen</translation>
    </message>
    <message>
        <source>Stop now</source>
        <translation>Sofort anhalten</translation>
    </message>
</context>
<context>
    <name>ColorField</name>
    <message>
        <source>Pick…</source>
        <translation>Auswählen…</translation>
    </message>
    <message>
        <source>Pick: %1</source>
        <translation>Auswählen: %1</translation>
    </message>
</context>
<context>
    <name>Columns</name>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>Preset</source>
        <translation>Vorgabe</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>Elapsed</source>
        <translation>Vergangen</translation>
    </message>
    <message>
        <source>Remaining</source>
        <translation>Verbleibend</translation>
    </message>
    <message>
        <source>Destination</source>
        <translation>Ziel</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>Aktion</translation>
    </message>
</context>
<context>
    <name>CompareCanvas</name>
    <message>
        <source>Original</source>
        <translation>Original</translation>
    </message>
    <message>
        <source>Cut-out</source>
        <translation>Freisteller</translation>
    </message>
    <message>
        <source>Loading …</source>
        <translation>Wird geladen …</translation>
    </message>
</context>
<context>
    <name>CompareView</name>
    <message>
        <source>Comparison of original and cut-out</source>
        <translation>Vergleich von Original und Freisteller</translation>
    </message>
    <message>
        <source>Drag the divider or press the arrow keys. The wheel, + and − zoom, 0 fits the picture, 1 shows it at 100 %. Hold the space bar to see the original.</source>
        <translation>Den Teiler ziehen oder die Pfeiltasten drücken. Mausrad, + und − zoomen, 0 passt das Bild ein, 1 zeigt es mit 100&#xa0;%. Leertaste halten, um das Original zu sehen.</translation>
    </message>
</context>
<context>
    <name>CopyButton</name>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Copy: %1</source>
        <translation>Kopieren: %1</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Kopiert</translation>
    </message>
</context>
<context>
    <name>CountdownDialog</name>
    <message>
        <source>All done</source>
        <translation>Alles fertig</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>At once</source>
        <translation>Sofort</translation>
    </message>
</context>
<context>
    <name>CutGroup</name>
    <message>
        <source>Cut-out</source>
        <translation>Freistellen</translation>
    </message>
    <message>
        <source>Soft</source>
        <translation>Weich</translation>
    </message>
    <message>
        <source>Clean colours</source>
        <translation>Saubere Farben</translation>
    </message>
    <message>
        <source>Fine hair (matting)</source>
        <translation>Feine Haare (Matting)</translation>
    </message>
    <message>
        <source>Save the mas&amp;k only</source>
        <translation>Nur die &amp;Maske speichern</translation>
    </message>
    <message>
        <source>The result is a grey picture: white is the subject.</source>
        <translation>Das Ergebnis ist ein Graustufenbild: Weiß ist das Motiv.</translation>
    </message>
    <message>
        <source>Mo&amp;del</source>
        <translation>Mo&amp;dell</translation>
    </message>
    <message>
        <source>Ed&amp;ges</source>
        <translation>&amp;Kanten</translation>
    </message>
    <message>
        <source>As the model sees it. Fast.</source>
        <translation>Wie das Modell sie sieht. Schnell.</translation>
    </message>
    <message>
        <source>Takes the old background&apos;s colour out of the edge.</source>
        <translation>Nimmt die Farbe des alten Hintergrunds aus der Kante.</translation>
    </message>
    <message>
        <source>Follows single hairs. Slow; the first time needs a minute to prepare.</source>
        <translation>Folgt einzelnen Haaren. Langsam; das erste Mal braucht eine Minute zur Vorbereitung.</translation>
    </message>
    <message>
        <source>%1, mask</source>
        <translation>%1, Maske</translation>
    </message>
</context>
<context>
    <name>Dialogs</name>
    <message>
        <source>Asking for the newest version…</source>
        <translation>Neueste Version wird abgefragt…</translation>
    </message>
    <message>
        <source>Rembg Desktop %1 is there.</source>
        <translation>Rembg Desktop %1 ist erschienen.</translation>
    </message>
    <message>
        <source>This is the newest version, %1.</source>
        <translation>Dies ist die neueste Version, %1.</translation>
    </message>
    <message>
        <source>Newer version</source>
        <translation>Neuere Version</translation>
    </message>
    <message>
        <source>Copied: versions, settings and counts, no file names.</source>
        <translation>Kopiert: Versionen, Einstellungen und Anzahlen, keine Dateinamen.</translation>
    </message>
</context>
<context>
    <name>EmptyState</name>
    <message>
        <source>Drop photos or folders here</source>
        <translation>Fotos oder Ordner hier ablegen</translation>
    </message>
    <message>
        <source>Their background is removed on this computer; nothing is sent anywhere, and your originals stay.</source>
        <translation>Ihr Hintergrund wird auf diesem Computer entfernt; nichts wird gesendet, und die Originale bleiben erhalten.</translation>
    </message>
    <message>
        <source>Choose images…</source>
        <translation>Bilder auswählen…</translation>
    </message>
    <message>
        <source>Choose a folder…</source>
        <translation>Ordner auswählen…</translation>
    </message>
    <message>
        <source>Try it with sample photos</source>
        <translation>Mit Beispielfotos ausprobieren</translation>
    </message>
</context>
<context>
    <name>EntryList</name>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Remove from: %1</source>
        <translation>Entfernen aus: %1</translation>
    </message>
</context>
<context>
    <name>ErrorWords</name>
    <message>
        <source>The file is no longer there.</source>
        <translation>Die Datei ist nicht mehr da.</translation>
    </message>
    <message>
        <source>Put it back in its place and try again.</source>
        <translation>An ihren Platz zurücklegen und erneut versuchen.</translation>
    </message>
    <message>
        <source>The file or folder cannot be read.</source>
        <translation>Die Datei oder der Ordner lässt sich nicht lesen.</translation>
    </message>
    <message>
        <source>Look at its permissions and at the drive it is on.</source>
        <translation>Zugriffsrechte und Laufwerk prüfen.</translation>
    </message>
    <message>
        <source>This is no image that can be read here.</source>
        <translation>Das ist kein Bild, das hier gelesen werden kann.</translation>
    </message>
    <message>
        <source>Use JPEG, PNG, WebP, TIFF, BMP, GIF, AVIF or HEIC.</source>
        <translation>JPEG, PNG, WebP, TIFF, BMP, GIF, AVIF oder HEIC verwenden.</translation>
    </message>
    <message>
        <source>The file is empty.</source>
        <translation>Die Datei ist leer.</translation>
    </message>
    <message>
        <source>Copy it again from where it came from.</source>
        <translation>Noch einmal von der Quelle kopieren.</translation>
    </message>
    <message>
        <source>The file is cut short: its end is missing.</source>
        <translation>Die Datei ist abgeschnitten: Ihr Ende fehlt.</translation>
    </message>
    <message>
        <source>Copy or download it again.</source>
        <translation>Noch einmal kopieren oder herunterladen.</translation>
    </message>
    <message>
        <source>The image is damaged and cannot be decoded.</source>
        <translation>Das Bild ist beschädigt und lässt sich nicht dekodieren.</translation>
    </message>
    <message>
        <source>Copy or download it again, or save it anew from the program that made it.</source>
        <translation>Noch einmal kopieren oder herunterladen oder aus dem ursprünglichen Programm neu speichern.</translation>
    </message>
    <message>
        <source>The image has more pixels than the settings allow.</source>
        <translation>Das Bild hat mehr Pixel, als die Einstellungen erlauben.</translation>
    </message>
    <message>
        <source>Make it smaller, or raise the limit in the settings if you trust the file.</source>
        <translation>Das Bild verkleinern oder, wenn die Datei vertrauenswürdig ist, die Grenze in den Einstellungen anheben.</translation>
    </message>
    <message>
        <source>Nothing in the image stands out from its background.</source>
        <translation>Im Bild hebt sich nichts vom Hintergrund ab.</translation>
    </message>
    <message>
        <source>Try another model.</source>
        <translation>Ein anderes Modell versuchen.</translation>
    </message>
    <message>
        <source>The result cannot be written in this format or size.</source>
        <translation>Das Ergebnis lässt sich in diesem Format oder dieser Größe nicht schreiben.</translation>
    </message>
    <message>
        <source>Choose PNG, or a smaller canvas.</source>
        <translation>PNG oder eine kleinere Arbeitsfläche wählen.</translation>
    </message>
    <message>
        <source>The program ended several times while it worked on this image.</source>
        <translation>Das Programm wurde bei der Arbeit an diesem Bild mehrmals beendet.</translation>
    </message>
    <message>
        <source>Try another model, or make the image smaller.</source>
        <translation>Ein anderes Modell versuchen oder das Bild verkleinern.</translation>
    </message>
    <message>
        <source>There is not enough room on the disk.</source>
        <translation>Auf dem Datenträger ist nicht genug Platz.</translation>
    </message>
    <message>
        <source>Free some space.</source>
        <translation>Platz schaffen.</translation>
    </message>
    <message>
        <source>The folder for the results is gone.</source>
        <translation>Der Ordner für die Ergebnisse ist verschwunden.</translation>
    </message>
    <message>
        <source>Connect the drive again, or create the folder anew.</source>
        <translation>Das Laufwerk wieder anschließen oder den Ordner neu anlegen.</translation>
    </message>
    <message>
        <source>The result cannot be written into its folder.</source>
        <translation>Das Ergebnis lässt sich nicht in seinen Ordner schreiben.</translation>
    </message>
    <message>
        <source>Mend the permissions of the folder, or choose another one.</source>
        <translation>Die Zugriffsrechte des Ordners berichtigen oder einen anderen Ordner wählen.</translation>
    </message>
    <message>
        <source>The folder with the photos is gone.</source>
        <translation>Der Ordner mit den Fotos ist verschwunden.</translation>
    </message>
    <message>
        <source>Connect the drive again, or put the folder back in its place.</source>
        <translation>Das Laufwerk wieder anschließen oder den Ordner an seinen Platz zurücklegen.</translation>
    </message>
    <message>
        <source>There is no model of this name.</source>
        <translation>Ein Modell dieses Namens gibt es nicht.</translation>
    </message>
    <message>
        <source>Choose one of the models in the list.</source>
        <translation>Eines der Modelle aus der Liste wählen.</translation>
    </message>
    <message>
        <source>The model is not on this computer.</source>
        <translation>Das Modell ist nicht auf diesem Computer.</translation>
    </message>
    <message>
        <source>Download it in the dialog of models.</source>
        <translation>Es im Dialog „Modelle“ herunterladen.</translation>
    </message>
    <message>
        <source>The file of the model is damaged.</source>
        <translation>Die Datei des Modells ist beschädigt.</translation>
    </message>
    <message>
        <source>Download the model again.</source>
        <translation>Das Modell noch einmal herunterladen.</translation>
    </message>
    <message>
        <source>The file is no model that can be used here.</source>
        <translation>Die Datei ist kein Modell, das hier verwendet werden kann.</translation>
    </message>
    <message>
        <source>Choose another model.</source>
        <translation>Ein anderes Modell wählen.</translation>
    </message>
    <message>
        <source>The download has failed.</source>
        <translation>Das Herunterladen ist fehlgeschlagen.</translation>
    </message>
    <message>
        <source>Check the connection, and mirror and proxy under Sources, then try again.</source>
        <translation>Die Verbindung sowie Spiegelserver und Proxy unter „Quellen“ prüfen, dann erneut versuchen.</translation>
    </message>
    <message>
        <source>The chosen device cannot be used.</source>
        <translation>Das gewählte Gerät kann nicht verwendet werden.</translation>
    </message>
    <message>
        <source>Install what it needs, choose another device, or allow the processor in the settings.</source>
        <translation>Installieren, was es benötigt, ein anderes Gerät wählen oder in den Einstellungen den Prozessor zulassen.</translation>
    </message>
    <message>
        <source>There is not enough memory.</source>
        <translation>Der Arbeitsspeicher reicht nicht aus.</translation>
    </message>
    <message>
        <source>Close other programs, let fewer images run at once, or choose a smaller model.</source>
        <translation>Andere Programme schließen, weniger Bilder zugleich bearbeiten oder ein kleineres Modell wählen.</translation>
    </message>
    <message>
        <source>The engine that removes backgrounds cannot be loaded.</source>
        <translation>Der Programmteil, der Hintergründe entfernt, lässt sich nicht laden.</translation>
    </message>
    <message>
        <source>Install the program again.</source>
        <translation>Das Programm neu installieren.</translation>
    </message>
    <message>
        <source>The model failed on this image.</source>
        <translation>Das Modell ist an diesem Bild gescheitert.</translation>
    </message>
    <message>
        <source>Try again, or choose the processor as device or another model.</source>
        <translation>Erneut versuchen oder den Prozessor als Gerät oder ein anderes Modell wählen.</translation>
    </message>
    <message>
        <source>An option or a name is not possible.</source>
        <translation>Eine Option oder ein Name ist so nicht möglich.</translation>
    </message>
    <message>
        <source>Change it and try again.</source>
        <translation>Ändern und erneut versuchen.</translation>
    </message>
    <message>
        <source>A setting has a value that is not possible.</source>
        <translation>Eine Einstellung hat einen Wert, der nicht möglich ist.</translation>
    </message>
    <message>
        <source>There is no preset of this name.</source>
        <translation>Eine Vorgabe dieses Namens gibt es nicht.</translation>
    </message>
    <message>
        <source>Choose another preset.</source>
        <translation>Eine andere Vorgabe wählen.</translation>
    </message>
    <message>
        <source>No image was found there.</source>
        <translation>Dort wurde kein Bild gefunden.</translation>
    </message>
    <message>
        <source>Choose image files, or folders with images.</source>
        <translation>Bilddateien oder Ordner mit Bildern wählen.</translation>
    </message>
    <message>
        <source>The background image cannot be used.</source>
        <translation>Das Hintergrundbild kann nicht verwendet werden.</translation>
    </message>
    <message>
        <source>Choose another background image.</source>
        <translation>Ein anderes Hintergrundbild wählen.</translation>
    </message>
    <message>
        <source>The job is no longer in the queue.</source>
        <translation>Der Auftrag ist nicht mehr in der Warteschlange.</translation>
    </message>
    <message>
        <source>It may have been removed from the list.</source>
        <translation>Vielleicht wurde er aus der Liste entfernt.</translation>
    </message>
    <message>
        <source>Several jobs begin with these letters.</source>
        <translation>Mehrere Aufträge beginnen mit diesen Zeichen.</translation>
    </message>
    <message>
        <source>Name more letters.</source>
        <translation>Mehr Zeichen angeben.</translation>
    </message>
    <message>
        <source>This is not possible now.</source>
        <translation>Das ist im Moment nicht möglich.</translation>
    </message>
    <message>
        <source>Wait until the work on it has ended, or choose something else.</source>
        <translation>Warten, bis die Arbeit daran beendet ist, oder etwas anderes wählen.</translation>
    </message>
    <message>
        <source>This key was used for another submission.</source>
        <translation>Dieser Schlüssel wurde schon für eine andere Einsendung verwendet.</translation>
    </message>
    <message>
        <source>Use a new key for each new submission.</source>
        <translation>Für jede neue Einsendung einen neuen Schlüssel verwenden.</translation>
    </message>
    <message>
        <source>The queue was written by a newer version of the program.</source>
        <translation>Die Warteschlange stammt von einer neueren Version des Programms.</translation>
    </message>
    <message>
        <source>Install that version again.</source>
        <translation>Diese Version wieder installieren.</translation>
    </message>
    <message>
        <source>The file of the queue is damaged.</source>
        <translation>Die Datei der Warteschlange ist beschädigt.</translation>
    </message>
    <message>
        <source>Start the program again: it begins a new queue and keeps the damaged file.</source>
        <translation>Das Programm neu starten: Es legt eine neue Warteschlange an und behält die beschädigte Datei.</translation>
    </message>
    <message>
        <source>The queue is held by another program.</source>
        <translation>Die Warteschlange wird von einem anderen Programm festgehalten.</translation>
    </message>
    <message>
        <source>Wait a moment and try again.</source>
        <translation>Einen Moment warten und erneut versuchen.</translation>
    </message>
    <message>
        <source>The program’s own folder cannot be written.</source>
        <translation>In den eigenen Ordner des Programms kann nicht geschrieben werden.</translation>
    </message>
    <message>
        <source>Check its permissions and the room on its disk.</source>
        <translation>Seine Zugriffsrechte und den Platz auf dem Datenträger prüfen.</translation>
    </message>
    <message>
        <source>The queue is being worked on by another program already.</source>
        <translation>Ein anderes Programm arbeitet bereits an der Warteschlange.</translation>
    </message>
    <message>
        <source>End the other program, or let it go on.</source>
        <translation>Das andere Programm beenden oder weiterarbeiten lassen.</translation>
    </message>
    <message>
        <source>The window cannot be shown.</source>
        <translation>Das Fenster kann nicht angezeigt werden.</translation>
    </message>
    <message>
        <source>Start the program where there is a screen.</source>
        <translation>Das Programm dort starten, wo es einen Bildschirm gibt.</translation>
    </message>
    <message>
        <source>The port of the interface for other programs is taken.</source>
        <translation>Der Port der Schnittstelle für andere Programme ist belegt.</translation>
    </message>
    <message>
        <source>Choose another port in the settings.</source>
        <translation>In den Einstellungen einen anderen Port wählen.</translation>
    </message>
    <message>
        <source>No service answers at this address.</source>
        <translation>Unter dieser Adresse antwortet kein Dienst.</translation>
    </message>
    <message>
        <source>Start it there, or check the address and the token.</source>
        <translation>Ihn dort starten oder Adresse und Token prüfen.</translation>
    </message>
    <message>
        <source>What answers at this address is not the expected service.</source>
        <translation>Was unter dieser Adresse antwortet, ist nicht der erwartete Dienst.</translation>
    </message>
    <message>
        <source>Check the address, and whether both programs have the same version.</source>
        <translation>Die Adresse prüfen und ob beide Programme dieselbe Version haben.</translation>
    </message>
    <message>
        <source>The service has refused the request.</source>
        <translation>Der Dienst hat die Anfrage abgelehnt.</translation>
    </message>
    <message>
        <source>The log says what the service answered.</source>
        <translation>Im Protokoll steht, was der Dienst geantwortet hat.</translation>
    </message>
    <message>
        <source>Something went wrong inside the program.</source>
        <translation>Im Programm ist etwas schiefgegangen.</translation>
    </message>
    <message>
        <source>Please report it together with the log file.</source>
        <translation>Bitte zusammen mit der Protokolldatei melden.</translation>
    </message>
    <message>
        <source>The computer runs on battery.</source>
        <translation>Der Computer läuft im Akkubetrieb.</translation>
    </message>
    <message>
        <source>Connect it to power, or allow work on battery in the settings.</source>
        <translation>An die Stromversorgung anschließen oder in den Einstellungen die Arbeit im Akkubetrieb erlauben.</translation>
    </message>
    <message>
        <source>There was a file of this name already; it was left alone.</source>
        <translation>Eine Datei dieses Namens gab es schon; sie blieb unverändert.</translation>
    </message>
    <message>
        <source>The photo was changed after it was queued; the new content was used.</source>
        <translation>Das Foto wurde nach dem Hinzufügen geändert; der neue Inhalt wurde verwendet.</translation>
    </message>
    <message>
        <source>The model does not run on the chosen device, but on the processor.</source>
        <translation>Das Modell läuft nicht auf dem gewählten Gerät, sondern auf dem Prozessor.</translation>
    </message>
    <message>
        <source>The file has more than one picture; the first one was taken.</source>
        <translation>Die Datei enthält mehr als ein Bild; das erste wurde genommen.</translation>
    </message>
    <message>
        <source>The camera data is damaged and was left out.</source>
        <translation>Die Kameradaten sind beschädigt und wurden weggelassen.</translation>
    </message>
    <message>
        <source>Some of the camera data is too large for this format and was left out.</source>
        <translation>Ein Teil der Kameradaten ist für dieses Format zu groß und wurde weggelassen.</translation>
    </message>
    <message>
        <source>The colour profile does not fit the pixels and was left out.</source>
        <translation>Das Farbprofil passt nicht zu den Pixeln und wurde weggelassen.</translation>
    </message>
    <message>
        <source>The colours were converted to sRGB.</source>
        <translation>Die Farben wurden in sRGB umgewandelt.</translation>
    </message>
    <message>
        <source>Nothing was found that stands out from the background.</source>
        <translation>Es wurde nichts gefunden, das sich vom Hintergrund abhebt.</translation>
    </message>
    <message>
        <source>The subject was enlarged to fill the canvas.</source>
        <translation>Das Motiv wurde vergrößert, um die Arbeitsfläche zu füllen.</translation>
    </message>
</context>
<context>
    <name>Facts</name>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Grund</translation>
    </message>
    <message>
        <source>Notice</source>
        <translation>Hinweis</translation>
    </message>
    <message>
        <source>Original</source>
        <translation>Original</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>Time taken</source>
        <translation>Dauer</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Gerät</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>To</source>
        <translation>Nach</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>Options</source>
        <translation>Optionen</translation>
    </message>
    <message>
        <source>Preset</source>
        <translation>Vorgabe</translation>
    </message>
    <message>
        <source>Destination</source>
        <translation>Ziel</translation>
    </message>
    <message>
        <source>Added</source>
        <translation>Hinzugefügt</translation>
    </message>
    <message>
        <source>Started</source>
        <translation>Begonnen</translation>
    </message>
    <message>
        <source>Finished</source>
        <translation>Beendet</translation>
    </message>
    <message>
        <source>Left out</source>
        <translation>Ausgelassen</translation>
    </message>
</context>
<context>
    <name>Feedback</name>
    <message>
        <source>The queue goes on by itself when this is mended.</source>
        <translation>Sobald das behoben ist, läuft die Warteschlange von selbst weiter.</translation>
    </message>
    <message>
        <source>Try now</source>
        <translation>Jetzt versuchen</translation>
    </message>
    <message>
        <source>Trying again …</source>
        <translation>Neuer Versuch …</translation>
    </message>
    <message>
        <source>The queue is paused.</source>
        <translation>Die Warteschlange pausiert.</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>“%1” failed.</source>
        <translation>„%1“ ist fehlgeschlagen.</translation>
    </message>
    <message>
        <source>The other images go on.</source>
        <translation>Die anderen Bilder laufen weiter.</translation>
    </message>
    <message>
        <source>Show failed images</source>
        <translation>Fehlgeschlagene Bilder zeigen</translation>
    </message>
    <message numerus="yes">
        <source>%n interrupted image(s) are done again</source>
        <translation>
            <numerusform>%n unterbrochenes Bild wird neu bearbeitet</numerusform>
            <numerusform>%n unterbrochene Bilder werden neu bearbeitet</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n finished image(s) were kept</source>
        <translation>
            <numerusform>%n fertiges Bild blieb erhalten</numerusform>
            <numerusform>%n fertige Bilder blieben erhalten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n image(s) were given up after several crashes</source>
        <translation>
            <numerusform>%n Bild wurde nach mehreren Abstürzen aufgegeben</numerusform>
            <numerusform>%n Bilder wurden nach mehreren Abstürzen aufgegeben</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n unfinished file(s) were tidied away</source>
        <translation>
            <numerusform>%n unfertige Datei wurde aufgeräumt</numerusform>
            <numerusform>%n unfertige Dateien wurden aufgeräumt</numerusform>
        </translation>
    </message>
    <message>
        <source>Rembg Desktop ended unexpectedly last time. Nothing was lost: %1.</source>
        <translation>Rembg Desktop wurde zuletzt unerwartet beendet. Nichts ging verloren: %1.</translation>
    </message>
    <message>
        <source>The queue’s file was damaged and a new one was begun. The old one is kept as %1.</source>
        <translation>Die Datei der Warteschlange war beschädigt; eine neue wurde angelegt. Die alte ist aufbewahrt als %1.</translation>
    </message>
    <message>
        <source>Use port %1</source>
        <translation>Port %1 verwenden</translation>
    </message>
    <message>
        <source>Settings…</source>
        <translation>Einstellungen…</translation>
    </message>
    <message>
        <source>The HTTP API is not available. %1</source>
        <translation>Die HTTP-API ist nicht verfügbar. %1</translation>
    </message>
    <message numerus="yes">
        <source>%n job(s) removed from the list; their results stay.</source>
        <translation>
            <numerusform>%n Auftrag aus der Liste entfernt; seine Ergebnisse bleiben.</numerusform>
            <numerusform>%n Aufträge aus der Liste entfernt; ihre Ergebnisse bleiben.</numerusform>
        </translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message numerus="yes">
        <source>%n result(s) moved to the trash.</source>
        <translation>
            <numerusform>%n Ergebnis in den Papierkorb gelegt.</numerusform>
            <numerusform>%n Ergebnisse in den Papierkorb gelegt.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n could not be moved.</source>
        <translation>
            <numerusform>%n ließ sich nicht verschieben.</numerusform>
            <numerusform>%n ließen sich nicht verschieben.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln image(s) done</source>
        <translation>
            <numerusform>%Ln Bild fertig</numerusform>
            <numerusform>%Ln Bilder fertig</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n failed</source>
        <translation>
            <numerusform>%n fehlgeschlagen</numerusform>
            <numerusform>%n fehlgeschlagen</numerusform>
        </translation>
    </message>
    <message>
        <source>Rembg Desktop is done</source>
        <translation>Rembg Desktop ist fertig</translation>
    </message>
</context>
<context>
    <name>FileGroup</name>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Use a white background</source>
        <translation>Weißen Hintergrund verwenden</translation>
    </message>
    <message>
        <source>Quality</source>
        <translation>Qualität</translation>
    </message>
    <message>
        <source>&amp;Lossless</source>
        <translation>Ver&amp;lustfrei</translation>
    </message>
    <message>
        <source>Keep camera data (E&amp;XIF)</source>
        <translation>Kameradaten behalten (E&amp;XIF)</translation>
    </message>
    <message>
        <source>The colour profile and the resolution are always kept.</source>
        <translation>Farbprofil und Auflösung bleiben immer erhalten.</translation>
    </message>
    <message>
        <source>F&amp;ormat</source>
        <translation>F&amp;ormat</translation>
    </message>
    <message>
        <source>Qualit&amp;y</source>
        <translation>Qualit&amp;ät</translation>
    </message>
    <message>
        <source>lossless</source>
        <translation>verlustfrei</translation>
    </message>
    <message>
        <source>no camera data</source>
        <translation>ohne Kameradaten</translation>
    </message>
</context>
<context>
    <name>FilterBar</name>
    <message>
        <source>Search</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Search the queue</source>
        <translation>Warteschlange durchsuchen</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
</context>
<context>
    <name>FolderList</name>
    <message>
        <source>Allowed &amp;folders</source>
        <translation>Erlaubte &amp;Ordner</translation>
    </message>
    <message>
        <source>Programs may name photos in these folders by their paths, and have results put there.</source>
        <translation>Programme dürfen Fotos in diesen Ordnern mit ihrem Pfad nennen und Ergebnisse dort ablegen lassen.</translation>
    </message>
    <message>
        <source>Add folder…</source>
        <translation>Ordner hinzufügen…</translation>
    </message>
    <message>
        <source>Allow a folder</source>
        <translation>Einen Ordner erlauben</translation>
    </message>
</context>
<context>
    <name>Following</name>
    <message>
        <source>The system refused to sleep or shut down.</source>
        <translation>Das System hat Ruhezustand oder Herunterfahren abgelehnt.</translation>
    </message>
</context>
<context>
    <name>Formatting</name>
    <message>
        <source>Held</source>
        <translation>Zurückgehalten</translation>
    </message>
    <message>
        <source>Pending</source>
        <translation>Wartet</translation>
    </message>
    <message>
        <source>Processing</source>
        <translation>In Arbeit</translation>
    </message>
    <message>
        <source>Completed</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>Skipped</source>
        <translation>Übersprungen</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Fehlgeschlagen</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Abgebrochen</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1&#xa0;%</translation>
    </message>
</context>
<context>
    <name>GeneralPage</name>
    <message>
        <source>General</source>
        <translation>Allgemein</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Wie das System</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>Show an icon in the system &amp;tray</source>
        <translation>Symbol im &amp;Infobereich zeigen</translation>
    </message>
    <message>
        <source>Show t&amp;ips for the first steps</source>
        <translation>&amp;Tipps für die ersten Schritte zeigen</translation>
    </message>
    <message>
        <source>&amp;Ask before closing while images are in work</source>
        <translation>Vor dem &amp;Schließen fragen, solange Bilder in Arbeit sind</translation>
    </message>
    <message>
        <source>Another language is used from the next start on.</source>
        <translation>Eine andere Sprache gilt ab dem nächsten Start.</translation>
    </message>
    <message>
        <source>T&amp;heme</source>
        <translation>&amp;Farbschema</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>S&amp;prache</translation>
    </message>
</context>
<context>
    <name>Header</name>
    <message>
        <source>Previous image (Page Up in the picture)</source>
        <translation>Voriges Bild (Bild auf)</translation>
    </message>
    <message>
        <source>Next image (Page Down in the picture)</source>
        <translation>Nächstes Bild (Bild ab)</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
</context>
<context>
    <name>ImagesModel</name>
    <message>
        <source>Image</source>
        <translation>Bild</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>Meldung</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Vorher</translation>
    </message>
    <message>
        <source>After</source>
        <translation>Nachher</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
</context>
<context>
    <name>ImagesTab</name>
    <message>
        <source>Images of the job</source>
        <translation>Bilder des Auftrags</translation>
    </message>
</context>
<context>
    <name>InspectorPanel</name>
    <message>
        <source>Details of the selection</source>
        <translation>Einzelheiten der Auswahl</translation>
    </message>
    <message>
        <source>Summary</source>
        <translation>Übersicht</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Protokoll</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>Vorschau</translation>
    </message>
    <message>
        <source>Select a job or an image to look at it here.</source>
        <translation>Einen Auftrag oder ein Bild auswählen, um es hier zu betrachten.</translation>
    </message>
    <message>
        <source>Copied: %1</source>
        <translation>Kopiert: %1</translation>
    </message>
    <message>
        <source>The log is on the clipboard.</source>
        <translation>Das Protokoll ist in der Zwischenablage.</translation>
    </message>
    <message>
        <source>Open the result</source>
        <translation>Ergebnis öffnen</translation>
    </message>
    <message>
        <source>Show the result in its folder</source>
        <translation>Ergebnis in seinem Ordner zeigen</translation>
    </message>
    <message>
        <source>Copy the result</source>
        <translation>Ergebnis kopieren</translation>
    </message>
</context>
<context>
    <name>InspectorWords</name>
    <message>
        <source>%1 s</source>
        <translation>%1&#xa0;s</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1&#xa0;ms</translation>
    </message>
    <message>
        <source>Read the photo</source>
        <translation>Foto lesen</translation>
    </message>
    <message>
        <source>Find the subject</source>
        <translation>Motiv finden</translation>
    </message>
    <message>
        <source>Refine the edges</source>
        <translation>Kanten verfeinern</translation>
    </message>
    <message>
        <source>Compose</source>
        <translation>Zusammensetzen</translation>
    </message>
    <message>
        <source>Write the file</source>
        <translation>Datei schreiben</translation>
    </message>
    <message>
        <source>Put it in its place</source>
        <translation>An ihren Platz bringen</translation>
    </message>
    <message>
        <source>Wait for memory</source>
        <translation>Auf Speicher warten</translation>
    </message>
    <message>
        <source>clean colours</source>
        <translation>saubere Farben</translation>
    </message>
    <message>
        <source>matting</source>
        <translation>Matting</translation>
    </message>
    <message>
        <source>mask only</source>
        <translation>nur Maske</translation>
    </message>
    <message>
        <source>background %1</source>
        <translation>Hintergrund %1</translation>
    </message>
    <message>
        <source>background image</source>
        <translation>Hintergrundbild</translation>
    </message>
    <message>
        <source>trimmed</source>
        <translation>beschnitten</translation>
    </message>
    <message>
        <source>Waiting for its turn</source>
        <translation>Wartet, bis es an der Reihe ist</translation>
    </message>
    <message>
        <source>In work …</source>
        <translation>In Arbeit …</translation>
    </message>
    <message>
        <source>This image failed</source>
        <translation>Dieses Bild ist fehlgeschlagen</translation>
    </message>
    <message>
        <source>This image was cancelled</source>
        <translation>Dieses Bild wurde abgebrochen</translation>
    </message>
</context>
<context>
    <name>Intake</name>
    <message>
        <source>The picture could not be saved as %1: %2.</source>
        <translation>Das Bild konnte nicht als %1 gespeichert werden: %2.</translation>
    </message>
    <message>
        <source>Free some space or save the picture yourself, then add the file.</source>
        <translation>Platz schaffen oder das Bild selbst speichern, dann die Datei hinzufügen.</translation>
    </message>
</context>
<context>
    <name>JobActions</name>
    <message numerus="yes">
        <source>Move %n result(s) to the trash?</source>
        <translation>
            <numerusform>%n Ergebnis in den Papierkorb legen?</numerusform>
            <numerusform>%n Ergebnisse in den Papierkorb legen?</numerusform>
        </translation>
    </message>
    <message>
        <source>Your original photos stay where they are.</source>
        <translation>Die Originalfotos bleiben, wo sie sind.</translation>
    </message>
    <message>
        <source>Move to the trash</source>
        <translation>In den Papierkorb legen</translation>
    </message>
</context>
<context>
    <name>LengthField</name>
    <message>
        <source>Unit: %1</source>
        <translation>Einheit: %1</translation>
    </message>
    <message>
        <source>pixels</source>
        <translation>Pixel</translation>
    </message>
    <message>
        <source>percent</source>
        <translation>Prozent</translation>
    </message>
</context>
<context>
    <name>LogTab</name>
    <message>
        <source>Log</source>
        <translation>Protokoll</translation>
    </message>
    <message>
        <source>Copy log</source>
        <translation>Protokoll kopieren</translation>
    </message>
</context>
<context>
    <name>LogText</name>
    <message>
        <source>Job %1: %2</source>
        <translation>Auftrag %1: %2</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Added</source>
        <translation>Hinzugefügt</translation>
    </message>
    <message>
        <source>Started</source>
        <translation>Begonnen</translation>
    </message>
    <message>
        <source>Finished</source>
        <translation>Beendet</translation>
    </message>
    <message>
        <source>Destination</source>
        <translation>Ziel</translation>
    </message>
    <message>
        <source>What was asked</source>
        <translation>Was verlangt war</translation>
    </message>
    <message>
        <source>Preset</source>
        <translation>Vorgabe</translation>
    </message>
    <message>
        <source>Other images that failed</source>
        <translation>Weitere fehlgeschlagene Bilder</translation>
    </message>
    <message>
        <source>Image %1: %2</source>
        <translation>Bild %1: %2</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>To</source>
        <translation>Nach</translation>
    </message>
    <message>
        <source>Attempts</source>
        <translation>Versuche</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Gerät</translation>
    </message>
    <message>
        <source>Time taken</source>
        <translation>Dauer</translation>
    </message>
    <message>
        <source>Notice</source>
        <translation>Hinweis</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>ja</translation>
    </message>
    <message>
        <source>no</source>
        <translation>nein</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>The settings could not be saved: %1.</source>
        <translation>Die Einstellungen konnten nicht gespeichert werden: %1.</translation>
    </message>
    <message>
        <source>There is no result to open yet.</source>
        <translation>Es gibt noch kein Ergebnis zum Öffnen.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln image(s) added</source>
        <translation>
            <numerusform>%Ln Bild hinzugefügt</numerusform>
            <numerusform>%Ln Bilder hinzugefügt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n other file(s) left out</source>
        <translation>
            <numerusform>%n andere Datei ausgelassen</numerusform>
            <numerusform>%n andere Dateien ausgelassen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Finishing %n image(s), then the program closes.</source>
        <translation>
            <numerusform>%n Bild wird fertiggestellt, dann schließt das Programm.</numerusform>
            <numerusform>%n Bilder werden fertiggestellt, dann schließt das Programm.</numerusform>
        </translation>
    </message>
    <message>
        <source>Stop now</source>
        <translation>Sofort anhalten</translation>
    </message>
</context>
<context>
    <name>ModelCard</name>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Best for</source>
        <translation>Gut für</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>Tempo</translation>
    </message>
    <message>
        <source>Sees</source>
        <translation>Sieht</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>Lizenz</translation>
    </message>
    <message>
        <source>Download</source>
        <translation>Download</translation>
    </message>
    <message>
        <source>&amp;Pause</source>
        <translation>&amp;Pause</translation>
    </message>
    <message>
        <source>&amp;Cancel download</source>
        <translation>Download ab&amp;brechen</translation>
    </message>
    <message>
        <source>Check &amp;file</source>
        <translation>&amp;Datei prüfen</translation>
    </message>
    <message>
        <source>Compare the whole file with its checksum.</source>
        <translation>Die ganze Datei mit ihrer Prüfsumme vergleichen.</translation>
    </message>
    <message>
        <source>D&amp;elete…</source>
        <translation>&amp;Löschen…</translation>
    </message>
    <message>
        <source>unknown; ask whoever made it</source>
        <translation>unbekannt; den Urheber fragen</translation>
    </message>
    <message>
        <source>%1 × %1 pixels</source>
        <translation>%1 × %1 Pixel</translation>
    </message>
    <message>
        <source>Not for commercial use.</source>
        <translation>Nicht für gewerbliche Nutzung.</translation>
    </message>
    <message>
        <source>Page of the publisher</source>
        <translation>Seite des Herausgebers</translation>
    </message>
    <message>
        <source>Connecting…</source>
        <translation>Verbindung wird hergestellt…</translation>
    </message>
    <message>
        <source>Working…</source>
        <translation>Arbeitet…</translation>
    </message>
    <message>
        <source>&amp;Go on</source>
        <translation>&amp;Weiter</translation>
    </message>
    <message>
        <source>&amp;Download again</source>
        <translation>Erneut &amp;herunterladen</translation>
    </message>
    <message>
        <source>&amp;Download</source>
        <translation>&amp;Herunterladen</translation>
    </message>
</context>
<context>
    <name>ModelDescriptions</name>
    <message>
        <source>The small sibling of U²-Net; comes with the program and needs no download.</source>
        <translation>Die kleine Schwester von U²-Net; liegt dem Programm bei und braucht keinen Download.</translation>
    </message>
    <message>
        <source>The classic general model; more sure of its subject than the small one.</source>
        <translation>Das klassische allgemeine Modell; seines Motivs sicherer als das kleine.</translation>
    </message>
    <message>
        <source>Sees 1024 pixels in place of 320 and so keeps thin parts and straight edges.</source>
        <translation>Sieht 1024 Pixel statt 320 und bewahrt so dünne Teile und gerade Kanten.</translation>
    </message>
    <message>
        <source>The best general model that may be used freely; large, slow and hungry without a graphics card.</source>
        <translation>Das beste allgemeine Modell, das frei genutzt werden darf; groß, langsam und ohne Grafikkarte hungrig.</translation>
    </message>
    <message>
        <source>BiRefNet with a smaller backbone: nearly as good, a good deal faster.</source>
        <translation>BiRefNet mit kleinerem Unterbau: fast so gut, deutlich schneller.</translation>
    </message>
    <message>
        <source>BiRefNet trained on portraits; follows hair closely.</source>
        <translation>BiRefNet, mit Porträts trainiert; folgt Haaren genau.</translation>
    </message>
    <message>
        <source>BiRefNet trained on the largest collection of pictures.</source>
        <translation>BiRefNet, mit der größten Bildersammlung trainiert.</translation>
    </message>
    <message>
        <source>BiRefNet trained for dichotomous segmentation: fences, wheels, furniture.</source>
        <translation>BiRefNet, für dichotome Segmentierung trainiert: Zäune, Räder, Möbel.</translation>
    </message>
    <message>
        <source>BiRefNet trained for salient objects in high resolution.</source>
        <translation>BiRefNet, für auffällige Objekte in hoher Auflösung trainiert.</translation>
    </message>
    <message>
        <source>BiRefNet trained to find what hides in its surroundings.</source>
        <translation>BiRefNet, darauf trainiert zu finden, was sich in seiner Umgebung verbirgt.</translation>
    </message>
    <message>
        <source>U²-Net with smaller weights.</source>
        <translation>U²-Net mit kleineren Gewichten.</translation>
    </message>
    <message>
        <source>U²-Net trained on people; leaves other things out.</source>
        <translation>U²-Net, mit Menschen trainiert; lässt anderes weg.</translation>
    </message>
    <message>
        <source>Finds upper, lower and full-body clothes; all three are kept together.</source>
        <translation>Findet Oberteile, Unterteile und Ganzkörperkleidung; alle drei bleiben zusammen erhalten.</translation>
    </message>
    <message>
        <source>IS-Net trained on anime characters.</source>
        <translation>IS-Net, mit Anime-Figuren trainiert.</translation>
    </message>
    <message>
        <source>Very good, but not for commercial use without a licence from BRIA.</source>
        <translation>Sehr gut, aber ohne Lizenz von BRIA nicht für gewerbliche Nutzung.</translation>
    </message>
</context>
<context>
    <name>ModelList</name>
    <message>
        <source>Waiting</source>
        <translation>Wartet</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>Pausiert</translation>
    </message>
    <message>
        <source>Working…</source>
        <translation>Arbeitet…</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Fehlgeschlagen</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>%1/s</source>
        <translation>%1/s</translation>
    </message>
</context>
<context>
    <name>ModelPicker</name>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Models…</source>
        <translation>Modelle…</translation>
    </message>
    <message>
        <source>Download and manage models</source>
        <translation>Modelle herunterladen und verwalten</translation>
    </message>
    <message>
        <source>Not known here</source>
        <translation>Hier nicht bekannt</translation>
    </message>
    <message>
        <source>Download…</source>
        <translation>Herunterladen…</translation>
    </message>
</context>
<context>
    <name>ModelWords</name>
    <message>
        <source>Included</source>
        <translation>Enthalten</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Vorhanden</translation>
    </message>
    <message>
        <source>Not downloaded</source>
        <translation>Nicht heruntergeladen</translation>
    </message>
    <message>
        <source>Damaged</source>
        <translation>Beschädigt</translation>
    </message>
    <message>
        <source>licence unknown</source>
        <translation>Lizenz unbekannt</translation>
    </message>
    <message>
        <source>%1, private use only</source>
        <translation>%1, nur private Nutzung</translation>
    </message>
    <message>
        <source>very fast</source>
        <translation>sehr schnell</translation>
    </message>
    <message>
        <source>fast</source>
        <translation>schnell</translation>
    </message>
    <message>
        <source>moderate</source>
        <translation>mittel</translation>
    </message>
    <message>
        <source>slow</source>
        <translation>langsam</translation>
    </message>
    <message>
        <source>speed, clear subjects</source>
        <translation>Tempo, klare Motive</translation>
    </message>
    <message>
        <source>general photos</source>
        <translation>allgemeine Fotos</translation>
    </message>
    <message>
        <source>products, fine edges</source>
        <translation>Produkte, feine Kanten</translation>
    </message>
    <message>
        <source>best quality</source>
        <translation>beste Qualität</translation>
    </message>
    <message>
        <source>quality at half the cost</source>
        <translation>Qualität zum halben Preis</translation>
    </message>
    <message>
        <source>people, hair</source>
        <translation>Menschen, Haare</translation>
    </message>
    <message>
        <source>unusual subjects</source>
        <translation>ungewöhnliche Motive</translation>
    </message>
    <message>
        <source>thin structures</source>
        <translation>dünne Strukturen</translation>
    </message>
    <message>
        <source>large photos</source>
        <translation>große Fotos</translation>
    </message>
    <message>
        <source>camouflaged subjects</source>
        <translation>getarnte Motive</translation>
    </message>
    <message>
        <source>general photos, small download</source>
        <translation>allgemeine Fotos, kleiner Download</translation>
    </message>
    <message>
        <source>people</source>
        <translation>Menschen</translation>
    </message>
    <message>
        <source>clothes worn by a person</source>
        <translation>getragene Kleidung</translation>
    </message>
    <message>
        <source>drawn characters</source>
        <translation>gezeichnete Figuren</translation>
    </message>
    <message>
        <source>best quality, private use</source>
        <translation>beste Qualität, private Nutzung</translation>
    </message>
</context>
<context>
    <name>ModelsDialog</name>
    <message>
        <source>Models</source>
        <translation>Modelle</translation>
    </message>
    <message>
        <source>&amp;Import a file…</source>
        <translation>Datei &amp;importieren…</translation>
    </message>
    <message>
        <source>&amp;Open folder</source>
        <translation>&amp;Ordner öffnen</translation>
    </message>
    <message>
        <source>&amp;Sources…</source>
        <translation>&amp;Quellen…</translation>
    </message>
    <message>
        <source>Mirror and proxy for downloads</source>
        <translation>Spiegelserver und Proxy für Downloads</translation>
    </message>
    <message>
        <source>Not for commercial use</source>
        <translation>Nicht für gewerbliche Nutzung</translation>
    </message>
    <message>
        <source>%1 may not be used commercially.</source>
        <translation>%1 darf nicht gewerblich genutzt werden.</translation>
    </message>
    <message>
        <source>Its licence is %1. If you want to sell or advertise with the results, ask the publisher for a licence first.</source>
        <translation>Die Lizenz ist %1. Wer mit den Ergebnissen verkaufen oder werben will, muss zuerst beim Herausgeber eine Lizenz einholen.</translation>
    </message>
    <message>
        <source>Download for private use</source>
        <translation>Für private Nutzung herunterladen</translation>
    </message>
    <message>
        <source>Delete the model %1 from this computer?</source>
        <translation>Das Modell %1 von diesem Computer löschen?</translation>
    </message>
    <message>
        <source>Delete model</source>
        <translation>Modell löschen</translation>
    </message>
    <message>
        <source>It can be downloaded again.</source>
        <translation>Es kann erneut heruntergeladen werden.</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>ONNX models</source>
        <translation>ONNX-Modelle</translation>
    </message>
    <message>
        <source>Import a model</source>
        <translation>Modell importieren</translation>
    </message>
    <message>
        <source>Name of the model (letters, digits, dots, dashes):</source>
        <translation>Name des Modells (Buchstaben, Ziffern, Punkte, Striche):</translation>
    </message>
    <message>
        <source>Importing %1…</source>
        <translation>%1 wird importiert…</translation>
    </message>
    <message>
        <source>The file is good.</source>
        <translation>Die Datei ist in Ordnung.</translation>
    </message>
</context>
<context>
    <name>OptionReasons</name>
    <message>
        <source>JPEG has no transparency. Choose a colour or an image as the background.</source>
        <translation>JPEG kennt keine Transparenz. Eine Farbe oder ein Bild als Hintergrund wählen.</translation>
    </message>
    <message>
        <source>Enter a colour such as #ffffff, or choose an image file.</source>
        <translation>Eine Farbe wie #ffffff eingeben oder eine Bilddatei wählen.</translation>
    </message>
    <message>
        <source>A file name cannot hold any of these: %1</source>
        <translation>Ein Dateiname darf keines dieser Zeichen enthalten: %1</translation>
    </message>
    <message>
        <source>Use {stem} or {index}, or all results would have one name.</source>
        <translation>{stem} oder {index} verwenden, sonst hießen alle Ergebnisse gleich.</translation>
    </message>
    <message>
        <source>Use letters and the fields {stem}, {index}, {index:03}, {model} and {date}.</source>
        <translation>Buchstaben und die Felder {stem}, {index}, {index:03}, {model} und {date} verwenden.</translation>
    </message>
</context>
<context>
    <name>OptionsPanel</name>
    <message>
        <source>Options for new jobs</source>
        <translation>Optionen für neue Aufträge</translation>
    </message>
</context>
<context>
    <name>OriginList</name>
    <message>
        <source>Allowed &amp;web pages</source>
        <translation>Erlaubte We&amp;bseiten</translation>
    </message>
    <message>
        <source>Pages of these origins may call from a browser; every one of them still needs the token.</source>
        <translation>Seiten dieser Ursprünge dürfen aus einem Browser zugreifen; jede braucht trotzdem das Token.</translation>
    </message>
    <message>
        <source>Origin of a web page</source>
        <translation>Ursprung einer Webseite</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Hinzufügen</translation>
    </message>
    <message>
        <source>Add the origin</source>
        <translation>Ursprung hinzufügen</translation>
    </message>
    <message>
        <source>An origin looks like https://shop.example or http://localhost:8080, without a path.</source>
        <translation>Ein Ursprung sieht aus wie https://shop.example oder http://localhost:8080, ohne Pfad.</translation>
    </message>
</context>
<context>
    <name>OutputPage</name>
    <message>
        <source>Output</source>
        <translation>Ausgabe</translation>
    </message>
    <message>
        <source>Beside the photos</source>
        <translation>Neben den Fotos</translation>
    </message>
    <message>
        <source>One folder for all</source>
        <translation>Ein Ordner für alle</translation>
    </message>
    <message>
        <source>Folder for the results</source>
        <translation>Ordner für die Ergebnisse</translation>
    </message>
    <message>
        <source>Take the &amp;subfolders of folders, too</source>
        <translation>Auch die &amp;Unterordner von Ordnern nehmen</translation>
    </message>
    <message>
        <source>&amp;Results go</source>
        <translation>Ablage der &amp;Ergebnisse</translation>
    </message>
    <message>
        <source>&amp;Folder</source>
        <translation>&amp;Ordner</translation>
    </message>
    <message>
        <source>&amp;Preset at the start</source>
        <translation>&amp;Vorgabe beim Start</translation>
    </message>
    <message>
        <source>In a folder “cutouts” next to each photo.</source>
        <translation>In einem Ordner „cutouts“ neben jedem Foto.</translation>
    </message>
    <message>
        <source>Choose a folder for the results.</source>
        <translation>Einen Ordner für die Ergebnisse wählen.</translation>
    </message>
</context>
<context>
    <name>PathField</name>
    <message>
        <source>No folder chosen</source>
        <translation>Kein Ordner gewählt</translation>
    </message>
    <message>
        <source>No file chosen</source>
        <translation>Keine Datei gewählt</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Auswählen…</translation>
    </message>
    <message>
        <source>Choose: %1</source>
        <translation>Auswählen: %1</translation>
    </message>
</context>
<context>
    <name>PerformancePage</name>
    <message>
        <source>Performance</source>
        <translation>Leistung</translation>
    </message>
    <message>
        <source>Automatic (%1)</source>
        <translation>Automatisch (%1)</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>Automatisch</translation>
    </message>
    <message>
        <source>&amp;Stop when that device cannot be used</source>
        <translation>&amp;Anhalten, wenn dieses Gerät nicht verwendbar ist</translation>
    </message>
    <message>
        <source>Otherwise the processor is used in its place.</source>
        <translation>Sonst wird stattdessen der Prozessor verwendet.</translation>
    </message>
    <message>
        <source>Automatic (%1 MB)</source>
        <translation>Automatisch (%1&#xa0;MB)</translation>
    </message>
    <message>
        <source> MB</source>
        <translation> MB</translation>
    </message>
    <message>
        <source> megapixels</source>
        <translation> Megapixel</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>Nie</translation>
    </message>
    <message>
        <source> seconds</source>
        <translation> Sekunden</translation>
    </message>
    <message>
        <source>&amp;Test run</source>
        <translation>&amp;Testlauf</translation>
    </message>
    <message>
        <source>Result of the test run</source>
        <translation>Ergebnis des Testlaufs</translation>
    </message>
    <message>
        <source>&amp;Device</source>
        <translation>&amp;Gerät</translation>
    </message>
    <message>
        <source>&amp;Images at once</source>
        <translation>&amp;Bilder zugleich</translation>
    </message>
    <message>
        <source>&amp;Memory for images</source>
        <translation>&amp;Speicher für Bilder</translation>
    </message>
    <message>
        <source>&amp;Largest image</source>
        <translation>Größt&amp;es Bild</translation>
    </message>
    <message>
        <source>Larger ones fail before they are decoded.</source>
        <translation>Größere schlagen fehl, bevor sie dekodiert werden.</translation>
    </message>
    <message>
        <source>&amp;Free memory when idle for</source>
        <translation>Speicher &amp;freigeben nach Leerlauf von</translation>
    </message>
    <message>
        <source>The next image then loads the model again.</source>
        <translation>Das nächste Bild lädt das Modell dann erneut.</translation>
    </message>
    <message>
        <source>Not in this installation; the processor will be used.</source>
        <translation>Nicht in dieser Installation; der Prozessor wird verwendet.</translation>
    </message>
    <message>
        <source>Installed. A test run shows whether it works.</source>
        <translation>Installiert. Ein Testlauf zeigt, ob es funktioniert.</translation>
    </message>
    <message>
        <source>%1, not installed</source>
        <translation>%1, nicht installiert</translation>
    </message>
    <message>
        <source>Running…</source>
        <translation>Läuft…</translation>
    </message>
    <message>
        <source>%1: %2 s an image, %3 images a minute. Ready after %4 s.</source>
        <translation>%1: %2&#xa0;s pro Bild, %3 Bilder pro Minute. Bereit nach %4&#xa0;s.</translation>
    </message>
</context>
<context>
    <name>PlaceGroup</name>
    <message>
        <source>Name and place</source>
        <translation>Name und Ort</translation>
    </message>
    <message>
        <source>Insert a field</source>
        <translation>Feld einfügen</translation>
    </message>
    <message>
        <source>Insert a field into the name</source>
        <translation>Ein Feld in den Namen einfügen</translation>
    </message>
    <message>
        <source>Beside the photos</source>
        <translation>Neben den Fotos</translation>
    </message>
    <message>
        <source>One folder for all</source>
        <translation>Ein Ordner für alle</translation>
    </message>
    <message>
        <source>Folder for the results</source>
        <translation>Ordner für die Ergebnisse</translation>
    </message>
    <message>
        <source>Keep both, add a number</source>
        <translation>Beide behalten, Nummer anhängen</translation>
    </message>
    <message>
        <source>Skip the photo</source>
        <translation>Foto überspringen</translation>
    </message>
    <message>
        <source>Replace the file</source>
        <translation>Datei ersetzen</translation>
    </message>
    <message>
        <source>File &amp;name</source>
        <translation>Datei&amp;name</translation>
    </message>
    <message>
        <source>Destinat&amp;ion</source>
        <translation>Z&amp;iel</translation>
    </message>
    <message>
        <source>&amp;When a file exists</source>
        <translation>&amp;Wenn eine Datei schon da ist</translation>
    </message>
    <message>
        <source>Choose a folder for the results.</source>
        <translation>Einen Ordner für die Ergebnisse wählen.</translation>
    </message>
    <message>
        <source>Or put them beside the photos.</source>
        <translation>Oder die Ergebnisse neben den Fotos ablegen.</translation>
    </message>
    <message>
        <source>Example: %1</source>
        <translation>Beispiel: %1</translation>
    </message>
    <message>
        <source>In a folder “cutouts” next to each photo.</source>
        <translation>In einem Ordner „cutouts“ neben jedem Foto.</translation>
    </message>
    <message>
        <source>The photo itself is never replaced.</source>
        <translation>Das Foto selbst wird nie ersetzt.</translation>
    </message>
    <message>
        <source>Name of the photo</source>
        <translation>Name des Fotos</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Nummer</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Datum</translation>
    </message>
</context>
<context>
    <name>PresetBar</name>
    <message>
        <source>P&amp;reset</source>
        <translation>Vo&amp;rgabe</translation>
    </message>
    <message>
        <source>Edited</source>
        <translation>Geändert</translation>
    </message>
    <message>
        <source>The options differ from the preset.</source>
        <translation>Die Optionen weichen von der Vorgabe ab.</translation>
    </message>
    <message>
        <source>Preset</source>
        <translation>Vorgabe</translation>
    </message>
    <message>
        <source>Own options</source>
        <translation>Eigene Optionen</translation>
    </message>
    <message>
        <source>Save, rename or delete presets</source>
        <translation>Vorgaben speichern, umbenennen oder löschen</translation>
    </message>
    <message>
        <source>&amp;Save changes</source>
        <translation>Änderungen &amp;speichern</translation>
    </message>
    <message>
        <source>Save &amp;as new preset…</source>
        <translation>&amp;Als neue Vorgabe speichern…</translation>
    </message>
    <message>
        <source>Re&amp;vert to preset</source>
        <translation>Auf &amp;Vorgabe zurücksetzen</translation>
    </message>
    <message>
        <source>&amp;Rename…</source>
        <translation>&amp;Umbenennen…</translation>
    </message>
    <message>
        <source>&amp;Delete…</source>
        <translation>&amp;Löschen…</translation>
    </message>
    <message>
        <source>Save preset</source>
        <translation>Vorgabe speichern</translation>
    </message>
    <message>
        <source>Name of the new preset:</source>
        <translation>Name der neuen Vorgabe:</translation>
    </message>
    <message>
        <source>New name of the preset:</source>
        <translation>Neuer Name der Vorgabe:</translation>
    </message>
    <message>
        <source>Rename preset</source>
        <translation>Vorgabe umbenennen</translation>
    </message>
    <message>
        <source>There is a preset “%1” already. Replace it?</source>
        <translation>Eine Vorgabe „%1“ gibt es bereits. Ersetzen?</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>Ersetzen</translation>
    </message>
    <message>
        <source>There is a preset of that name already.</source>
        <translation>Eine Vorgabe dieses Namens gibt es bereits.</translation>
    </message>
    <message>
        <source>Delete the preset “%1”?</source>
        <translation>Die Vorgabe „%1“ löschen?</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Presets</source>
        <translation>Vorgaben</translation>
    </message>
    <message>
        <source>The presets cannot be written: %1.</source>
        <translation>Die Vorgaben können nicht geschrieben werden: %1.</translation>
    </message>
</context>
<context>
    <name>PresetWords</name>
    <message>
        <source>Transparent PNG</source>
        <translation>Transparentes PNG</translation>
    </message>
    <message>
        <source>White shop picture</source>
        <translation>Weißes Shop-Bild</translation>
    </message>
    <message>
        <source>Mask</source>
        <translation>Maske</translation>
    </message>
    <message>
        <source>WebP for the web</source>
        <translation>WebP fürs Web</translation>
    </message>
</context>
<context>
    <name>PreviewView</name>
    <message>
        <source>Preview</source>
        <translation>Vorschau</translation>
    </message>
    <message>
        <source>Select a photo to see a preview.</source>
        <translation>Ein Foto auswählen, um eine Vorschau zu sehen.</translation>
    </message>
    <message>
        <source>Updating …</source>
        <translation>Wird aktualisiert …</translation>
    </message>
</context>
<context>
    <name>QueueColumns</name>
    <message>
        <source>Columns</source>
        <translation>Spalten</translation>
    </message>
    <message>
        <source>Order of the queue</source>
        <translation>Reihenfolge der Warteschlange</translation>
    </message>
    <message>
        <source>Reset columns</source>
        <translation>Spalten zurücksetzen</translation>
    </message>
</context>
<context>
    <name>QueuePage</name>
    <message>
        <source>Queue</source>
        <translation>Warteschlange</translation>
    </message>
    <message>
        <source>Do nothing</source>
        <translation>Nichts tun</translation>
    </message>
    <message>
        <source>Show a notification</source>
        <translation>Benachrichtigung zeigen</translation>
    </message>
    <message>
        <source>Open the folder of the results</source>
        <translation>Ordner der Ergebnisse öffnen</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>Put the computer to sleep</source>
        <translation>Computer in den Ruhezustand versetzen</translation>
    </message>
    <message>
        <source>Shut the computer down</source>
        <translation>Computer herunterfahren</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>Nie</translation>
    </message>
    <message>
        <source> days</source>
        <translation> Tagen</translation>
    </message>
    <message>
        <source> MB free</source>
        <translation> MB frei</translation>
    </message>
    <message>
        <source>Pause while the computer runs on &amp;battery</source>
        <translation>Im &amp;Akkubetrieb pausieren</translation>
    </message>
    <message>
        <source>&amp;When everything is done</source>
        <translation>&amp;Wenn alles fertig ist</translation>
    </message>
    <message>
        <source>&amp;Remove finished jobs from the list after</source>
        <translation>Beendete Aufträge aus der &amp;Liste entfernen nach</translation>
    </message>
    <message>
        <source>Their results stay where they are.</source>
        <translation>Ihre Ergebnisse bleiben, wo sie sind.</translation>
    </message>
    <message>
        <source>Pause when the disk has &amp;less than</source>
        <translation>&amp;Pausieren, wenn auf dem Datenträger weniger als</translation>
    </message>
    <message>
        <source>The queue goes on by itself when there is room again.</source>
        <translation>Ist wieder Platz, läuft die Warteschlange von selbst weiter.</translation>
    </message>
    <message numerus="yes">
        <source>A countdown of %n second(s) comes before, and can be cancelled.</source>
        <translation>
            <numerusform>Vorher läuft ein Countdown von %n Sekunde, der sich abbrechen lässt.</numerusform>
            <numerusform>Vorher läuft ein Countdown von %n Sekunden, der sich abbrechen lässt.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>QueueView</name>
    <message>
        <source>Queue</source>
        <translation>Warteschlange</translation>
    </message>
</context>
<context>
    <name>RequestsModel</name>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>Methode</translation>
    </message>
    <message>
        <source>Path</source>
        <translation>Pfad</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
</context>
<context>
    <name>RequestsTable</name>
    <message>
        <source>Last requests</source>
        <translation>Letzte Anfragen</translation>
    </message>
    <message>
        <source>No request yet.</source>
        <translation>Noch keine Anfrage.</translation>
    </message>
    <message>
        <source>Last re&amp;quests</source>
        <translation>Letzte An&amp;fragen</translation>
    </message>
</context>
<context>
    <name>Section</name>
    <message>
        <source>open</source>
        <translation>geöffnet</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>geschlossen</translation>
    </message>
</context>
<context>
    <name>SettingsDialog</name>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>Seiten</translation>
    </message>
</context>
<context>
    <name>ShortcutsDialog</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <source>Search for a command or a key</source>
        <translation>Befehl oder Taste suchen</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>Befehl</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Tasten</translation>
    </message>
    <message>
        <source>Others</source>
        <translation>Weitere</translation>
    </message>
</context>
<context>
    <name>SidePanel</name>
    <message>
        <source>Options and inspector</source>
        <translation>Optionen und Inspektor</translation>
    </message>
    <message>
        <source>Options</source>
        <translation>Optionen</translation>
    </message>
    <message>
        <source>Inspector</source>
        <translation>Inspektor</translation>
    </message>
</context>
<context>
    <name>SizeGroup</name>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>&amp;Trim to the subject</source>
        <translation>Auf das Motiv &amp;zuschneiden</translation>
    </message>
    <message>
        <source>Margin</source>
        <translation>Rand</translation>
    </message>
    <message>
        <source>As the photo</source>
        <translation>Wie das Foto</translation>
    </message>
    <message>
        <source>Own size…</source>
        <translation>Eigene Größe…</translation>
    </message>
    <message>
        <source>Width of the canvas, pixels</source>
        <translation>Breite der Arbeitsfläche in Pixeln</translation>
    </message>
    <message>
        <source>Height of the canvas, pixels</source>
        <translation>Höhe der Arbeitsfläche in Pixeln</translation>
    </message>
    <message>
        <source>Padding</source>
        <translation>Innenabstand</translation>
    </message>
    <message>
        <source>&amp;Margin around it</source>
        <translation>Rand rings&amp;um</translation>
    </message>
    <message>
        <source>C&amp;anvas</source>
        <translation>&amp;Arbeitsfläche</translation>
    </message>
    <message>
        <source>&amp;Padding inside it</source>
        <translation>Innena&amp;bstand darin</translation>
    </message>
    <message>
        <source>The subject is scaled to fit and centred.</source>
        <translation>Das Motiv wird eingepasst und zentriert.</translation>
    </message>
    <message>
        <source>Trimmed</source>
        <translation>Beschnitten</translation>
    </message>
</context>
<context>
    <name>SourceDialog</name>
    <message>
        <source>Where models come from</source>
        <translation>Woher Modelle kommen</translation>
    </message>
    <message>
        <source>&amp;Mirror</source>
        <translation>&amp;Spiegelserver</translation>
    </message>
    <message>
        <source>An address that holds the model files; empty for the publisher&apos;s own.</source>
        <translation>Eine Adresse mit den Modelldateien; leer für die des Herausgebers.</translation>
    </message>
    <message>
        <source>&amp;Proxy</source>
        <translation>&amp;Proxy</translation>
    </message>
    <message>
        <source>Empty to use the one of the system, if any.</source>
        <translation>Leer für den des Systems, falls es einen gibt.</translation>
    </message>
    <message>
        <source>Enter an address that begins with http:// or https://.</source>
        <translation>Eine Adresse eingeben, die mit http:// oder https:// beginnt.</translation>
    </message>
</context>
<context>
    <name>StatusLine</name>
    <message>
        <source>Ready</source>
        <translation>Bereit</translation>
    </message>
    <message>
        <source>%1 images/min</source>
        <translation>%1 Bilder/min</translation>
    </message>
    <message>
        <source>about %1 left</source>
        <translation>noch etwa %1</translation>
    </message>
    <message>
        <source>%1 free</source>
        <translation>%1 frei</translation>
    </message>
    <message>
        <source>HTTP API: %1</source>
        <translation>HTTP-API: %1</translation>
    </message>
    <message>
        <source>Waiting: %1</source>
        <translation>Wartet: %1</translation>
    </message>
    <message numerus="yes">
        <source>Paused, %Ln image(s) waiting</source>
        <translation>
            <numerusform>Pausiert, %Ln Bild wartet</numerusform>
            <numerusform>Pausiert, %Ln Bilder warten</numerusform>
        </translation>
    </message>
    <message>
        <source>Preparing alpha matting, about a minute the first time</source>
        <translation>Alpha-Matting wird vorbereitet, beim ersten Mal etwa eine Minute</translation>
    </message>
    <message numerus="yes">
        <source>%Ln image(s) left</source>
        <translation>
            <numerusform>noch %Ln Bild</numerusform>
            <numerusform>noch %Ln Bilder</numerusform>
        </translation>
    </message>
    <message>
        <source>Working · %1</source>
        <translation>In Arbeit · %1</translation>
    </message>
    <message numerus="yes">
        <source>Starting, %Ln image(s) waiting</source>
        <translation>
            <numerusform>Startet, %Ln Bild wartet</numerusform>
            <numerusform>Startet, %Ln Bilder warten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln image(s) waiting</source>
        <translation>
            <numerusform>%Ln Bild wartet</numerusform>
            <numerusform>%Ln Bilder warten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Done, %Ln image(s) failed</source>
        <translation>
            <numerusform>Fertig, %Ln Bild fehlgeschlagen</numerusform>
            <numerusform>Fertig, %Ln Bilder fehlgeschlagen</numerusform>
        </translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
</context>
<context>
    <name>SummaryTab</name>
    <message>
        <source>Summary</source>
        <translation>Übersicht</translation>
    </message>
    <message>
        <source>Image</source>
        <translation>Bild</translation>
    </message>
    <message>
        <source>Job</source>
        <translation>Auftrag</translation>
    </message>
</context>
<context>
    <name>TipsBar</name>
    <message>
        <source>Tips</source>
        <translation>Tipps</translation>
    </message>
    <message>
        <source>Drop photos or folders anywhere on this window.</source>
        <translation>Fotos oder Ordner irgendwo auf diesem Fenster ablegen.</translation>
    </message>
    <message>
        <source>Pictures from a browser and from the clipboard are welcome, too.</source>
        <translation>Auch Bilder aus dem Browser und aus der Zwischenablage sind willkommen.</translation>
    </message>
    <message>
        <source>Choose a preset on the side before you add photos.</source>
        <translation>Vor dem Hinzufügen von Fotos an der Seite eine Vorgabe wählen.</translation>
    </message>
    <message>
        <source>Each job keeps the options that it was added with.</source>
        <translation>Jeder Auftrag behält die Optionen, mit denen er hinzugefügt wurde.</translation>
    </message>
    <message>
        <source>Walk away: everything you add is kept.</source>
        <translation>Ruhig weggehen: Alles Hinzugefügte bleibt erhalten.</translation>
    </message>
    <message>
        <source>After a restart, even after a power cut, the queue goes on where it was.</source>
        <translation>Nach einem Neustart, sogar nach einem Stromausfall, macht die Warteschlange dort weiter, wo sie war.</translation>
    </message>
    <message>
        <source>Fine hair or tricky subjects? Try another model.</source>
        <translation>Feine Haare oder schwierige Motive? Ein anderes Modell versuchen.</translation>
    </message>
    <message>
        <source>Larger models are slower and see more. Download them once, then work offline.</source>
        <translation>Größere Modelle sind langsamer und sehen mehr. Einmal herunterladen, dann ohne Internet arbeiten.</translation>
    </message>
    <message>
        <source>Show no more tips</source>
        <translation>Keine Tipps mehr zeigen</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>Got it</source>
        <translation>Verstanden</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Weiter</translation>
    </message>
</context>
<context>
    <name>TokenSection</name>
    <message>
        <source>Token</source>
        <translation>Token</translation>
    </message>
    <message>
        <source>&amp;Renew…</source>
        <translation>Er&amp;neuern…</translation>
    </message>
    <message>
        <source>Renew the token</source>
        <translation>Token erneuern</translation>
    </message>
    <message>
        <source>Every program sends it as “Authorization: Bearer TOKEN”. Keep it like a password.</source>
        <translation>Jedes Programm sendet es als „Authorization: Bearer TOKEN“. Wie ein Passwort aufbewahren.</translation>
    </message>
    <message>
        <source>&amp;Token</source>
        <translation>To&amp;ken</translation>
    </message>
    <message>
        <source>Example for a shell</source>
        <translation>Beispiel für eine Shell</translation>
    </message>
    <message>
        <source>&amp;Example</source>
        <translation>Be&amp;ispiel</translation>
    </message>
    <message>
        <source>Hide</source>
        <translation>Verbergen</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Zeigen</translation>
    </message>
    <message>
        <source>Hide the token</source>
        <translation>Token verbergen</translation>
    </message>
    <message>
        <source>Show the token</source>
        <translation>Token zeigen</translation>
    </message>
    <message>
        <source>Make a new token?</source>
        <translation>Ein neues Token erzeugen?</translation>
    </message>
    <message>
        <source>The present one is refused from then on: every program that uses it must be given the new one.</source>
        <translation>Das jetzige wird von da an abgelehnt: Jedes Programm, das es verwendet, muss das neue bekommen.</translation>
    </message>
    <message>
        <source>Renew</source>
        <translation>Erneuern</translation>
    </message>
</context>
<context>
    <name>Transfers</name>
    <message>
        <source>The folder of models cannot be changed: %1.</source>
        <translation>Der Ordner der Modelle kann nicht geändert werden: %1.</translation>
    </message>
    <message>
        <source>Check its permissions and the room on its disk.</source>
        <translation>Seine Zugriffsrechte und den Platz auf dem Datenträger prüfen.</translation>
    </message>
</context>
<context>
    <name>Tray</name>
    <message>
        <source>Show Rembg Desktop</source>
        <translation>Rembg Desktop zeigen</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Fortsetzen</translation>
    </message>
</context>
<context>
    <name>ViewBar</name>
    <message>
        <source>Compare with a divider</source>
        <translation>Mit Teiler vergleichen</translation>
    </message>
    <message>
        <source>Compare side by side</source>
        <translation>Nebeneinander vergleichen</translation>
    </message>
    <message>
        <source>Hold to see the original (space bar in the picture)</source>
        <translation>Halten, um das Original zu sehen (Leertaste im Bild)</translation>
    </message>
    <message>
        <source>Checkerboard under the cut-out</source>
        <translation>Schachbrett unter dem Freisteller</translation>
    </message>
    <message>
        <source>White under the cut-out</source>
        <translation>Weiß unter dem Freisteller</translation>
    </message>
    <message>
        <source>Dark under the cut-out</source>
        <translation>Dunkel unter dem Freisteller</translation>
    </message>
    <message>
        <source>Own colour under the cut-out; press again to choose it</source>
        <translation>Eigene Farbe unter dem Freisteller; noch einmal drücken, um sie zu wählen</translation>
    </message>
    <message>
        <source>A trimmed result has another shape than its original: they are shown side by side</source>
        <translation>Ein beschnittenes Ergebnis hat eine andere Form als das Original: Sie stehen nebeneinander</translation>
    </message>
    <message>
        <source>Colour under the cut-out</source>
        <translation>Farbe unter dem Freisteller</translation>
    </message>
</context>
<context>
    <name>WhenDoneActions</name>
    <message>
        <source>Rembg Desktop quits in %1 seconds</source>
        <translation>Rembg Desktop wird in %1 Sekunden beendet</translation>
    </message>
    <message>
        <source>The computer goes to sleep in %1 seconds</source>
        <translation>Der Computer geht in %1 Sekunden in den Ruhezustand</translation>
    </message>
    <message>
        <source>The computer shuts down in %1 seconds</source>
        <translation>Der Computer fährt in %1 Sekunden herunter</translation>
    </message>
</context>
<context>
    <name>Workspace</name>
    <message>
        <source>No job matches. Press Esc to show all.</source>
        <translation>Kein Auftrag passt. Esc drücken, um alle zu zeigen.</translation>
    </message>
</context>
<context>
    <name>ZoomBar</name>
    <message>
        <source>Zoom out (−)</source>
        <translation>Verkleinern (−)</translation>
    </message>
    <message>
        <source>Zoom in (+)</source>
        <translation>Vergrößern (+)</translation>
    </message>
    <message>
        <source>Zoom</source>
        <translation>Zoom</translation>
    </message>
    <message>
        <source>Fit (0)</source>
        <translation>Einpassen (0)</translation>
    </message>
    <message>
        <source>Actual pixels (1)</source>
        <translation>Tatsächliche Pixel (1)</translation>
    </message>
    <message>
        <source>Drag the result to another program from here</source>
        <translation>Das Ergebnis von hier in ein anderes Programm ziehen</translation>
    </message>
    <message>
        <source>Copy the result</source>
        <translation>Ergebnis kopieren</translation>
    </message>
    <message>
        <source>Open the result</source>
        <translation>Ergebnis öffnen</translation>
    </message>
    <message>
        <source>Show the result in its folder</source>
        <translation>Ergebnis in seinem Ordner zeigen</translation>
    </message>
    <message>
        <source>Zoom: %1</source>
        <translation>Zoom: %1</translation>
    </message>
</context>
<context>
    <name>_Counts</name>
    <message numerus="yes">
        <source>%n image(s)</source>
        <translation>
            <numerusform>%n Bild</numerusform>
            <numerusform>%n Bilder</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n second(s)</source>
        <translation>
            <numerusform>%n Sekunde</numerusform>
            <numerusform>%n Sekunden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation>
            <numerusform>%n Minute</numerusform>
            <numerusform>%n Minuten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s)</source>
        <translation>
            <numerusform>%n Stunde</numerusform>
            <numerusform>%n Stunden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n Tag</numerusform>
            <numerusform>%n Tage</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n failed</source>
        <translation>
            <numerusform>%n fehlgeschlagen</numerusform>
            <numerusform>%n fehlgeschlagen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) left out</source>
        <translation>
            <numerusform>%n Datei ausgelassen</numerusform>
            <numerusform>%n Dateien ausgelassen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) without an image</source>
        <translation>
            <numerusform>%n Datei ohne Bild</numerusform>
            <numerusform>%n Dateien ohne Bild</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n succeeded</source>
        <translation>
            <numerusform>%n gelungen</numerusform>
            <numerusform>%n gelungen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n skipped</source>
        <translation>
            <numerusform>%n übersprungen</numerusform>
            <numerusform>%n übersprungen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n cancelled</source>
        <translation>
            <numerusform>%n abgebrochen</numerusform>
            <numerusform>%n abgebrochen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>und %n weiteres</numerusform>
            <numerusform>und %n weitere</numerusform>
        </translation>
    </message>
</context>
</TS>
