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
        <source>Removes the background from many photos, on your own computer. No photo is ever uploaded.</source>
        <translation>Entfernt den Hintergrund vieler Fotos, auf diesem Computer. Kein Foto wird irgendwohin gesendet.</translation>
    </message>
    <message>
        <source>Free software under the MIT license. Each model has its own license.</source>
        <translation>Freie Software unter der MIT-Lizenz. Jedes Modell hat eine eigene Lizenz.</translation>
    </message>
    <message>
        <source>&amp;Components</source>
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
        <source>License</source>
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
        <source>Copies versions, settings and counts, but no file names.</source>
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
        <source>Resume processing the queue</source>
        <translation>Mit der Warteschlange weitermachen</translation>
    </message>
    <message>
        <source>Finish the current images, but start no new ones</source>
        <translation>Angefangene Bilder fertigstellen, aber keine neuen beginnen</translation>
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
        <source>&amp;Review</source>
        <translation>&amp;Prüfung</translation>
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
        <source>Names from a table…</source>
        <translation>Namen aus einer Tabelle…</translation>
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
        <source>Retry all failed images</source>
        <translation>Alle fehlgeschlagenen Bilder wiederholen</translation>
    </message>
    <message>
        <source>Run the whole job again</source>
        <translation>Ganzen Auftrag noch einmal ausführen</translation>
    </message>
    <message>
        <source>New job with current options</source>
        <translation>Neuer Auftrag mit den aktuellen Optionen</translation>
    </message>
    <message>
        <source>Apply current options</source>
        <translation>Aktuelle Optionen anwenden</translation>
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
        <source>Move to top</source>
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
        <source>Move to bottom</source>
        <translation>Ganz nach unten</translation>
    </message>
    <message>
        <source>Remove from list</source>
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
        <source>Move results to trash…</source>
        <translation>Ergebnisse in den Papierkorb legen…</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Go to queue</source>
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
        <source>Review results</source>
        <translation>Ergebnisse prüfen</translation>
    </message>
    <message>
        <source>Hot folders</source>
        <translation>Hotfolder</translation>
    </message>
    <message>
        <source>Review this job</source>
        <translation>Diesen Auftrag prüfen</translation>
    </message>
    <message>
        <source>Accept</source>
        <translation>Annehmen</translation>
    </message>
    <message>
        <source>Reject</source>
        <translation>Ablehnen</translation>
    </message>
    <message>
        <source>Back to unreviewed</source>
        <translation>Zurück auf ungeprüft</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Repair…</source>
        <translation>Nachbessern…</translation>
    </message>
    <message>
        <source>Another model…</source>
        <translation>Anderes Modell…</translation>
    </message>
    <message>
        <source>Single result</source>
        <translation>Einzelnes Ergebnis</translation>
    </message>
    <message>
        <source>Contact sheet</source>
        <translation>Kontaktbogen</translation>
    </message>
    <message>
        <source>Show original (space bar)</source>
        <translation>Original zeigen (Leertaste)</translation>
    </message>
    <message>
        <source>Whole image or 100%</source>
        <translation>Ganzes Bild oder 100 %</translation>
    </message>
    <message>
        <source>Checkerboard behind the cutout</source>
        <translation>Schachbrett unter dem Freisteller</translation>
    </message>
    <message>
        <source>White behind the cutout</source>
        <translation>Weiß unter dem Freisteller</translation>
    </message>
    <message>
        <source>Black behind the cutout</source>
        <translation>Schwarz unter dem Freisteller</translation>
    </message>
    <message>
        <source>Gray behind the cutout</source>
        <translation>Grau unter dem Freisteller</translation>
    </message>
    <message>
        <source>Green behind the cutout</source>
        <translation>Grün unter dem Freisteller</translation>
    </message>
    <message>
        <source>Move rejected results…</source>
        <translation>Abgelehnte Ergebnisse verschieben…</translation>
    </message>
    <message>
        <source>Move rejected results to trash…</source>
        <translation>Abgelehnte Ergebnisse in den Papierkorb legen…</translation>
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
        <source>Check for updates</source>
        <translation>Nach Updates suchen</translation>
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
        <source>Add folder</source>
        <translation>Ordner hinzufügen</translation>
    </message>
    <message>
        <source>Only a link to the image was received. Images are not downloaded from the web.</source>
        <translation>Es kam nur ein Link zum Bild an. Bilder werden nicht aus dem Web heruntergeladen.</translation>
    </message>
    <message>
        <source>No image was found.</source>
        <translation>Es wurde kein Bild gefunden.</translation>
    </message>
    <message>
        <source>Save the image to a file first, then drop the file.</source>
        <translation>Das Bild zuerst als Datei speichern, dann die Datei ablegen.</translation>
    </message>
    <message>
        <source>Save this image to a file first</source>
        <translation>Dieses Bild zuerst als Datei speichern</translation>
    </message>
    <message>
        <source>Drop to use the names in this table</source>
        <translation>Ablegen, um die Namen aus dieser Tabelle zu verwenden</translation>
    </message>
    <message>
        <source>Drop to add</source>
        <translation>Zum Hinzufügen ablegen</translation>
    </message>
    <message>
        <source>Results will be saved in a “cutouts” folder next to the photos</source>
        <translation>Ergebnisse kommen in einen Ordner „cutouts“ neben den Fotos</translation>
    </message>
    <message>
        <source>Results will be saved in %1</source>
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
        <source>Searching for photos: %Ln found</source>
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
    <message>
        <source>Not added: %1.</source>
        <translation>Nicht hinzugefügt: %1.</translation>
    </message>
    <message>
        <source>Not added:</source>
        <translation>Nicht hinzugefügt:</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Details</translation>
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
        <source>The queue, presets, models and results are not affected.</source>
        <translation>Warteschlange, Vorgaben, Modelle und Ergebnisse bleiben, wie sie sind.</translation>
    </message>
    <message>
        <source>&amp;Reset all settings…</source>
        <translation>Alle Einstellungen &amp;zurücksetzen…</translation>
    </message>
    <message>
        <source>Reset all settings to their defaults?</source>
        <translation>Alle Einstellungen auf die Standardwerte zurücksetzen?</translation>
    </message>
    <message>
        <source>Reset settings</source>
        <translation>Einstellungen zurücksetzen</translation>
    </message>
    <message>
        <source>Nothing changes until you click OK.</source>
        <translation>Nichts ändert sich, bevor der Dialog mit OK bestätigt wird.</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>Zurücksetzen</translation>
    </message>
</context>
<context>
    <name>AnotherModel</name>
    <message numerus="yes">
        <source>%Ln image(s) added with the model %1.</source>
        <translation>
            <numerusform>%Ln Bild mit dem Modell %1 hinzugefügt.</numerusform>
            <numerusform>%Ln Bilder mit dem Modell %1 hinzugefügt.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln result(s) of the model %1 can be compared.</source>
        <translation>
            <numerusform>%Ln Ergebnis des Modells %1 kann verglichen werden.</numerusform>
            <numerusform>%Ln Ergebnisse des Modells %1 können verglichen werden.</numerusform>
        </translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Vergleichen</translation>
    </message>
    <message>
        <source>The model %1 gave no results.</source>
        <translation>Das Modell %1 ergab keine Ergebnisse.</translation>
    </message>
</context>
<context>
    <name>ApiPage</name>
    <message>
        <source>HTTP API</source>
        <translation>HTTP-API</translation>
    </message>
    <message>
        <source>Lets scripts, shop software and web pages on this computer add photos to the queue. Other computers cannot connect.</source>
        <translation>Damit können Skripte, Shop-Systeme und Webseiten auf diesem Computer der Warteschlange Fotos übergeben. Andere Computer können sie nicht erreichen.</translation>
    </message>
    <message>
        <source>&amp;Allow programs on this computer to use the queue</source>
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
        <source>Answer clients of rembg&apos;s server (rembg s)</source>
        <translation>Clients des rembg-Servers antworten (rembg s)</translation>
    </message>
    <message>
        <source>Answer clients of remove.bg</source>
        <translation>Clients von remove.bg antworten</translation>
    </message>
    <message>
        <source>Download photos from the Internet for these clients</source>
        <translation>Fotos für diese Clients aus dem Internet laden</translation>
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
        <source>&amp;Image size</source>
        <translation>G&amp;rößtes Bild</translation>
    </message>
    <message>
        <source>&amp;Submission size</source>
        <translation>Größte &amp;Einsendung</translation>
    </message>
    <message>
        <source>Images per &amp;job</source>
        <translation>Bilder je Auf&amp;trag</translation>
    </message>
    <message>
        <source>Waiting images in the q&amp;ueue</source>
        <translation>Bilder in der Wartesch&amp;lange</translation>
    </message>
    <message>
        <source>Off. It starts when you click OK or Apply.</source>
        <translation>Aus. Startet mit OK oder Anwenden.</translation>
    </message>
    <message>
        <source>%1, until you click OK or Apply.</source>
        <translation>%1, bis OK oder Anwenden gewählt wird.</translation>
    </message>
    <message>
        <source>Not listening: port %1 is in use.</source>
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
    <name>ApiText</name>
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
        <source>Port %1 is in use by another program. Port %2 is available.</source>
        <translation>Port %1 wird von einem anderen Programm benutzt; %2 ist frei.</translation>
    </message>
    <message>
        <source>Another instance of Rembg Desktop, such as “rembg-desktop serve”, is listening on port %1. When it exits, this one takes over.</source>
        <translation>Ein anderes Rembg Desktop, etwa „rembg-desktop serve“, belegt Port %1. Sobald es endet, übernimmt dieses.</translation>
    </message>
</context>
<context>
    <name>Application</name>
    <message>
        <source>Rembg Desktop is already running but not responding.</source>
        <translation>Rembg Desktop läuft bereits, antwortet aber nicht.</translation>
    </message>
    <message>
        <source>Quit it and try again.</source>
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
        <source>Color</source>
        <translation>Farbe</translation>
    </message>
    <message>
        <source>Gradient</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>Image</source>
        <translation>Bild</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>Blurred</source>
        <translation>Unscharf</translation>
    </message>
    <message>
        <source>Background color</source>
        <translation>Hintergrundfarbe</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>Background image</source>
        <translation>Hintergrundbild</translation>
    </message>
    <message>
        <source>Folder of background images</source>
        <translation>Ordner mit Hintergrundbildern</translation>
    </message>
    <message>
        <source>Blur radius</source>
        <translation>Radius der Unschärfe</translation>
    </message>
    <message>
        <source>Background type</source>
        <translation>Art des Hintergrunds</translation>
    </message>
    <message>
        <source>Cover the result</source>
        <translation>Ergebnis ausfüllen</translation>
    </message>
    <message>
        <source>Fit in the result</source>
        <translation>Ganz zeigen</translation>
    </message>
    <message>
        <source>Repeat as tiles</source>
        <translation>Als Kacheln wiederholen</translation>
    </message>
    <message>
        <source>Center</source>
        <translation>Mitte</translation>
    </message>
    <message>
        <source>Top</source>
        <translation>Oben</translation>
    </message>
    <message>
        <source>Bottom</source>
        <translation>Unten</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>Links</translation>
    </message>
    <message>
        <source>Right</source>
        <translation>Rechts</translation>
    </message>
    <message>
        <source>Top left</source>
        <translation>Oben links</translation>
    </message>
    <message>
        <source>Top right</source>
        <translation>Oben rechts</translation>
    </message>
    <message>
        <source>Bottom left</source>
        <translation>Unten links</translation>
    </message>
    <message>
        <source>Bottom right</source>
        <translation>Unten rechts</translation>
    </message>
    <message>
        <source>Image size</source>
        <translation>Bildgröße</translation>
    </message>
    <message>
        <source>Position</source>
        <translation>Position</translation>
    </message>
    <message>
        <source>A mask has no background.</source>
        <translation>Eine Maske hat keinen Hintergrund.</translation>
    </message>
    <message>
        <source>The images of the folder are used in turn.</source>
        <translation>Die Bilder des Ordners werden der Reihe nach verwendet.</translation>
    </message>
    <message>
        <source>The photo without its subject, blurred.</source>
        <translation>Das Foto ohne sein Motiv, unscharf.</translation>
    </message>
    <message>
        <source>Blurred photo</source>
        <translation>Unscharfes Foto</translation>
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
    <name>Canvas</name>
    <message>
        <source>Original</source>
        <translation>Original</translation>
    </message>
    <message>
        <source>Cutout</source>
        <translation>Freisteller</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Vorher</translation>
    </message>
</context>
<context>
    <name>CanvasInput</name>
    <message>
        <source>Canvas</source>
        <translation>Arbeitsfläche</translation>
    </message>
    <message>
        <source>Move the pointer with the arrow keys, and press and release the tool with Enter.</source>
        <translation>Bewegen Sie den Zeiger mit den Pfeiltasten. Die Eingabetaste setzt das Werkzeug an und hebt es wieder ab.</translation>
    </message>
</context>
<context>
    <name>Cells</name>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>Custom options</source>
        <translation>Eigene Optionen</translation>
    </message>
    <message>
        <source>%1 of %2 images</source>
        <translation>%1 von %2 Bildern</translation>
    </message>
    <message>
        <source>All images failed. Expand the job to see why.</source>
        <translation>Alle Bilder sind fehlgeschlagen. Der aufgeklappte Auftrag zeigt, warum.</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1&#xa0;s</translation>
    </message>
</context>
<context>
    <name>CheckTab</name>
    <message>
        <source>Rule set</source>
        <translation>Regelsatz</translation>
    </message>
    <message>
        <source>Rules of the preset</source>
        <translation>Regeln der Vorgabe</translation>
    </message>
    <message>
        <source>Report on the job…</source>
        <translation>Bericht über den Auftrag…</translation>
    </message>
    <message>
        <source>Checks all results of the job, and saves a page or a table.</source>
        <translation>Prüft alle Ergebnisse des Auftrags und speichert eine Seite oder eine Tabelle.</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>Prüfung</translation>
    </message>
    <message>
        <source>There is no result yet.</source>
        <translation>Es gibt noch kein Ergebnis.</translation>
    </message>
    <message>
        <source>Checking…</source>
        <translation>Wird geprüft…</translation>
    </message>
    <message>
        <source>The preset belongs to no marketplace. Choose a rule set.</source>
        <translation>Die Vorgabe gehört zu keinem Marktplatz. Wählen Sie einen Regelsatz.</translation>
    </message>
    <message>
        <source>All required rules are held.</source>
        <translation>Alle Pflichtregeln sind eingehalten.</translation>
    </message>
    <message>
        <source>Required rules are broken.</source>
        <translation>Pflichtregeln sind verletzt.</translation>
    </message>
    <message>
        <source>Save the report</source>
        <translation>Bericht speichern</translation>
    </message>
    <message>
        <source>Page (%1)</source>
        <translation>Seite (%1)</translation>
    </message>
    <message>
        <source>Table (%1)</source>
        <translation>Tabelle (%1)</translation>
    </message>
    <message>
        <source>Checking the results of the job…</source>
        <translation>Die Ergebnisse des Auftrags werden geprüft…</translation>
    </message>
    <message>
        <source>Saved: %1</source>
        <translation>Gespeichert: %1</translation>
    </message>
</context>
<context>
    <name>CleanupGroup</name>
    <message>
        <source>Mask cleanup</source>
        <translation>Maske bereinigen</translation>
    </message>
    <message>
        <source>Keep all</source>
        <translation>Alle behalten</translation>
    </message>
    <message>
        <source>Keep only the largest</source>
        <translation>Nur den größten behalten</translation>
    </message>
    <message>
        <source>Keep the larger ones</source>
        <translation>Die größeren behalten</translation>
    </message>
    <message>
        <source>Smallest part that is kept, in percent of the largest</source>
        <translation>Kleinster Teil, der bleibt, in Prozent des größten</translation>
    </message>
    <message>
        <source>Remove what touches the &amp;border</source>
        <translation>Entfernen, was den &amp;Fotorand berührt</translation>
    </message>
    <message>
        <source>Removes neighboring objects. Keeps a subject that is itself cut off by the border.</source>
        <translation>Entfernt benachbarte Gegenstände. Ein Motiv, das selbst vom Rand abgeschnitten ist, bleibt.</translation>
    </message>
    <message>
        <source>Remove specks below</source>
        <translation>Flecken entfernen unter</translation>
    </message>
    <message>
        <source>Fill pinholes below</source>
        <translation>Kleine Lücken füllen unter</translation>
    </message>
    <message>
        <source>Also those of rings and handles</source>
        <translation>Auch die von Ringen und Henkeln</translation>
    </message>
    <message>
        <source> px</source>
        <translation> px</translation>
    </message>
    <message>
        <source>Move edge</source>
        <translation>Kante verschieben</translation>
    </message>
    <message>
        <source>Feather</source>
        <translation>Weiche Kante</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>Aus</translation>
    </message>
    <message>
        <source>Fill all holes</source>
        <translation>Alle Löcher füllen</translation>
    </message>
    <message>
        <source>Contrast</source>
        <translation>Kontrast</translation>
    </message>
    <message>
        <source>Above 0 the subject becomes larger, below 0 smaller.</source>
        <translation>Über 0 wird das Motiv größer, unter 0 kleiner.</translation>
    </message>
    <message>
        <source>Width of the soft edge that is added</source>
        <translation>Breite der weichen Kante, die hinzukommt</translation>
    </message>
    <message>
        <source>Makes soft edges narrower. At 100%, they are hard.</source>
        <translation>Macht weiche Kanten schmaler. Bei 100&#xa0;% sind sie hart.</translation>
    </message>
    <message>
        <source>Compared with the largest part</source>
        <translation>Verglichen mit dem größten Teil</translation>
    </message>
    <message>
        <source>Side of a square with the same area</source>
        <translation>Seite eines Quadrats mit gleicher Fläche</translation>
    </message>
    <message>
        <source>Side of a square with the same area, in percent of the photo&apos;s longer side</source>
        <translation>Seite eines Quadrats mit gleicher Fläche, in Prozent der längeren Seite des Fotos</translation>
    </message>
    <message>
        <source>The subject becomes larger.</source>
        <translation>Das Motiv wird größer.</translation>
    </message>
    <message>
        <source>The subject becomes smaller.</source>
        <translation>Das Motiv wird kleiner.</translation>
    </message>
    <message>
        <source>largest part</source>
        <translation>größter Teil</translation>
    </message>
    <message>
        <source>small parts</source>
        <translation>kleine Teile</translation>
    </message>
    <message>
        <source>border</source>
        <translation>Rand</translation>
    </message>
    <message>
        <source>specks</source>
        <translation>Flecken</translation>
    </message>
    <message>
        <source>pinholes</source>
        <translation>kleine Lücken</translation>
    </message>
    <message>
        <source>holes</source>
        <translation>Löcher</translation>
    </message>
    <message>
        <source>edge</source>
        <translation>Kante</translation>
    </message>
    <message>
        <source>Parts</source>
        <translation>Teile</translation>
    </message>
    <message>
        <source>Remo&amp;ve specks below</source>
        <translation>Fle&amp;cken entfernen unter</translation>
    </message>
</context>
<context>
    <name>CloseDialog</name>
    <message>
        <source>Close Rembg Desktop</source>
        <translation>Rembg Desktop schließen</translation>
    </message>
    <message numerus="yes">
        <source>%n image(s) are being processed</source>
        <translation>
            <numerusform>%n Bild wird gerade verarbeitet</numerusform>
            <numerusform>%n Bilder werden gerade verarbeitet</numerusform>
        </translation>
    </message>
    <message>
        <source>Whatever you choose, the queue is saved and resumes at the next start.</source>
        <translation>In jedem Fall bleibt die Warteschlange erhalten und läuft beim nächsten Start weiter.</translation>
    </message>
    <message>
        <source>Do not ask again, always stop now</source>
        <translation>Nicht mehr fragen; immer sofort anhalten</translation>
    </message>
    <message>
        <source>Keep running in the tray</source>
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
    <name>ClusterPage</name>
    <message>
        <source>Cluster</source>
        <translation>Cluster</translation>
    </message>
    <message>
        <source>In this program</source>
        <translation>In diesem Programm</translation>
    </message>
    <message>
        <source>In several processes on this computer</source>
        <translation>In mehreren Prozessen auf diesem Computer</translation>
    </message>
    <message>
        <source>On other computers (Dask cluster)</source>
        <translation>Auf anderen Computern (Dask-Cluster)</translation>
    </message>
    <message>
        <source>Folder of certificates</source>
        <translation>Ordner der Zertifikate</translation>
    </message>
    <message>
        <source>&amp;Accept connections without encryption</source>
        <translation>&amp;Unverschlüsselte Verbindungen zulassen</translation>
    </message>
    <message>
        <source>Pause the queue</source>
        <translation>Warteschlange anhalten</translation>
    </message>
    <message>
        <source>Cut out photos here</source>
        <translation>Fotos hier freistellen</translation>
    </message>
    <message>
        <source>&amp;Cut out photos</source>
        <translation>Fotos &amp;freistellen</translation>
    </message>
    <message>
        <source>&amp;Number of processes</source>
        <translation>A&amp;nzahl der Prozesse</translation>
    </message>
    <message>
        <source>A&amp;ddress of the scheduler</source>
        <translation>A&amp;dresse des Schedulers</translation>
    </message>
    <message>
        <source>As in tls://192.168.1.10:8786.</source>
        <translation>Zum Beispiel tls://192.168.1.10:8786.</translation>
    </message>
    <message>
        <source>C&amp;ertificates</source>
        <translation>Z&amp;ertifikate</translation>
    </message>
    <message>
        <source>The folder that “rembg-desktop cluster certificates” made.</source>
        <translation>Der Ordner, den „rembg-desktop cluster certificates“ angelegt hat.</translation>
    </message>
    <message>
        <source>&amp;When no worker can be used</source>
        <translation>&amp;Wenn kein Worker nutzbar ist</translation>
    </message>
    <message>
        <source>Everybody on the network can then see the photos and run programs on the workers. Only use this on a network that is yours alone.</source>
        <translation>Jeder im Netzwerk kann dann die Fotos sehen und auf den Workern Programme ausführen. Nur in einem Netzwerk verwenden, das Ihnen allein gehört.</translation>
    </message>
    <message>
        <source>This needs packages that are not installed: %1</source>
        <translation>Dafür fehlen Pakete: %1</translation>
    </message>
    <message>
        <source>Enter the address of the scheduler.</source>
        <translation>Geben Sie die Adresse des Schedulers ein.</translation>
    </message>
</context>
<context>
    <name>ColorField</name>
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
        <source>Cutout</source>
        <translation>Freisteller</translation>
    </message>
    <message>
        <source>Loading…</source>
        <translation>Wird geladen…</translation>
    </message>
</context>
<context>
    <name>CompareView</name>
    <message>
        <source>Comparison of original and cutout</source>
        <translation>Vergleich von Original und Freisteller</translation>
    </message>
    <message>
        <source>Drag the divider or press the arrow keys. Zoom with the mouse wheel, + or −. Press 0 to fit the image, or 1 for 100%. Hold the space bar to see the original.</source>
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
        <source>Now</source>
        <translation>Jetzt</translation>
    </message>
</context>
<context>
    <name>CutGroup</name>
    <message>
        <source>Cutout</source>
        <translation>Freistellen</translation>
    </message>
    <message>
        <source>Soft</source>
        <translation>Weich</translation>
    </message>
    <message>
        <source>Sharp</source>
        <translation>Scharf</translation>
    </message>
    <message>
        <source>Clean colors</source>
        <translation>Saubere Farben</translation>
    </message>
    <message>
        <source>Fine hair (matting)</source>
        <translation>Feine Haare (Matting)</translation>
    </message>
    <message>
        <source>&amp;Look closer at small subjects</source>
        <translation>Kleine Motive näher &amp;betrachten</translation>
    </message>
    <message>
        <source>Runs the model again on small subjects, enlarged, up to twice. Other photos take no longer.</source>
        <translation>Wendet das Modell auf kleine Motive vergrößert noch bis zu zweimal an. Andere Fotos dauern nicht länger.</translation>
    </message>
    <message>
        <source>Save the mas&amp;k only</source>
        <translation>Nur die &amp;Maske speichern</translation>
    </message>
    <message>
        <source>The result is a grayscale image. The subject is white.</source>
        <translation>Das Ergebnis ist ein Graustufenbild. Das Motiv ist weiß.</translation>
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
        <source>The mask as predicted by the model. Fast.</source>
        <translation>Die Maske so, wie das Modell sie vorhersagt. Schnell.</translation>
    </message>
    <message>
        <source>Follows the colors of the photo. Fast. Best for large photos.</source>
        <translation>Folgt den Farben des Fotos. Schnell. Am besten für große Fotos.</translation>
    </message>
    <message>
        <source>Removes the color of the old background from the edges.</source>
        <translation>Nimmt die Farbe des alten Hintergrunds aus der Kante.</translation>
    </message>
    <message>
        <source>Follows individual hairs. Slower: one to three seconds more per photo.</source>
        <translation>Folgt einzelnen Haaren. Langsamer: ein bis drei Sekunden mehr pro Foto.</translation>
    </message>
    <message>
        <source>%1, mask</source>
        <translation>%1, Maske</translation>
    </message>
</context>
<context>
    <name>DetailsPanel</name>
    <message>
        <source>Details of the result</source>
        <translation>Einzelheiten zum Ergebnis</translation>
    </message>
    <message numerus="yes">
        <source>%Ln result(s) selected</source>
        <translation>
            <numerusform>%Ln Ergebnis ausgewählt</numerusform>
            <numerusform>%Ln Ergebnisse ausgewählt</numerusform>
        </translation>
    </message>
    <message>
        <source>Job</source>
        <translation>Auftrag</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Photo</source>
        <translation>Foto</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Ergebnis</translation>
    </message>
</context>
<context>
    <name>Dialogs</name>
    <message>
        <source>Checking for updates…</source>
        <translation>Suche nach Updates…</translation>
    </message>
    <message>
        <source>Rembg Desktop %1 is available.</source>
        <translation>Rembg Desktop %1 ist verfügbar.</translation>
    </message>
    <message>
        <source>Rembg Desktop is up to date (version %1).</source>
        <translation>Rembg Desktop ist auf dem neuesten Stand (Version %1).</translation>
    </message>
    <message>
        <source>Check for updates</source>
        <translation>Nach Updates suchen</translation>
    </message>
    <message>
        <source>Diagnostics copied: versions, settings and counts, no file names.</source>
        <translation>Kopiert: Versionen, Einstellungen und Anzahlen, keine Dateinamen.</translation>
    </message>
</context>
<context>
    <name>Editor</name>
    <message>
        <source>Finding the edge…</source>
        <translation>Kante wird gesucht…</translation>
    </message>
    <message>
        <source>Refining fine structures… Esc stops it.</source>
        <translation>Feine Strukturen werden verfeinert… Esc bricht ab.</translation>
    </message>
    <message>
        <source>Adjusting the mask…</source>
        <translation>Maske wird angepasst…</translation>
    </message>
</context>
<context>
    <name>EmptyNote</name>
    <message>
        <source>Show all results</source>
        <translation>Alle Ergebnisse zeigen</translation>
    </message>
    <message>
        <source>Nothing needs review</source>
        <translation>Nichts ist zu prüfen</translation>
    </message>
    <message>
        <source>Every result was either certain or has been looked at.</source>
        <translation>Jedes Ergebnis war sicher oder ist schon geprüft.</translation>
    </message>
    <message>
        <source>No results yet</source>
        <translation>Noch keine Ergebnisse</translation>
    </message>
    <message>
        <source>Nothing was accepted yet</source>
        <translation>Noch nichts wurde angenommen</translation>
    </message>
    <message>
        <source>Press A to accept a result.</source>
        <translation>Mit A wird ein Ergebnis angenommen.</translation>
    </message>
    <message>
        <source>Nothing was rejected</source>
        <translation>Nichts wurde abgelehnt</translation>
    </message>
    <message>
        <source>Press X to reject a result.</source>
        <translation>Mit X wird ein Ergebnis abgelehnt.</translation>
    </message>
    <message>
        <source>No image failed</source>
        <translation>Kein Bild ist fehlgeschlagen</translation>
    </message>
    <message>
        <source>No file has this name</source>
        <translation>Keine Datei heißt so</translation>
    </message>
    <message>
        <source>The filters apply, too.</source>
        <translation>Auch die Filter gelten.</translation>
    </message>
    <message>
        <source>Results appear here as soon as images are processed.</source>
        <translation>Ergebnisse erscheinen hier, sobald Bilder verarbeitet sind.</translation>
    </message>
</context>
<context>
    <name>EmptyState</name>
    <message>
        <source>Drop photos or folders here</source>
        <translation>Fotos oder Ordner hier ablegen</translation>
    </message>
    <message>
        <source>The background is removed on this computer. Nothing is uploaded, and your originals are never changed.</source>
        <translation>Der Hintergrund wird auf diesem Computer entfernt. Nichts wird hochgeladen, und die Originale werden nie verändert.</translation>
    </message>
    <message>
        <source>Choose images…</source>
        <translation>Bilder auswählen…</translation>
    </message>
    <message>
        <source>Choose folder…</source>
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
    <name>ErrorText</name>
    <message>
        <source>The file is in a store, not on this computer.</source>
        <translation>Die Datei liegt in einem Onlinespeicher, nicht auf diesem Computer.</translation>
    </message>
    <message>
        <source>File not found.</source>
        <translation>Datei nicht gefunden.</translation>
    </message>
    <message>
        <source>Restore the file and try again.</source>
        <translation>Die Datei wiederherstellen und erneut versuchen.</translation>
    </message>
    <message>
        <source>Can&apos;t read the file or folder.</source>
        <translation>Die Datei oder der Ordner lässt sich nicht lesen.</translation>
    </message>
    <message>
        <source>Check its permissions and the drive.</source>
        <translation>Zugriffsrechte und Laufwerk prüfen.</translation>
    </message>
    <message>
        <source>Can&apos;t open the file: unsupported image format.</source>
        <translation>Die Datei lässt sich nicht öffnen: Das Bildformat wird nicht unterstützt.</translation>
    </message>
    <message>
        <source>Convert it to JPEG, PNG, WebP, TIFF, BMP, GIF, AVIF or HEIC.</source>
        <translation>In JPEG, PNG, WebP, TIFF, BMP, GIF, AVIF oder HEIC umwandeln.</translation>
    </message>
    <message>
        <source>The file is empty.</source>
        <translation>Die Datei ist leer.</translation>
    </message>
    <message>
        <source>Copy it again from the original.</source>
        <translation>Noch einmal vom Original kopieren.</translation>
    </message>
    <message>
        <source>The file is truncated: the end is missing.</source>
        <translation>Die Datei ist unvollständig: Ihr Ende fehlt.</translation>
    </message>
    <message>
        <source>Copy or download it again.</source>
        <translation>Noch einmal kopieren oder herunterladen.</translation>
    </message>
    <message>
        <source>Can&apos;t open the image: the file is damaged.</source>
        <translation>Das Bild lässt sich nicht öffnen: Die Datei ist beschädigt.</translation>
    </message>
    <message>
        <source>Copy or download it again, or save it again in the program that created it.</source>
        <translation>Noch einmal kopieren oder herunterladen oder aus dem ursprünglichen Programm neu speichern.</translation>
    </message>
    <message>
        <source>The image is too large: it has more pixels than the settings allow.</source>
        <translation>Das Bild ist zu groß: Es hat mehr Pixel, als die Einstellungen erlauben.</translation>
    </message>
    <message>
        <source>Reduce its size. If you trust the file, raise the limit in the settings instead.</source>
        <translation>Das Bild verkleinern oder, wenn die Datei vertrauenswürdig ist, die Grenze in den Einstellungen anheben.</translation>
    </message>
    <message>
        <source>No subject was found in the image.</source>
        <translation>Im Bild wurde kein Motiv gefunden.</translation>
    </message>
    <message>
        <source>Try another model.</source>
        <translation>Ein anderes Modell versuchen.</translation>
    </message>
    <message>
        <source>Can&apos;t save the result in this format or size.</source>
        <translation>Das Ergebnis lässt sich in diesem Format oder dieser Größe nicht speichern.</translation>
    </message>
    <message>
        <source>Choose PNG, or a smaller canvas.</source>
        <translation>PNG oder eine kleinere Arbeitsfläche wählen.</translation>
    </message>
    <message>
        <source>The program crashed several times while processing this image.</source>
        <translation>Das Programm ist beim Verarbeiten dieses Bildes mehrmals abgestürzt.</translation>
    </message>
    <message>
        <source>Try another model, or reduce the size of the image.</source>
        <translation>Ein anderes Modell versuchen oder das Bild verkleinern.</translation>
    </message>
    <message>
        <source>There is not enough disk space.</source>
        <translation>Auf dem Datenträger ist nicht genug Platz.</translation>
    </message>
    <message>
        <source>Free some disk space.</source>
        <translation>Platz schaffen.</translation>
    </message>
    <message>
        <source>The destination folder is missing.</source>
        <translation>Der Zielordner fehlt.</translation>
    </message>
    <message>
        <source>Reconnect the drive or restore the folder.</source>
        <translation>Das Laufwerk wieder anschließen oder den Ordner wiederherstellen.</translation>
    </message>
    <message>
        <source>Can&apos;t write to the destination folder.</source>
        <translation>In den Zielordner kann nicht geschrieben werden.</translation>
    </message>
    <message>
        <source>Check the permissions of the folder, or choose another one.</source>
        <translation>Die Zugriffsrechte des Ordners prüfen oder einen anderen Ordner wählen.</translation>
    </message>
    <message>
        <source>The source folder is missing.</source>
        <translation>Der Quellordner fehlt.</translation>
    </message>
    <message>
        <source>This address cannot be used.</source>
        <translation>Diese Adresse kann nicht verwendet werden.</translation>
    </message>
    <message>
        <source>Install the libraries for it, or use s3, gs or sftp.</source>
        <translation>Die Bibliotheken dafür installieren, oder s3, gs oder sftp verwenden.</translation>
    </message>
    <message>
        <source>Unknown model.</source>
        <translation>Unbekanntes Modell.</translation>
    </message>
    <message>
        <source>Choose a model from the list.</source>
        <translation>Eines der Modelle aus der Liste wählen.</translation>
    </message>
    <message>
        <source>The model is not installed.</source>
        <translation>Das Modell ist nicht installiert.</translation>
    </message>
    <message>
        <source>Download it in the Models dialog.</source>
        <translation>Es im Dialog „Modelle“ herunterladen.</translation>
    </message>
    <message>
        <source>The model file is damaged.</source>
        <translation>Die Datei des Modells ist beschädigt.</translation>
    </message>
    <message>
        <source>Download the model again.</source>
        <translation>Das Modell noch einmal herunterladen.</translation>
    </message>
    <message>
        <source>The file is not a supported model.</source>
        <translation>Die Datei ist kein unterstütztes Modell.</translation>
    </message>
    <message>
        <source>Choose another model.</source>
        <translation>Ein anderes Modell wählen.</translation>
    </message>
    <message>
        <source>The download failed.</source>
        <translation>Das Herunterladen ist fehlgeschlagen.</translation>
    </message>
    <message>
        <source>Check the network connection, and the mirror and proxy under Sources, then try again.</source>
        <translation>Die Verbindung sowie Spiegelserver und Proxy unter „Quellen“ prüfen, dann erneut versuchen.</translation>
    </message>
    <message>
        <source>The selected device is not available.</source>
        <translation>Das gewählte Gerät ist nicht verfügbar.</translation>
    </message>
    <message>
        <source>Install the required software, choose another device, or allow the CPU in the settings.</source>
        <translation>Installieren, was es benötigt, ein anderes Gerät wählen oder in den Einstellungen den Prozessor zulassen.</translation>
    </message>
    <message>
        <source>There is not enough memory.</source>
        <translation>Der Arbeitsspeicher reicht nicht aus.</translation>
    </message>
    <message>
        <source>Close other programs, process fewer images at a time, or choose a smaller model.</source>
        <translation>Andere Programme schließen, weniger Bilder zugleich bearbeiten oder ein kleineres Modell wählen.</translation>
    </message>
    <message>
        <source>Can&apos;t load the engine.</source>
        <translation>Der Programmteil, der Hintergründe entfernt, lässt sich nicht laden.</translation>
    </message>
    <message>
        <source>Reinstall the program.</source>
        <translation>Das Programm neu installieren.</translation>
    </message>
    <message>
        <source>The model failed to process this image.</source>
        <translation>Das Modell konnte dieses Bild nicht verarbeiten.</translation>
    </message>
    <message>
        <source>Try again, or choose the CPU as the device or another model.</source>
        <translation>Erneut versuchen oder den Prozessor als Gerät oder ein anderes Modell wählen.</translation>
    </message>
    <message>
        <source>Invalid option or name.</source>
        <translation>Ungültige Option oder ungültiger Name.</translation>
    </message>
    <message>
        <source>Correct it and try again.</source>
        <translation>Korrigieren und erneut versuchen.</translation>
    </message>
    <message>
        <source>A setting has an invalid value.</source>
        <translation>Eine Einstellung hat einen ungültigen Wert.</translation>
    </message>
    <message>
        <source>Unknown preset.</source>
        <translation>Unbekannte Vorgabe.</translation>
    </message>
    <message>
        <source>Choose another preset.</source>
        <translation>Eine andere Vorgabe wählen.</translation>
    </message>
    <message>
        <source>Unknown rule set.</source>
        <translation>Unbekannter Regelsatz.</translation>
    </message>
    <message>
        <source>Choose another rule set.</source>
        <translation>Wählen Sie einen anderen Regelsatz.</translation>
    </message>
    <message>
        <source>The file of a rule set is not valid.</source>
        <translation>Die Datei eines Regelsatzes ist ungültig.</translation>
    </message>
    <message>
        <source>Correct or remove the file.</source>
        <translation>Korrigieren oder entfernen Sie die Datei.</translation>
    </message>
    <message>
        <source>No images were found.</source>
        <translation>Es wurden keine Bilder gefunden.</translation>
    </message>
    <message>
        <source>Choose image files, or folders that contain images.</source>
        <translation>Bilddateien oder Ordner mit Bildern wählen.</translation>
    </message>
    <message>
        <source>Can&apos;t use the background image.</source>
        <translation>Das Hintergrundbild kann nicht verwendet werden.</translation>
    </message>
    <message>
        <source>Choose another background image.</source>
        <translation>Ein anderes Hintergrundbild wählen.</translation>
    </message>
    <message>
        <source>The hot folder no longer exists.</source>
        <translation>Den Hotfolder gibt es nicht mehr.</translation>
    </message>
    <message>
        <source>Add it again.</source>
        <translation>Fügen Sie ihn noch einmal hinzu.</translation>
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
        <source>Several jobs begin with these characters.</source>
        <translation>Mehrere Aufträge beginnen mit diesen Zeichen.</translation>
    </message>
    <message>
        <source>Enter more characters.</source>
        <translation>Mehr Zeichen eingeben.</translation>
    </message>
    <message>
        <source>This is not possible at the moment.</source>
        <translation>Das ist im Moment nicht möglich.</translation>
    </message>
    <message>
        <source>Wait until processing has finished, or choose something else.</source>
        <translation>Warten, bis die Verarbeitung beendet ist, oder etwas anderes wählen.</translation>
    </message>
    <message>
        <source>This idempotency key was used for another request.</source>
        <translation>Dieser Idempotenzschlüssel wurde schon für eine andere Anfrage verwendet.</translation>
    </message>
    <message>
        <source>Use a new key for each new request.</source>
        <translation>Für jede neue Anfrage einen neuen Schlüssel verwenden.</translation>
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
        <source>The queue file is damaged.</source>
        <translation>Die Datei der Warteschlange ist beschädigt.</translation>
    </message>
    <message>
        <source>Restart the program: it moves the damaged file aside and starts a new one.</source>
        <translation>Das Programm neu starten: Es legt die beschädigte Datei beiseite und beginnt eine neue.</translation>
    </message>
    <message>
        <source>The queue is locked by another program.</source>
        <translation>Die Warteschlange ist durch ein anderes Programm gesperrt.</translation>
    </message>
    <message>
        <source>Try again in a moment.</source>
        <translation>In einem Moment erneut versuchen.</translation>
    </message>
    <message>
        <source>Can&apos;t write to the data folder of the program.</source>
        <translation>In den Datenordner des Programms kann nicht geschrieben werden.</translation>
    </message>
    <message>
        <source>Check its permissions and the free disk space.</source>
        <translation>Seine Zugriffsrechte und den Platz auf dem Datenträger prüfen.</translation>
    </message>
    <message>
        <source>Another program is already processing the queue.</source>
        <translation>Ein anderes Programm verarbeitet bereits die Warteschlange.</translation>
    </message>
    <message>
        <source>Quit the other program, or let it continue.</source>
        <translation>Das andere Programm beenden oder weiterarbeiten lassen.</translation>
    </message>
    <message>
        <source>The window cannot be shown.</source>
        <translation>Das Fenster kann nicht angezeigt werden.</translation>
    </message>
    <message>
        <source>Start the program on a computer with a display.</source>
        <translation>Das Programm auf einem Computer mit Bildschirm starten.</translation>
    </message>
    <message>
        <source>The result does not fit in the largest file size.</source>
        <translation>Das Ergebnis passt nicht in die maximale Dateigröße.</translation>
    </message>
    <message>
        <source>Allow a larger file or fewer pixels, or choose another format.</source>
        <translation>Erlauben Sie eine größere Datei oder weniger Pixel, oder wählen Sie ein anderes Format.</translation>
    </message>
    <message>
        <source>The port of the HTTP API is already in use.</source>
        <translation>Der Port der HTTP-API ist bereits belegt.</translation>
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
        <source>Start the service, or check the address and the token.</source>
        <translation>Den Dienst starten oder Adresse und Token prüfen.</translation>
    </message>
    <message>
        <source>The server at this address is not the expected service.</source>
        <translation>Der Server unter dieser Adresse ist nicht der erwartete Dienst.</translation>
    </message>
    <message>
        <source>Check the address, and whether both programs have the same version.</source>
        <translation>Die Adresse prüfen und ob beide Programme dieselbe Version haben.</translation>
    </message>
    <message>
        <source>The service refused the request.</source>
        <translation>Der Dienst hat die Anfrage abgelehnt.</translation>
    </message>
    <message>
        <source>See the log for the response of the service.</source>
        <translation>Die Antwort des Dienstes steht im Protokoll.</translation>
    </message>
    <message>
        <source>No other computer can cut out photos now.</source>
        <translation>Derzeit kann kein anderer Computer Fotos freistellen.</translation>
    </message>
    <message>
        <source>The page Cluster in the settings shows the workers and their problems.</source>
        <translation>Die Seite „Cluster“ der Einstellungen zeigt die Worker und ihre Probleme.</translation>
    </message>
    <message>
        <source>Packages for work on a cluster are not installed.</source>
        <translation>Die Pakete für die Arbeit in einem Cluster sind nicht installiert.</translation>
    </message>
    <message>
        <source>Install the program with the extra “cluster”.</source>
        <translation>Installieren Sie das Programm mit dem Zusatz „cluster“.</translation>
    </message>
    <message>
        <source>The certificates for the cluster cannot be used.</source>
        <translation>Die Zertifikate für den Cluster sind nicht verwendbar.</translation>
    </message>
    <message>
        <source>Choose the folder whose certificates the other computers have, too.</source>
        <translation>Wählen Sie den Ordner, dessen Zertifikate auch die anderen Computer haben.</translation>
    </message>
    <message>
        <source>The correction of this photo cannot be used.</source>
        <translation>Die Korrektur dieses Fotos kann nicht verwendet werden.</translation>
    </message>
    <message>
        <source>Open the photo in the repair window and correct it again.</source>
        <translation>Öffnen Sie das Foto im Fenster „Nachbessern“ und korrigieren Sie es erneut.</translation>
    </message>
    <message>
        <source>The mask cannot be used.</source>
        <translation>Die Maske kann nicht verwendet werden.</translation>
    </message>
    <message>
        <source>Export it as gray PNG in the size of the photo.</source>
        <translation>Exportieren Sie sie als graues PNG in der Größe des Fotos.</translation>
    </message>
    <message>
        <source>The mask of this result was not kept.</source>
        <translation>Die Maske dieses Ergebnisses wurde nicht aufbewahrt.</translation>
    </message>
    <message>
        <source>Render the result again, then try again.</source>
        <translation>Erzeugen Sie das Ergebnis neu und versuchen Sie es dann noch einmal.</translation>
    </message>
    <message>
        <source>The photo was changed after its result was made.</source>
        <translation>Das Foto wurde geändert, nachdem sein Ergebnis erstellt wurde.</translation>
    </message>
    <message>
        <source>Add the photo to the queue again.</source>
        <translation>Fügen Sie das Foto erneut zur Warteschlange hinzu.</translation>
    </message>
    <message>
        <source>An internal error occurred.</source>
        <translation>Ein interner Fehler ist aufgetreten.</translation>
    </message>
    <message>
        <source>Please report it with the log file.</source>
        <translation>Bitte zusammen mit der Protokolldatei melden.</translation>
    </message>
    <message>
        <source>The computer is running on battery.</source>
        <translation>Der Computer läuft im Akkubetrieb.</translation>
    </message>
    <message>
        <source>Connect it to power, or allow processing on battery in the settings.</source>
        <translation>An die Stromversorgung anschließen oder in den Einstellungen die Arbeit im Akkubetrieb erlauben.</translation>
    </message>
    <message>
        <source>A file with this name already exists and was not changed.</source>
        <translation>Eine Datei dieses Namens existiert bereits und wurde nicht verändert.</translation>
    </message>
    <message>
        <source>The photo was changed after it was queued. The new content was used.</source>
        <translation>Das Foto wurde nach dem Hinzufügen geändert; der neue Inhalt wurde verwendet.</translation>
    </message>
    <message>
        <source>The model could not run on the selected device. The CPU was used instead.</source>
        <translation>Das Modell konnte auf dem gewählten Gerät nicht laufen. Stattdessen wurde der Prozessor verwendet.</translation>
    </message>
    <message>
        <source>The file has several frames. Only the first one was processed.</source>
        <translation>Die Datei enthält mehrere Einzelbilder. Nur das erste wurde verarbeitet.</translation>
    </message>
    <message>
        <source>The metadata is damaged and was removed.</source>
        <translation>Die Metadaten sind beschädigt und wurden entfernt.</translation>
    </message>
    <message>
        <source>Some metadata is too large for this format and was removed.</source>
        <translation>Ein Teil der Metadaten ist für dieses Format zu groß und wurde entfernt.</translation>
    </message>
    <message>
        <source>The file times were not kept: the drive with the result does not allow it.</source>
        <translation>Die Dateizeiten wurden nicht übernommen: Das Laufwerk mit dem Ergebnis erlaubt es nicht.</translation>
    </message>
    <message>
        <source>The end of the file is missing, but all pixels are complete.</source>
        <translation>Das Ende der Datei fehlt, aber alle Pixel sind vollständig.</translation>
    </message>
    <message>
        <source>The file contains invalid data. Check the result.</source>
        <translation>Die Datei enthält ungültige Daten. Bitte das Ergebnis prüfen.</translation>
    </message>
    <message>
        <source>The color profile does not match the pixels and was removed.</source>
        <translation>Das Farbprofil passt nicht zu den Pixeln und wurde entfernt.</translation>
    </message>
    <message>
        <source>The colors were converted to sRGB.</source>
        <translation>Die Farben wurden in sRGB umgewandelt.</translation>
    </message>
    <message>
        <source>The file has no clipping path, because no subject was found.</source>
        <translation>Die Datei hat keinen Beschneidungspfad, weil kein Motiv gefunden wurde.</translation>
    </message>
    <message>
        <source>The clipping path is coarse, because the mask is very ragged.</source>
        <translation>Der Beschneidungspfad ist grob, weil die Maske sehr ausgefranst ist.</translation>
    </message>
    <message>
        <source>The photo was scaled to fit on the canvas.</source>
        <translation>Das Foto wurde skaliert, damit es auf die Arbeitsfläche passt.</translation>
    </message>
    <message>
        <source>The photo has more than 8 bits per channel. The result has 8.</source>
        <translation>Das Foto hat mehr als 8 Bit pro Kanal. Das Ergebnis hat 8.</translation>
    </message>
    <message>
        <source>The HDR colors were tone-mapped to sRGB.</source>
        <translation>Die HDR-Farben wurden durch Tone-Mapping in sRGB umgewandelt.</translation>
    </message>
    <message>
        <source>Colors that are brighter than white were clipped.</source>
        <translation>Farben, die heller als Weiß sind, wurden abgeschnitten.</translation>
    </message>
    <message>
        <source>The photo contains a gain map for HDR displays. Its SDR picture was processed.</source>
        <translation>Das Foto enthält eine Gain-Map für HDR-Bildschirme. Sein SDR-Bild wurde verarbeitet.</translation>
    </message>
    <message>
        <source>The photo is transparent everywhere. Its transparency was ignored.</source>
        <translation>Das Foto ist überall transparent. Seine Transparenz wurde ignoriert.</translation>
    </message>
    <message>
        <source>The photo was cut out already. Its transparency was kept and no model was used.</source>
        <translation>Das Foto war schon freigestellt. Seine Transparenz wurde beibehalten und kein Modell verwendet.</translation>
    </message>
    <message>
        <source>No subject was found.</source>
        <translation>Es wurde kein Motiv gefunden.</translation>
    </message>
    <message>
        <source>Your correction was used.</source>
        <translation>Ihre Korrektur wurde verwendet.</translation>
    </message>
    <message>
        <source>The image could not be rendered again. Its earlier result was kept.</source>
        <translation>Das Bild konnte nicht erneut ausgegeben werden. Sein früheres Ergebnis wurde behalten.</translation>
    </message>
    <message>
        <source>The subject was enlarged to fill the canvas.</source>
        <translation>Das Motiv wurde vergrößert, um die Arbeitsfläche zu füllen.</translation>
    </message>
    <message>
        <source>The photo&apos;s own shadow could not be kept.</source>
        <translation>Der Schatten des Fotos konnte nicht übernommen werden.</translation>
    </message>
    <message>
        <source>The quality was lowered to %1 so that the file fits.</source>
        <translation>Die Qualität wurde auf %1 gesenkt, damit die Datei passt.</translation>
    </message>
    <message>
        <source>The result was reduced to %1 pixels so that the file fits.</source>
        <translation>Das Ergebnis wurde auf %1 Pixel verkleinert, damit die Datei passt.</translation>
    </message>
    <message>
        <source>%1 is not a preset.</source>
        <translation>%1 ist keine Vorgabe.</translation>
    </message>
    <message>
        <source>This version does not know these values of %1, which are left out: %2.</source>
        <translation>Diese Version kennt diese Werte von %1 nicht; sie werden weggelassen: %2.</translation>
    </message>
    <message>
        <source>The preset of %1 cannot be used yet: %2</source>
        <translation>Die Vorgabe von %1 kann noch nicht verwendet werden: %2</translation>
    </message>
    <message>
        <source>%1 cannot be used yet: %2</source>
        <translation>%1 kann noch nicht verwendet werden: %2</translation>
    </message>
    <message>
        <source>%1 cannot be used: %2</source>
        <translation>%1 kann nicht verwendet werden: %2</translation>
    </message>
    <message>
        <source>The file contains %1 twice; the first one is used.</source>
        <translation>Die Datei enthält %1 zweimal; verwendet wird der erste Eintrag.</translation>
    </message>
    <message>
        <source>%1 cannot be stored: %2</source>
        <translation>%1 kann nicht gespeichert werden: %2</translation>
    </message>
    <message>
        <source>%1 cannot be watched: it is not the full path of a folder here.</source>
        <translation>%1 kann nicht überwacht werden: Es ist kein vollständiger Pfad eines Ordners auf diesem Computer.</translation>
    </message>
    <message>
        <source>%1 cannot be watched: the folder does not exist on this computer.</source>
        <translation>%1 kann nicht überwacht werden: Der Ordner existiert auf diesem Computer nicht.</translation>
    </message>
    <message>
        <source>%1 cannot be watched: %2</source>
        <translation>%1 kann nicht überwacht werden: %2</translation>
    </message>
    <message>
        <source>%1 needs presets that are not here: %2. Import them from the same file.</source>
        <translation>%1 braucht Vorgaben, die hier fehlen: %2. Importieren Sie sie aus derselben Datei.</translation>
    </message>
</context>
<context>
    <name>Facts</name>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Outputs</source>
        <translation>Dateien</translation>
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
        <source>Processing time</source>
        <translation>Dauer</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Gerät</translation>
    </message>
    <message>
        <source>Original name</source>
        <translation>Ursprünglicher Name</translation>
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
        <source>Ignored</source>
        <translation>Ignoriert</translation>
    </message>
</context>
<context>
    <name>Feedback</name>
    <message>
        <source>The queue resumes automatically when the problem is solved.</source>
        <translation>Die Warteschlange läuft automatisch weiter, sobald das Problem behoben ist.</translation>
    </message>
    <message>
        <source>Retry now</source>
        <translation>Jetzt versuchen</translation>
    </message>
    <message>
        <source>Retrying…</source>
        <translation>Neuer Versuch…</translation>
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
        <source>The other images are still processed.</source>
        <translation>Die anderen Bilder laufen weiter.</translation>
    </message>
    <message>
        <source>Show failed images</source>
        <translation>Fehlgeschlagene Bilder zeigen</translation>
    </message>
    <message numerus="yes">
        <source>%n interrupted image(s) will be processed again</source>
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
        <source>%n image(s) failed after several crashes</source>
        <translation>
            <numerusform>%n Bild ist nach mehreren Abstürzen fehlgeschlagen</numerusform>
            <numerusform>%n Bilder sind nach mehreren Abstürzen fehlgeschlagen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n unfinished file(s) were deleted</source>
        <translation>
            <numerusform>%n unfertige Datei wurde gelöscht</numerusform>
            <numerusform>%n unfertige Dateien wurden gelöscht</numerusform>
        </translation>
    </message>
    <message>
        <source>Rembg Desktop quit unexpectedly last time. Nothing was lost: %1.</source>
        <translation>Rembg Desktop wurde zuletzt unerwartet beendet. Nichts ging verloren: %1.</translation>
    </message>
    <message>
        <source>The queue file was damaged, so a new one was created. The old file was kept as %1.</source>
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
        <source>%n job(s) removed from the list. The results were kept.</source>
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
        <source>%Ln need(s) review</source>
        <translation>
            <numerusform>%Ln zu prüfen</numerusform>
            <numerusform>%Ln zu prüfen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln fine</source>
        <translation>
            <numerusform>%Ln in Ordnung</numerusform>
            <numerusform>%Ln in Ordnung</numerusform>
        </translation>
    </message>
    <message>
        <source>Review</source>
        <translation>Prüfung</translation>
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
        <source>Rembg Desktop has finished</source>
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
        <source>No limit</source>
        <translation>Unbegrenzt</translation>
    </message>
    <message>
        <source>For example 500 KB or 2 MB. The quality is lowered until the file is not larger.</source>
        <translation>Zum Beispiel 500 KB oder 2 MB. Die Qualität wird gesenkt, bis die Datei nicht größer ist.</translation>
    </message>
    <message>
        <source>Reduce pixels if needed</source>
        <translation>Bei Bedarf Pixel reduzieren</translation>
    </message>
    <message>
        <source>Before the quality falls below 60, the result gets fewer pixels. So do PNG and TIFF files.</source>
        <translation>Bevor die Qualität unter 60 fällt, bekommt das Ergebnis weniger Pixel. PNG- und TIFF-Dateien ebenso.</translation>
    </message>
    <message>
        <source>Clipping path</source>
        <translation>Beschneidungspfad</translation>
    </message>
    <message>
        <source>A path around the subject, which Photoshop and layout programs use to hide the background.</source>
        <translation>Ein Pfad um das Motiv, mit dem Photoshop und Layoutprogramme den Hintergrund ausblenden.</translation>
    </message>
    <message>
        <source>Path 1</source>
        <translation>Pfad 1</translation>
    </message>
    <message>
        <source>Name of the clipping path</source>
        <translation>Name des Beschneidungspfads</translation>
    </message>
    <message>
        <source>Keep the whole photo</source>
        <translation>Ganzes Foto behalten</translation>
    </message>
    <message>
        <source>For retouchers: the background stays in the file. Only transparency or the path hides it.</source>
        <translation>Für die Retusche: Der Hintergrund bleibt in der Datei. Nur Transparenz oder der Pfad blendet ihn aus.</translation>
    </message>
    <message>
        <source>Keep camera metadata (E&amp;XIF)</source>
        <translation>Kameradaten behalten (E&amp;XIF)</translation>
    </message>
    <message>
        <source>The color profile and resolution are always kept.</source>
        <translation>Farbprofil und Auflösung bleiben immer erhalten.</translation>
    </message>
    <message>
        <source>K&amp;eep file times</source>
        <translation>Dat&amp;eizeiten behalten</translation>
    </message>
    <message>
        <source>Results get the dates of the photo&apos;s file. Otherwise, they get the time when they are saved.</source>
        <translation>Ergebnisse erhalten die Zeitangaben der Fotodatei. Sonst gilt der Zeitpunkt, zu dem sie gespeichert werden.</translation>
    </message>
    <message>
        <source>Marketplaces ask for it. Otherwise, results keep the color profile of the photo.</source>
        <translation>Marktplätze verlangen es. Sonst behalten Ergebnisse das Farbprofil des Fotos.</translation>
    </message>
    <message>
        <source>Keep 16 bits per &amp;channel</source>
        <translation>16 Bit &amp;pro Kanal behalten</translation>
    </message>
    <message>
        <source>up to %1</source>
        <translation>bis %1</translation>
    </message>
    <message>
        <source>Lossless files only get smaller with fewer pixels. Larger results fail.</source>
        <translation>Verlustfreie Dateien werden nur mit weniger Pixeln kleiner. Größere Ergebnisse schlagen fehl.</translation>
    </message>
    <message>
        <source>Layers: the whole photo with a layer mask, and the background.</source>
        <translation>Ebenen: das ganze Foto mit Ebenenmaske und der Hintergrund.</translation>
    </message>
    <message>
        <source>clipping path</source>
        <translation>Beschneidungspfad</translation>
    </message>
    <message>
        <source>whole photo</source>
        <translation>ganzes Foto</translation>
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
        <source>Largest file si&amp;ze</source>
        <translation>Maximale Datei&amp;größe</translation>
    </message>
    <message>
        <source>lossless</source>
        <translation>verlustfrei</translation>
    </message>
    <message>
        <source>Convert colors to sRGB</source>
        <translation>Farben in sRGB umwandeln</translation>
    </message>
    <message>
        <source>If a photo has 16 bits, its PNG, TIFF or PSD cutout has them too. The file is larger.</source>
        <translation>Hat ein Foto 16 Bit, hat sie auch sein Freisteller als PNG, TIFF oder PSD. Die Datei ist größer.</translation>
    </message>
    <message>
        <source>no camera metadata</source>
        <translation>ohne Kameradaten</translation>
    </message>
    <message>
        <source>file times kept</source>
        <translation>mit Dateizeiten</translation>
    </message>
    <message>
        <source>16 bits</source>
        <translation>16 Bit</translation>
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
        <source>Programs can add photos from these folders by path, and save results there. Addresses such as s3://bucket/folder are used with your credentials.</source>
        <translation>Programme dürfen Fotos in diesen Ordnern mit ihrem Pfad nennen und Ergebnisse dort ablegen lassen. Adressen wie s3://bucket/ordner werden mit Ihren Zugangsdaten verwendet.</translation>
    </message>
    <message>
        <source>Address in a store</source>
        <translation>Adresse in einem Onlinespeicher</translation>
    </message>
    <message>
        <source>Add address</source>
        <translation>Adresse hinzufügen</translation>
    </message>
    <message>
        <source>Add folder…</source>
        <translation>Ordner hinzufügen…</translation>
    </message>
    <message>
        <source>Enter the address of a bucket or folder, such as s3://bucket/folder or gs://bucket.</source>
        <translation>Die Adresse eines Buckets oder Ordners eingeben, etwa s3://bucket/ordner oder gs://bucket.</translation>
    </message>
    <message>
        <source>Allow folder</source>
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
    <name>Footer</name>
    <message>
        <source>Zoom: %1</source>
        <translation>Zoom: %1</translation>
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
        <source>%1%</source>
        <translation>%1&#xa0;%</translation>
    </message>
    <message>
        <source>To process earlier results again, include them in the settings under “Output”.</source>
        <translation>Um frühere Ergebnisse erneut zu bearbeiten, beziehen Sie sie in den Einstellungen unter „Ausgabe“ ein.</translation>
    </message>
</context>
<context>
    <name>GeneralPage</name>
    <message>
        <source>General</source>
        <translation>Allgemein</translation>
    </message>
    <message>
        <source>System default</source>
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
        <source>Show t&amp;ips for getting started</source>
        <translation>&amp;Tipps für die ersten Schritte zeigen</translation>
    </message>
    <message>
        <source>&amp;Ask before closing while images are being processed</source>
        <translation>Vor dem &amp;Schließen fragen, solange Bilder in Arbeit sind</translation>
    </message>
    <message>
        <source>The language changes after a restart.</source>
        <translation>Die Sprache ändert sich nach einem Neustart.</translation>
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
        <source>Previous image (Page Up)</source>
        <translation>Voriges Bild (Bild auf)</translation>
    </message>
    <message>
        <source>Next image (Page Down)</source>
        <translation>Nächstes Bild (Bild ab)</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
</context>
<context>
    <name>HotFolderDialog</name>
    <message>
        <source>Add hot folder</source>
        <translation>Hotfolder hinzufügen</translation>
    </message>
    <message>
        <source>Change hot folder</source>
        <translation>Hotfolder ändern</translation>
    </message>
    <message>
        <source>Hot folder</source>
        <translation>Hotfolder</translation>
    </message>
    <message>
        <source>&amp;Folder</source>
        <translation>&amp;Ordner</translation>
    </message>
    <message>
        <source>Photos that are copied into this folder are processed as soon as they are complete.</source>
        <translation>Fotos, die in diesen Ordner kopiert werden, werden verarbeitet, sobald sie vollständig sind.</translation>
    </message>
    <message>
        <source>Watch its s&amp;ubfolders, too</source>
        <translation>Auch &amp;Unterordner überwachen</translation>
    </message>
    <message>
        <source>&amp;Presets</source>
        <translation>&amp;Vorgaben</translation>
    </message>
    <message>
        <source>Each chosen preset makes one result of every photo.</source>
        <translation>Jede gewählte Vorgabe macht aus jedem Foto ein Ergebnis.</translation>
    </message>
    <message>
        <source>Folder for the results</source>
        <translation>Ordner für die Ergebnisse</translation>
    </message>
    <message>
        <source>“%1” in the hot folder</source>
        <translation>„%1“ im Hotfolder</translation>
    </message>
    <message>
        <source>Folder for the &amp;results</source>
        <translation>Ordner für die &amp;Ergebnisse</translation>
    </message>
    <message>
        <source>Leave the photo where it is</source>
        <translation>Das Foto lassen, wo es ist</translation>
    </message>
    <message>
        <source>Move the photo to “Done”, “Failed” or “To check”</source>
        <translation>Das Foto nach „Done“, „Failed“ oder „To check“ verschieben</translation>
    </message>
    <message>
        <source>Delete the photo once its results are saved</source>
        <translation>Das Foto löschen, sobald seine Ergebnisse gespeichert sind</translation>
    </message>
    <message>
        <source>&amp;After processing</source>
        <translation>&amp;Nach der Verarbeitung</translation>
    </message>
    <message>
        <source> s</source>
        <translation> s</translation>
    </message>
    <message>
        <source>&amp;Wait until a file is unchanged for</source>
        <translation>&amp;Warten, bis eine Datei unverändert ist seit</translation>
    </message>
    <message>
        <source>Longer for slow networks. A file that is not complete waits anyway.</source>
        <translation>Länger bei langsamen Netzwerken. Eine unvollständige Datei wartet ohnehin.</translation>
    </message>
    <message>
        <source>Process the photos that are in the folder &amp;now</source>
        <translation>Die Fotos verarbeiten, die &amp;jetzt im Ordner sind</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Hinzufügen</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Choose at least one preset.</source>
        <translation>Wählen Sie mindestens eine Vorgabe.</translation>
    </message>
    <message>
        <source>These are subfolders of the hot folder. No file is replaced there.</source>
        <translation>Das sind Unterordner des Hotfolders. Dort wird keine Datei ersetzt.</translation>
    </message>
    <message>
        <source>Photos that failed or need review stay where they are.</source>
        <translation>Fotos, die fehlgeschlagen sind oder geprüft werden müssen, bleiben, wo sie sind.</translation>
    </message>
</context>
<context>
    <name>HotFolderSharing</name>
    <message>
        <source>Export hot folders</source>
        <translation>Hotfolder exportieren</translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation>&amp;Exportieren…</translation>
    </message>
    <message>
        <source>Import hot folders</source>
        <translation>Hotfolder importieren</translation>
    </message>
    <message>
        <source>&amp;Import</source>
        <translation>&amp;Importieren</translation>
    </message>
    <message>
        <source>Imported hot folders are off until you switch them on.</source>
        <translation>Importierte Hotfolder sind aus, bis Sie sie einschalten.</translation>
    </message>
    <message>
        <source>Hot folders (%1)</source>
        <translation>Hotfolder (%1)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
</context>
<context>
    <name>HotFolderTable</name>
    <message>
        <source>Not complete yet: %1</source>
        <translation>Noch nicht vollständig: %1</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>Aus</translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) not complete yet</source>
        <translation>
            <numerusform>%Ln Datei noch nicht vollständig</numerusform>
            <numerusform>%Ln Dateien noch nicht vollständig</numerusform>
        </translation>
    </message>
    <message>
        <source>Watching</source>
        <translation>Wird überwacht</translation>
    </message>
    <message>
        <source>Hot folders</source>
        <translation>Hotfolder</translation>
    </message>
    <message>
        <source>Space switches a folder on or off, Return changes it, Delete removes it, Insert adds one.</source>
        <translation>Die Leertaste schaltet einen Ordner ein oder aus, die Eingabetaste ändert ihn, Entf entfernt ihn, Einfg fügt einen hinzu.</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>To check</source>
        <translation>Zu prüfen</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Fehlgeschlagen</translation>
    </message>
    <message>
        <source>Waiting</source>
        <comment>photos in the queue</comment>
        <translation>Wartend</translation>
    </message>
    <message>
        <source>Last photo</source>
        <translation>Letztes Foto</translation>
    </message>
    <message>
        <source>Presets</source>
        <translation>Vorgaben</translation>
    </message>
</context>
<context>
    <name>HotFoldersPage</name>
    <message>
        <source>Hot folders</source>
        <translation>Hotfolder</translation>
    </message>
    <message>
        <source>&amp;Add hot folder…</source>
        <translation>&amp;Hotfolder hinzufügen…</translation>
    </message>
    <message>
        <source>&amp;Change…</source>
        <translation>Ä&amp;ndern…</translation>
    </message>
    <message>
        <source>Remo&amp;ve</source>
        <translation>En&amp;tfernen</translation>
    </message>
    <message>
        <source>Open &amp;folder</source>
        <translation>O&amp;rdner öffnen</translation>
    </message>
    <message>
        <source>Open &amp;results</source>
        <translation>Er&amp;gebnisse öffnen</translation>
    </message>
    <message>
        <source>&amp;Import…</source>
        <translation>&amp;Importieren…</translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation>&amp;Exportieren…</translation>
    </message>
    <message>
        <source>Add hot folder…</source>
        <translation>Hotfolder hinzufügen…</translation>
    </message>
    <message>
        <source>Remove hot folder</source>
        <translation>Hotfolder entfernen</translation>
    </message>
    <message>
        <source>Stop watching “%1”?</source>
        <translation>„%1“ nicht mehr überwachen?</translation>
    </message>
    <message>
        <source>Its files and its jobs are kept.</source>
        <translation>Die Dateien darin und die Aufträge, die daraus entstanden sind, bleiben.</translation>
    </message>
    <message>
        <source>Stop watching</source>
        <translation>Nicht mehr überwachen</translation>
    </message>
    <message>
        <source>Results: %1</source>
        <translation>Ergebnisse: %1</translation>
    </message>
    <message>
        <source>Copy photos into a hot folder, and find the results in another folder. Hot folders are watched while this window, “rembg-desktop run” or “rembg-desktop serve” is open.</source>
        <translation>Kopieren Sie Fotos in einen Hotfolder; die Ergebnisse finden Sie in einem anderen Ordner. Hotfolder werden überwacht, solange dieses Fenster, „rembg-desktop run“ oder „rembg-desktop serve“ läuft.</translation>
    </message>
</context>
<context>
    <name>HotFoldersSwitch</name>
    <message>
        <source>Hot folders</source>
        <translation>Hotfolder</translation>
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
    <name>ImportDialog</name>
    <message>
        <source>Import model</source>
        <translation>Modell importieren</translation>
    </message>
    <message>
        <source>Sample photo without its background</source>
        <translation>Beispielfoto ohne Hintergrund</translation>
    </message>
    <message>
        <source>Trying the model</source>
        <translation>Das Modell wird getestet</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Name</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>Automatisch</translation>
    </message>
    <message>
        <source>&amp;Try again</source>
        <translation>&amp;Erneut testen</translation>
    </message>
    <message>
        <source>&amp;Import</source>
        <translation>&amp;Importieren</translation>
    </message>
    <message>
        <source>How the model is used</source>
        <translation>So wird das Modell verwendet</translation>
    </message>
    <message>
        <source>&amp;Size</source>
        <translation>&amp;Größe</translation>
    </message>
    <message>
        <source>&amp;Mean</source>
        <translation>&amp;Mittelwert</translation>
    </message>
    <message>
        <source>Standard &amp;deviation</source>
        <translation>&amp;Standardabweichung</translation>
    </message>
    <message>
        <source>Pixel &amp;range</source>
        <translation>&amp;Wertebereich der Pixel</translation>
    </message>
    <message>
        <source>&amp;Layout</source>
        <translation>&amp;Anordnung</translation>
    </message>
    <message>
        <source>&amp;Output</source>
        <translation>A&amp;usgabe</translation>
    </message>
    <message>
        <source>&amp;Activation</source>
        <translation>A&amp;ktivierung</translation>
    </message>
    <message>
        <source>In pixels, such as 1024 or 1024x768</source>
        <translation>In Pixeln, etwa 1024 oder 1024x768</translation>
    </message>
    <message>
        <source>Three numbers for red, green and blue, or one for all</source>
        <translation>Drei Zahlen für Rot, Grün und Blau, oder eine für alle</translation>
    </message>
    <message>
        <source>Enter numbers, separated by commas.</source>
        <translation>Geben Sie Zahlen ein, getrennt durch Kommas.</translation>
    </message>
    <message>
        <source>Trying the model on a sample photo…</source>
        <translation>Das Modell wird mit einem Beispielfoto getestet…</translation>
    </message>
    <message>
        <source>%1 seconds and %2 of memory on the CPU of this computer</source>
        <translation>%1 Sekunden und %2 Speicher auf der CPU dieses Computers</translation>
    </message>
    <message>
        <source>Automatic (%1)</source>
        <translation>Automatisch (%1)</translation>
    </message>
    <message>
        <source>A model with this name already exists.</source>
        <translation>Ein Modell mit diesem Namen existiert bereits.</translation>
    </message>
    <message>
        <source>Enter up to 64 letters, digits, dots, dashes and underscores.</source>
        <translation>Geben Sie bis zu 64 Buchstaben, Ziffern, Punkte, Binde- und Unterstriche ein.</translation>
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
        <source>Outputs</source>
        <translation>Dateien</translation>
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
        <source>Select a job or an image to see its details.</source>
        <translation>Einen Auftrag oder ein Bild auswählen, um die Details zu sehen.</translation>
    </message>
    <message>
        <source>Copied: %1</source>
        <translation>Kopiert: %1</translation>
    </message>
    <message>
        <source>The log was copied to the clipboard.</source>
        <translation>Das Protokoll ist in der Zwischenablage.</translation>
    </message>
    <message>
        <source>Open result</source>
        <translation>Ergebnis öffnen</translation>
    </message>
    <message>
        <source>Show result in folder</source>
        <translation>Ergebnis in seinem Ordner zeigen</translation>
    </message>
    <message>
        <source>Copy result</source>
        <translation>Ergebnis kopieren</translation>
    </message>
    <message>
        <source>Repair…</source>
        <translation>Nachbessern…</translation>
    </message>
</context>
<context>
    <name>InspectorText</name>
    <message>
        <source>%1 s</source>
        <translation>%1&#xa0;s</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1&#xa0;ms</translation>
    </message>
    <message>
        <source>Read photo</source>
        <translation>Foto lesen</translation>
    </message>
    <message>
        <source>Find subject</source>
        <translation>Motiv finden</translation>
    </message>
    <message>
        <source>Take the kept mask</source>
        <translation>Behaltene Maske übernehmen</translation>
    </message>
    <message>
        <source>Closer look</source>
        <translation>Näher betrachten</translation>
    </message>
    <message>
        <source>Second look</source>
        <translation>Zweiter Blick</translation>
    </message>
    <message>
        <source>Refine edges</source>
        <translation>Kanten verfeinern</translation>
    </message>
    <message>
        <source>Compose</source>
        <translation>Zusammensetzen</translation>
    </message>
    <message>
        <source>Write file</source>
        <translation>Datei schreiben</translation>
    </message>
    <message>
        <source>Move to destination</source>
        <translation>An den Zielort verschieben</translation>
    </message>
    <message>
        <source>Wait for memory</source>
        <translation>Auf Speicher warten</translation>
    </message>
    <message>
        <source>sharp edges</source>
        <translation>scharfe Kanten</translation>
    </message>
    <message>
        <source>clean colors</source>
        <translation>saubere Farben</translation>
    </message>
    <message>
        <source>matting</source>
        <translation>Matting</translation>
    </message>
    <message>
        <source>closer look</source>
        <translation>näher betrachtet</translation>
    </message>
    <message>
        <source>mask cleanup</source>
        <translation>Maske bereinigt</translation>
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
        <source>gradient</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>blurred background</source>
        <translation>unscharfer Hintergrund</translation>
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
        <source>16 bits</source>
        <translation>16 Bit</translation>
    </message>
    <message>
        <source>shadow</source>
        <translation>Schatten</translation>
    </message>
    <message>
        <source>Waiting to be processed</source>
        <translation>Wartet, bis es an der Reihe ist</translation>
    </message>
    <message>
        <source>Processing…</source>
        <translation>Wird verarbeitet…</translation>
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
        <source>Can&apos;t save the image as %1: %2.</source>
        <translation>Das Bild konnte nicht als %1 gespeichert werden: %2.</translation>
    </message>
    <message>
        <source>Free some disk space, or save the image to a file and add the file.</source>
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
        <source>Your original photos are not affected.</source>
        <translation>Die Originalfotos bleiben, wo sie sind.</translation>
    </message>
    <message>
        <source>Move to trash</source>
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
        <source>Options</source>
        <translation>Optionen</translation>
    </message>
    <message>
        <source>Preset</source>
        <translation>Vorgabe</translation>
    </message>
    <message>
        <source>Other failed images</source>
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
        <source>Processing time</source>
        <translation>Dauer</translation>
    </message>
    <message>
        <source>Notice</source>
        <translation>Hinweis</translation>
    </message>
    <message>
        <source>Output %1: %2</source>
        <translation>Datei %1: %2</translation>
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
        <source>Can&apos;t save the settings: %1.</source>
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
        <source>%n other file(s) ignored</source>
        <translation>
            <numerusform>%n andere Datei ignoriert</numerusform>
            <numerusform>%n andere Dateien ignoriert</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Finishing %n image(s) before closing.</source>
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
        <source>Status</source>
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
        <source>Input size</source>
        <translation>Eingabegröße</translation>
    </message>
    <message>
        <source>License</source>
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
        <source>Verify &amp;file</source>
        <translation>&amp;Datei prüfen</translation>
    </message>
    <message>
        <source>Verify the checksum of the file.</source>
        <translation>Die ganze Datei mit ihrer Prüfsumme vergleichen.</translation>
    </message>
    <message>
        <source>D&amp;elete…</source>
        <translation>&amp;Löschen…</translation>
    </message>
    <message>
        <source>unknown, ask the author</source>
        <translation>unbekannt, beim Urheber nachfragen</translation>
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
        <source>Publisher website</source>
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
        <source>&amp;Resume</source>
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
        <source>The small version of U²-Net. Included with the program.</source>
        <translation>Die kleine Version von U²-Net. Im Programm enthalten.</translation>
    </message>
    <message>
        <source>The classic general-purpose model. More reliable than the small version.</source>
        <translation>Das klassische Allzweckmodell. Zuverlässiger als die kleine Version.</translation>
    </message>
    <message>
        <source>Uses 1024 pixels instead of 320, which preserves thin parts and straight edges.</source>
        <translation>Sieht 1024 Pixel statt 320 und bewahrt so dünne Teile und gerade Kanten.</translation>
    </message>
    <message>
        <source>The best general-purpose model that is free to use. Large, and slow without a graphics card.</source>
        <translation>Das beste frei nutzbare Allzweckmodell. Groß und ohne Grafikkarte langsam.</translation>
    </message>
    <message>
        <source>BiRefNet with a smaller backbone. Almost as good and much faster.</source>
        <translation>BiRefNet mit kleinerem Unterbau: fast so gut, deutlich schneller.</translation>
    </message>
    <message>
        <source>BiRefNet trained on portraits. Good with hair.</source>
        <translation>BiRefNet, mit Porträts trainiert; folgt Haaren genau.</translation>
    </message>
    <message>
        <source>BiRefNet trained on the largest set of images.</source>
        <translation>BiRefNet, mit der größten Bildersammlung trainiert.</translation>
    </message>
    <message>
        <source>BiRefNet trained for dichotomous segmentation: fences, wheels, furniture.</source>
        <translation>BiRefNet, für dichotome Segmentierung trainiert: Zäune, Räder, Möbel.</translation>
    </message>
    <message>
        <source>BiRefNet trained for high-resolution salient object detection.</source>
        <translation>BiRefNet, für auffällige Objekte in hoher Auflösung trainiert.</translation>
    </message>
    <message>
        <source>BiRefNet trained to detect camouflaged objects.</source>
        <translation>BiRefNet, auf getarnte Objekte trainiert.</translation>
    </message>
    <message>
        <source>U²-Net with smaller weights.</source>
        <translation>U²-Net mit kleineren Gewichten.</translation>
    </message>
    <message>
        <source>U²-Net trained on people. Ignores other objects.</source>
        <translation>U²-Net, mit Menschen trainiert; lässt anderes weg.</translation>
    </message>
    <message>
        <source>Detects upper-body, lower-body and full-body clothes, and keeps all of them.</source>
        <translation>Findet Oberteile, Unterteile und Ganzkörperkleidung; alle drei bleiben zusammen erhalten.</translation>
    </message>
    <message>
        <source>IS-Net trained on anime characters.</source>
        <translation>IS-Net, mit Anime-Figuren trainiert.</translation>
    </message>
    <message>
        <source>Very good, but commercial use requires a license from BRIA.</source>
        <translation>Sehr gut, aber ohne Lizenz von BRIA nicht für gewerbliche Nutzung.</translation>
    </message>
    <message>
        <source>BiRefNet trained for matting: soft and translucent edges.</source>
        <translation>BiRefNet, trainiert für Matting: weiche und durchscheinende Kanten.</translation>
    </message>
    <message>
        <source>Uses 2048 pixels. Needs more than 20 GB of memory without a graphics card.</source>
        <translation>Verwendet 2048 Pixel. Benötigt ohne Grafikkarte mehr als 20 GB Speicher.</translation>
    </message>
    <message>
        <source>Matting with 2048 pixels. Needs more than 20 GB of memory without a graphics card.</source>
        <translation>Matting mit 2048 Pixeln. Benötigt ohne Grafikkarte mehr als 20 GB Speicher.</translation>
    </message>
    <message>
        <source>Refines the uncertain part of its own mask. Free for commercial use, unlike the full BEN2.</source>
        <translation>Verfeinert den unsicheren Teil der eigenen Maske. Anders als das volle BEN2 auch kommerziell frei nutzbar.</translation>
    </message>
    <message>
        <source>The same model in a file of half the size. Needs as much time and memory.</source>
        <translation>Dasselbe Modell in einer halb so großen Datei. Braucht ebenso viel Zeit und Speicher.</translation>
    </message>
</context>
<context>
    <name>ModelDialog</name>
    <message>
        <source>Again with another model</source>
        <translation>Noch einmal mit anderem Modell</translation>
    </message>
    <message numerus="yes">
        <source>Run %Ln selected image(s) again with:</source>
        <translation>
            <numerusform>%Ln ausgewähltes Bild noch einmal verarbeiten mit:</numerusform>
            <numerusform>%Ln ausgewählte Bilder noch einmal verarbeiten mit:</numerusform>
        </translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>The earlier results stay. You compare both and pick one; no file is replaced.</source>
        <translation>Die früheren Ergebnisse bleiben. Sie vergleichen beide und wählen eines; keine Datei wird ersetzt.</translation>
    </message>
    <message>
        <source>No other model is installed. Download one first.</source>
        <translation>Es ist kein anderes Modell installiert. Laden Sie zuerst eines herunter.</translation>
    </message>
    <message>
        <source>Models…</source>
        <translation>Modelle…</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Starten</translation>
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
        <source>Unknown model</source>
        <translation>Unbekanntes Modell</translation>
    </message>
    <message>
        <source>Download…</source>
        <translation>Herunterladen…</translation>
    </message>
</context>
<context>
    <name>ModelText</name>
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
        <source>license unknown</source>
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
    <message>
        <source>hair, fur, glass</source>
        <translation>Haare, Fell, Glas</translation>
    </message>
    <message>
        <source>fine detail in large photos</source>
        <translation>feine Details in großen Fotos</translation>
    </message>
    <message>
        <source>hair and fur in large photos</source>
        <translation>Haare und Fell in großen Fotos</translation>
    </message>
    <message>
        <source>fine edges</source>
        <translation>feine Kanten</translation>
    </message>
    <message>
        <source>best quality, half the download</source>
        <translation>beste Qualität, halber Download</translation>
    </message>
    <message>
        <source>quality with a small download</source>
        <translation>Qualität bei kleinem Download</translation>
    </message>
</context>
<context>
    <name>ModelsDialog</name>
    <message>
        <source>Models</source>
        <translation>Modelle</translation>
    </message>
    <message>
        <source>&amp;Import file…</source>
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
        <source>%1 is not licensed for commercial use.</source>
        <translation>%1 darf nicht gewerblich genutzt werden.</translation>
    </message>
    <message>
        <source>Its license is %1. To sell the results or use them in advertising, get a license from the publisher first.</source>
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
        <source>You can download it again later.</source>
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
        <source>Import model</source>
        <translation>Modell importieren</translation>
    </message>
    <message>
        <source>Importing %1…</source>
        <translation>%1 wird importiert…</translation>
    </message>
    <message>
        <source>The file is valid.</source>
        <translation>Die Datei ist in Ordnung.</translation>
    </message>
</context>
<context>
    <name>NamesDialog</name>
    <message>
        <source>Names from a table</source>
        <translation>Namen aus einer Tabelle</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>Tabelle</translation>
    </message>
    <message>
        <source>Tables (%1)</source>
        <translation>Tabellen (%1)</translation>
    </message>
    <message>
        <source>Photos</source>
        <translation>Fotos</translation>
    </message>
    <message>
        <source>&amp;File name</source>
        <translation>&amp;Dateiname</translation>
    </message>
    <message>
        <source>Photos and the names of their results</source>
        <translation>Fotos und die Namen ihrer Ergebnisse</translation>
    </message>
    <message>
        <source>&amp;Keep their names</source>
        <translation>Namen &amp;behalten</translation>
    </message>
    <message>
        <source>&amp;Leave them out</source>
        <translation>&amp;Weglassen</translation>
    </message>
    <message>
        <source>&amp;Read again</source>
        <translation>Erneut &amp;lesen</translation>
    </message>
    <message>
        <source>Photos without a line:</source>
        <translation>Fotos ohne Zeile:</translation>
    </message>
    <message>
        <source>&amp;Table</source>
        <translation>&amp;Tabelle</translation>
    </message>
    <message>
        <source>&amp;Photos</source>
        <translation>&amp;Fotos</translation>
    </message>
    <message>
        <source>Use {stem}, {index} or a column of the table, such as {sku}.</source>
        <translation>Verwenden Sie {stem}, {index} oder eine Spalte der Tabelle, z. B. {sku}.</translation>
    </message>
    <message>
        <source>Reading the table and searching for the photos…</source>
        <translation>Tabelle wird gelesen und Fotos werden gesucht…</translation>
    </message>
    <message>
        <source>Fields: %1. {stem} is the name in the table.</source>
        <translation>Felder: %1. {stem} ist der Name in der Tabelle.</translation>
    </message>
    <message numerus="yes">
        <source>&amp;Rename %Ln image(s)</source>
        <translation>
            <numerusform>%Ln Bild &amp;umbenennen</numerusform>
            <numerusform>%Ln Bilder &amp;umbenennen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>&amp;Add %Ln image(s)</source>
        <translation>
            <numerusform>%Ln Bild hin&amp;zufügen</numerusform>
            <numerusform>%Ln Bilder hin&amp;zufügen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln photo(s) with a name</source>
        <translation>
            <numerusform>%Ln Foto mit Namen</numerusform>
            <numerusform>%Ln Fotos mit Namen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln photo(s) without a line</source>
        <translation>
            <numerusform>%Ln Foto ohne Zeile</numerusform>
            <numerusform>%Ln Fotos ohne Zeile</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln line(s) without a photo</source>
        <translation>
            <numerusform>%Ln Zeile ohne Foto</numerusform>
            <numerusform>%Ln Zeilen ohne Foto</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln line(s) that cannot be used</source>
        <translation>
            <numerusform>%Ln unbrauchbare Zeile</numerusform>
            <numerusform>%Ln unbrauchbare Zeilen</numerusform>
        </translation>
    </message>
    <message>
        <source>The table has no such column.</source>
        <translation>Diese Spalte gibt es in der Tabelle nicht.</translation>
    </message>
    <message>
        <source>&amp;Add</source>
        <translation>Hin&amp;zufügen</translation>
    </message>
</context>
<context>
    <name>NamesIntake</name>
    <message>
        <source>Tables (%1)</source>
        <translation>Tabellen (%1)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Names from a table</source>
        <translation>Namen aus einer Tabelle</translation>
    </message>
    <message>
        <source>Several tables were received. Add one table at a time.</source>
        <translation>Mehrere Tabellen empfangen. Fügen Sie immer nur eine Tabelle hinzu.</translation>
    </message>
</context>
<context>
    <name>NamesModel</name>
    <message>
        <source>Photo</source>
        <translation>Foto</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Hinweis</translation>
    </message>
    <message>
        <source>there is no such photo</source>
        <translation>dieses Foto gibt es nicht</translation>
    </message>
    <message>
        <source>No line in the table</source>
        <translation>Keine Zeile in der Tabelle</translation>
    </message>
    <message>
        <source>Left out</source>
        <translation>Weggelassen</translation>
    </message>
    <message>
        <source>The file exists and is kept</source>
        <translation>Die Datei existiert und bleibt erhalten</translation>
    </message>
    <message>
        <source>The file exists and is replaced</source>
        <translation>Die Datei existiert und wird ersetzt</translation>
    </message>
    <message>
        <source>The name is taken, so a number is added</source>
        <translation>Der Name ist vergeben; eine Nummer wird angehängt</translation>
    </message>
    <message>
        <source>Line %1: %2</source>
        <translation>Zeile %1: %2</translation>
    </message>
    <message>
        <source>the source is empty</source>
        <translation>die Quelle fehlt</translation>
    </message>
    <message>
        <source>“%1” belongs to no column</source>
        <translation>„%1“ gehört zu keiner Spalte</translation>
    </message>
    <message>
        <source>“%1” contains a slash; use the column folder</source>
        <translation>„%1“ enthält einen Schrägstrich; verwenden Sie die Spalte folder</translation>
    </message>
    <message>
        <source>“%1” contains characters that a file name cannot have</source>
        <translation>„%1“ enthält Zeichen, die in Dateinamen nicht erlaubt sind</translation>
    </message>
    <message>
        <source>“%1” is a reserved name on Windows</source>
        <translation>„%1“ ist unter Windows ein reservierter Name</translation>
    </message>
    <message>
        <source>“%1” ends with a dot</source>
        <translation>„%1“ endet mit einem Punkt</translation>
    </message>
    <message>
        <source>“%1” is too long for a file name</source>
        <translation>„%1“ ist zu lang für einen Dateinamen</translation>
    </message>
    <message>
        <source>the folder “%1” is outside the destination</source>
        <translation>der Ordner „%1“ liegt außerhalb des Ziels</translation>
    </message>
    <message>
        <source>“%1” was rounded by a spreadsheet; format the column as text</source>
        <translation>„%1“ wurde von einer Tabellenkalkulation gerundet; formatieren Sie die Spalte als Text</translation>
    </message>
    <message>
        <source>“%1” is not a whole number</source>
        <translation>„%1“ ist keine ganze Zahl</translation>
    </message>
    <message>
        <source>the column %1 is empty, but the name uses it</source>
        <translation>die Spalte %1 ist leer, wird aber im Namen verwendet</translation>
    </message>
    <message>
        <source>“%1” already has line %2</source>
        <translation>„%1“ steht schon in Zeile %2</translation>
    </message>
    <message>
        <source>“%1” fits several photos: %2</source>
        <translation>„%1“ passt zu mehreren Fotos: %2</translation>
    </message>
    <message>
        <source>there is no preset “%1”</source>
        <translation>es gibt keine Vorgabe „%1“</translation>
    </message>
    <message>
        <source>No new name</source>
        <translation>Kein neuer Name</translation>
    </message>
    <message>
        <source>Same name as line %2</source>
        <translation>Gleicher Name wie Zeile %2</translation>
    </message>
    <message>
        <source>The results end with %2</source>
        <translation>Die Ergebnisse enden auf %2</translation>
    </message>
</context>
<context>
    <name>OptionReasons</name>
    <message>
        <source>JPEG does not support transparency. Choose a color or an image as the background.</source>
        <translation>JPEG kennt keine Transparenz. Eine Farbe oder ein Bild als Hintergrund wählen.</translation>
    </message>
    <message>
        <source>Enter a color such as #ffffff, or choose an image file.</source>
        <translation>Eine Farbe wie #ffffff eingeben oder eine Bilddatei wählen.</translation>
    </message>
    <message>
        <source>Enter a size such as 500 KB or 2 MB.</source>
        <translation>Geben Sie eine Größe wie 500 KB oder 2 MB ein.</translation>
    </message>
    <message>
        <source>Enter a short name, such as Path 1.</source>
        <translation>Geben Sie einen kurzen Namen ein, zum Beispiel Pfad 1.</translation>
    </message>
    <message>
        <source>Choose no background and no shadow, or PSD, where they are layers.</source>
        <translation>Wählen Sie keinen Hintergrund und keinen Schatten, oder PSD, wo beide Ebenen sind.</translation>
    </message>
    <message>
        <source>A TIFF file with fewer pixels cannot keep the whole photo.</source>
        <translation>Eine TIFF-Datei mit weniger Pixeln kann das ganze Foto nicht behalten.</translation>
    </message>
    <message>
        <source>A file name cannot contain any of these characters: %1</source>
        <translation>Ein Dateiname darf keines dieser Zeichen enthalten: %1</translation>
    </message>
    <message>
        <source>Use {stem} or {index}. Otherwise all results would have the same name.</source>
        <translation>{stem} oder {index} verwenden, sonst hießen alle Ergebnisse gleich.</translation>
    </message>
    <message>
        <source>Use text and the fields {stem}, {index}, {index:03}, {model}, {date} and {preset}.</source>
        <translation>Verwenden Sie Text und die Felder {stem}, {index}, {index:03}, {model}, {date} und {preset}.</translation>
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
        <source>Web pages from these origins can use the API from a browser. They still need the token.</source>
        <translation>Webseiten von diesen Ursprüngen können die API im Browser verwenden. Das Token brauchen sie trotzdem.</translation>
    </message>
    <message>
        <source>Origin of a web page</source>
        <translation>Ursprung einer Webseite</translation>
    </message>
    <message>
        <source>Add origin</source>
        <translation>Ursprung hinzufügen</translation>
    </message>
    <message>
        <source>Enter an origin without a path, such as https://shop.example or http://localhost:8080.</source>
        <translation>Einen Ursprung ohne Pfad eingeben, etwa https://shop.example oder http://localhost:8080.</translation>
    </message>
</context>
<context>
    <name>OutputList</name>
    <message>
        <source>Remove this output (Delete)</source>
        <translation>Diese Datei weglassen (Entf)</translation>
    </message>
    <message>
        <source>Outputs of every photo; the options of the selected one are shown</source>
        <translation>Dateien jedes Fotos; gezeigt werden die Optionen der ausgewählten</translation>
    </message>
    <message>
        <source>%1 (edited)</source>
        <translation>%1 (geändert)</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) of every photo</source>
        <translation>
            <numerusform>%n Datei von jedem Foto</numerusform>
            <numerusform>%n Dateien von jedem Foto</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>OutputPage</name>
    <message>
        <source>Output</source>
        <translation>Ausgabe</translation>
    </message>
    <message>
        <source>Next to the photos</source>
        <translation>Neben den Fotos</translation>
    </message>
    <message>
        <source>In one folder</source>
        <translation>In einem Ordner</translation>
    </message>
    <message>
        <source>Destination folder</source>
        <translation>Zielordner</translation>
    </message>
    <message>
        <source>Include &amp;subfolders</source>
        <translation>Auch die &amp;Unterordner von Ordnern nehmen</translation>
    </message>
    <message>
        <source>Include &amp;earlier results</source>
        <translation>Auch &amp;frühere Ergebnisse einbeziehen</translation>
    </message>
    <message>
        <source>Also process results of this program and folders of earlier results when a folder is added.</source>
        <translation>Beim Hinzufügen eines Ordners auch Ergebnisse dieses Programms und Ordner mit früheren Ergebnissen bearbeiten.</translation>
    </message>
    <message>
        <source>Save &amp;results</source>
        <translation>Ablage der &amp;Ergebnisse</translation>
    </message>
    <message>
        <source>&amp;Folder</source>
        <translation>&amp;Ordner</translation>
    </message>
    <message>
        <source>&amp;Preset at startup</source>
        <translation>&amp;Vorgabe beim Start</translation>
    </message>
    <message>
        <source>In a “cutouts” folder next to each photo.</source>
        <translation>In einem Ordner „cutouts“ neben jedem Foto.</translation>
    </message>
    <message>
        <source>Choose a destination folder.</source>
        <translation>Einen Zielordner wählen.</translation>
    </message>
</context>
<context>
    <name>OutputText</name>
    <message>
        <source>%1 of %2 files completed</source>
        <translation>%1 von %2 Dateien fertig</translation>
    </message>
</context>
<context>
    <name>OutputsTab</name>
    <message>
        <source>Outputs of this image</source>
        <translation>Dateien dieses Bildes</translation>
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
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>Meldung</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>Im Ordner zeigen</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>Make the files that are not finished; the others stay as they are.</source>
        <translation>Erzeugt die Dateien, die noch nicht fertig sind; die anderen bleiben, wie sie sind.</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
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
        <source>&amp;Stop if this device is not available</source>
        <translation>&amp;Anhalten, wenn dieses Gerät nicht verwendbar ist</translation>
    </message>
    <message>
        <source>Otherwise, the CPU is used instead.</source>
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
        <source>No limit</source>
        <translation>Unbegrenzt</translation>
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
        <source>&amp;GPUs</source>
        <translation>&amp;GPUs</translation>
    </message>
    <message>
        <source>Numbers separated by commas, such as 0, 1. If empty, the first one is used.</source>
        <translation>Nummern, durch Kommas getrennt, etwa 0, 1. Ohne Angabe wird die erste verwendet.</translation>
    </message>
    <message>
        <source>Memory limit of each GP&amp;U</source>
        <translation>Speicherlimit je GP&amp;U</translation>
    </message>
    <message>
        <source>&amp;Images at a time</source>
        <translation>&amp;Bilder zugleich</translation>
    </message>
    <message>
        <source>&amp;Memory limit</source>
        <translation>&amp;Speicher für Bilder</translation>
    </message>
    <message>
        <source>&amp;Largest image</source>
        <translation>Größt&amp;es Bild</translation>
    </message>
    <message>
        <source>Larger images fail before they are decoded.</source>
        <translation>Größere schlagen fehl, bevor sie dekodiert werden.</translation>
    </message>
    <message>
        <source>&amp;Free memory after being idle for</source>
        <translation>Speicher &amp;freigeben nach Leerlauf von</translation>
    </message>
    <message>
        <source>The model is loaded again for the next image.</source>
        <translation>Das nächste Bild lädt das Modell dann erneut.</translation>
    </message>
    <message>
        <source>In use: %1.</source>
        <translation>In Verwendung: %1.</translation>
    </message>
    <message>
        <source>Not available in this installation. The CPU will be used.</source>
        <translation>Nicht in dieser Installation; der Prozessor wird verwendet.</translation>
    </message>
    <message>
        <source>Installed. A test run shows whether it works.</source>
        <translation>Installiert. Ein Testlauf zeigt, ob es funktioniert.</translation>
    </message>
    <message>
        <source>%1 is installed, but cannot be used: %2</source>
        <translation>%1 ist installiert, kann aber nicht verwendet werden: %2</translation>
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
        <source>%1: %2 s per image, %3 images per minute. Ready after %4 s.</source>
        <translation>%1: %2&#xa0;s pro Bild, %3 Bilder pro Minute. Bereit nach %4&#xa0;s.</translation>
    </message>
</context>
<context>
    <name>PickDialog</name>
    <message>
        <source>Pick the better result</source>
        <translation>Das bessere Ergebnis wählen</translation>
    </message>
    <message>
        <source>The other one is marked as rejected. Both files stay where they are.</source>
        <translation>Das andere wird als abgelehnt markiert. Beide Dateien bleiben, wo sie sind.</translation>
    </message>
    <message>
        <source>Earlier result (←)</source>
        <translation>Früheres Ergebnis (←)</translation>
    </message>
    <message>
        <source>Accept both (B)</source>
        <translation>Beide annehmen (B)</translation>
    </message>
    <message>
        <source>New result (→)</source>
        <translation>Neues Ergebnis (→)</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
</context>
<context>
    <name>PlaceGroup</name>
    <message>
        <source>Name and location</source>
        <translation>Name und Speicherort</translation>
    </message>
    <message>
        <source>Insert field</source>
        <translation>Feld einfügen</translation>
    </message>
    <message>
        <source>Insert a field into the file name</source>
        <translation>Ein Feld in den Namen einfügen</translation>
    </message>
    <message>
        <source>Next to the photos</source>
        <translation>Neben den Fotos</translation>
    </message>
    <message>
        <source>In one folder</source>
        <translation>In einem Ordner</translation>
    </message>
    <message>
        <source>Destination folder</source>
        <translation>Zielordner</translation>
    </message>
    <message>
        <source>Keep both, add a number</source>
        <translation>Beide behalten, Nummer anhängen</translation>
    </message>
    <message>
        <source>Skip photo</source>
        <translation>Foto überspringen</translation>
    </message>
    <message>
        <source>Replace file</source>
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
        <source>Choose a destination folder.</source>
        <translation>Einen Zielordner wählen.</translation>
    </message>
    <message>
        <source>Or save them next to the photos.</source>
        <translation>Oder die Ergebnisse neben den Fotos ablegen.</translation>
    </message>
    <message>
        <source>Example: %1</source>
        <translation>Beispiel: %1</translation>
    </message>
    <message>
        <source>Only in a table of names: %1</source>
        <translation>Nur in einer Namenstabelle: %1</translation>
    </message>
    <message>
        <source>In a “cutouts” folder next to each photo.</source>
        <translation>In einem Ordner „cutouts“ neben jedem Foto.</translation>
    </message>
    <message>
        <source>The photo itself is never replaced.</source>
        <translation>Das Foto selbst wird nie ersetzt.</translation>
    </message>
    <message>
        <source>Photo name</source>
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
    <message>
        <source>Preset</source>
        <translation>Vorgabe</translation>
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
        <source>Check several presets (space bar in the list) to make several files of every photo.</source>
        <translation>Kreuzen Sie mehrere Vorgaben an (Leertaste in der Liste), um von jedem Foto mehrere Dateien zu erzeugen.</translation>
    </message>
    <message>
        <source>Custom options</source>
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
        <source>&amp;Import…</source>
        <translation>&amp;Importieren…</translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation>&amp;Exportieren…</translation>
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
        <source>A preset named “%1” already exists. Replace it?</source>
        <translation>Eine Vorgabe „%1“ gibt es bereits. Ersetzen?</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>Ersetzen</translation>
    </message>
    <message>
        <source>A preset with this name already exists.</source>
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
        <source>Can&apos;t save the presets: %1.</source>
        <translation>Die Vorgaben können nicht geschrieben werden: %1.</translation>
    </message>
</context>
<context>
    <name>PresetSharing</name>
    <message>
        <source>Export presets</source>
        <translation>Vorgaben exportieren</translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation>&amp;Exportieren…</translation>
    </message>
    <message>
        <source>There are no presets of your own to export.</source>
        <translation>Es gibt keine eigenen Vorgaben zum Exportieren.</translation>
    </message>
    <message>
        <source>Rule set</source>
        <translation>Regelsatz</translation>
    </message>
    <message>
        <source>Import presets</source>
        <translation>Vorgaben importieren</translation>
    </message>
    <message>
        <source>The file contains no presets and no rule sets.</source>
        <translation>Die Datei enthält weder Vorgaben noch Regelsätze.</translation>
    </message>
    <message>
        <source>&amp;Import</source>
        <translation>&amp;Importieren</translation>
    </message>
    <message>
        <source>New</source>
        <translation>Neu</translation>
    </message>
    <message>
        <source>Already here</source>
        <translation>Schon vorhanden</translation>
    </message>
    <message>
        <source>Another one with this name exists</source>
        <translation>Name schon vergeben</translation>
    </message>
    <message>
        <source>This version cannot use it</source>
        <translation>In dieser Version nicht verwendbar</translation>
    </message>
    <message>
        <source>Presets (%1)</source>
        <translation>Vorgaben (%1)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
</context>
<context>
    <name>PresetText</name>
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
    <message>
        <source>Layers for retouching</source>
        <translation>Ebenen für die Retusche</translation>
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
        <source>Updating…</source>
        <translation>Wird aktualisiert…</translation>
    </message>
</context>
<context>
    <name>QueueColumns</name>
    <message>
        <source>Columns</source>
        <translation>Spalten</translation>
    </message>
    <message>
        <source>Queue order</source>
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
        <source>Open the destination folder</source>
        <translation>Zielordner öffnen</translation>
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
        <source>Shut down the computer</source>
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
        <source>Pause while the computer is running on &amp;battery</source>
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
        <source>Their results are kept.</source>
        <translation>Ihre Ergebnisse bleiben, wo sie sind.</translation>
    </message>
    <message>
        <source>Pause when the disk has &amp;less than</source>
        <translation>&amp;Pausieren, wenn auf dem Datenträger weniger als</translation>
    </message>
    <message>
        <source>The queue resumes automatically when there is enough space.</source>
        <translation>Ist wieder Platz, läuft die Warteschlange von selbst weiter.</translation>
    </message>
    <message numerus="yes">
        <source>You can cancel this during a countdown of %n second(s).</source>
        <translation>
            <numerusform>Während eines Countdowns von %n Sekunde lässt sich das abbrechen.</numerusform>
            <numerusform>Während eines Countdowns von %n Sekunden lässt sich das abbrechen.</numerusform>
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
    <name>RejectedFiles</name>
    <message>
        <source>Move rejected results to</source>
        <translation>Abgelehnte Ergebnisse verschieben nach</translation>
    </message>
    <message numerus="yes">
        <source>Move %Ln rejected result(s) to the trash?</source>
        <translation>
            <numerusform>%Ln abgelehntes Ergebnis in den Papierkorb legen?</numerusform>
            <numerusform>%Ln abgelehnte Ergebnisse in den Papierkorb legen?</numerusform>
        </translation>
    </message>
    <message>
        <source>Your original photos are not affected, and neither are results that were changed since.</source>
        <translation>Ihre Originalfotos sind nicht betroffen, ebenso wenig Ergebnisse, die seither geändert wurden.</translation>
    </message>
    <message>
        <source>Move to trash</source>
        <translation>In den Papierkorb</translation>
    </message>
    <message>
        <source>The trash did not take it.</source>
        <translation>Der Papierkorb nahm sie nicht an.</translation>
    </message>
    <message>
        <source>Moving rejected results: %1 of %2</source>
        <translation>Abgelehnte Ergebnisse werden verschoben: %1 von %2</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message numerus="yes">
        <source>%Ln rejected result(s) moved.</source>
        <translation>
            <numerusform>%Ln abgelehntes Ergebnis verschoben.</numerusform>
            <numerusform>%Ln abgelehnte Ergebnisse verschoben.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) were not moved.</source>
        <translation>
            <numerusform>%Ln Datei wurde nicht verschoben.</numerusform>
            <numerusform>%Ln Dateien wurden nicht verschoben.</numerusform>
        </translation>
    </message>
    <message>
        <source>Details…</source>
        <translation>Einzelheiten…</translation>
    </message>
    <message>
        <source>was changed after it was written</source>
        <translation>wurde nach dem Schreiben geändert</translation>
    </message>
    <message>
        <source>is not there any more</source>
        <translation>ist nicht mehr da</translation>
    </message>
</context>
<context>
    <name>RepairActions</name>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Datei</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Bearbeiten</translation>
    </message>
    <message>
        <source>&amp;Tools</source>
        <translation>&amp;Werkzeuge</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ansicht</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Hilfe</translation>
    </message>
    <message>
        <source>Restore brush</source>
        <translation>Pinsel: wiederherstellen</translation>
    </message>
    <message>
        <source>Erase brush</source>
        <translation>Pinsel: entfernen</translation>
    </message>
    <message>
        <source>Smart brush: subject</source>
        <translation>Intelligenter Pinsel: Motiv</translation>
    </message>
    <message>
        <source>Smart brush: background</source>
        <translation>Intelligenter Pinsel: Hintergrund</translation>
    </message>
    <message>
        <source>Click a part</source>
        <translation>Teil anklicken</translation>
    </message>
    <message>
        <source>Lasso</source>
        <translation>Lasso</translation>
    </message>
    <message>
        <source>Polygon</source>
        <translation>Polygon</translation>
    </message>
    <message>
        <source>Hair brush</source>
        <translation>Haarpinsel</translation>
    </message>
    <message>
        <source>Cutout on checkerboard</source>
        <translation>Freisteller auf Schachbrett</translation>
    </message>
    <message>
        <source>Cutout on color</source>
        <translation>Freisteller auf Farbe</translation>
    </message>
    <message>
        <source>Removed parts in red</source>
        <translation>Entferntes in Rot</translation>
    </message>
    <message>
        <source>Mask only</source>
        <translation>Nur Maske</translation>
    </message>
    <message>
        <source>Original</source>
        <translation>Original</translation>
    </message>
    <message>
        <source>Original and cutout</source>
        <translation>Original und Freisteller</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Save and close</source>
        <translation>Speichern und schließen</translation>
    </message>
    <message>
        <source>Save and next</source>
        <translation>Speichern und weiter</translation>
    </message>
    <message>
        <source>Export mask…</source>
        <translation>Maske exportieren…</translation>
    </message>
    <message>
        <source>Import mask…</source>
        <translation>Maske importieren…</translation>
    </message>
    <message>
        <source>Apply adjustments to other images…</source>
        <translation>Auf andere Bilder anwenden…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Wiederholen</translation>
    </message>
    <message>
        <source>Widen the outline</source>
        <translation>Umriss weiten</translation>
    </message>
    <message>
        <source>Narrow the outline</source>
        <translation>Umriss verengen</translation>
    </message>
    <message>
        <source>Reset to the model&apos;s mask</source>
        <translation>Auf Maske des Modells zurücksetzen</translation>
    </message>
    <message>
        <source>Swap keep and remove</source>
        <translation>Behalten und Entfernen tauschen</translation>
    </message>
    <message>
        <source>Smaller brush</source>
        <translation>Pinsel kleiner</translation>
    </message>
    <message>
        <source>Larger brush</source>
        <translation>Pinsel größer</translation>
    </message>
    <message>
        <source>Softer brush</source>
        <translation>Pinsel weicher</translation>
    </message>
    <message>
        <source>Harder brush</source>
        <translation>Pinsel härter</translation>
    </message>
    <message>
        <source>Show the mask before the changes</source>
        <translation>Maske vor den Änderungen zeigen</translation>
    </message>
    <message>
        <source>Choose color behind the cutout…</source>
        <translation>Hintergrundfarbe wählen…</translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation>Vergrößern</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>Verkleinern</translation>
    </message>
    <message>
        <source>Fit in window</source>
        <translation>An Fenster anpassen</translation>
    </message>
    <message>
        <source>100% or fit</source>
        <translation>100 % oder anpassen</translation>
    </message>
    <message>
        <source>Side panel</source>
        <translation>Seitenleiste</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Tastenkürzel</translation>
    </message>
</context>
<context>
    <name>RepairDialogs</name>
    <message>
        <source>Color behind the cutout</source>
        <translation>Farbe hinter dem Freisteller</translation>
    </message>
    <message>
        <source>Export mask</source>
        <translation>Maske exportieren</translation>
    </message>
    <message>
        <source>Import mask</source>
        <translation>Maske importieren</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>All files</source>
        <translation>Alle Dateien</translation>
    </message>
    <message>
        <source>Apply to others</source>
        <translation>Auf andere anwenden</translation>
    </message>
    <message>
        <source>Edge, feather, smoothing, contrast, holes and parts are applied, but not strokes. The results are rendered again.</source>
        <translation>Angewendet werden Kante, weiche Kante, Glättung, Kontrast, Löcher und Teile, aber keine Striche. Die Ergebnisse werden neu erstellt.</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>Anwenden</translation>
    </message>
    <message>
        <source>Saved. The result is up to date.</source>
        <translation>Gespeichert. Das Ergebnis ist aktuell.</translation>
    </message>
    <message>
        <source>Saved as %1, because %2 was changed by another program.</source>
        <translation>Als %1 gespeichert, weil %2 von einem anderen Programm geändert wurde.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Save your changes before closing?</source>
        <translation>Änderungen vor dem Schließen speichern?</translation>
    </message>
    <message>
        <source>If you keep a draft, you can continue later. Until you save, the result does not change.</source>
        <translation>Wenn Sie einen Entwurf behalten, können Sie später weiterarbeiten. Bis Sie speichern, ändert sich das Ergebnis nicht.</translation>
    </message>
    <message>
        <source>Keep as draft</source>
        <translation>Als Entwurf behalten</translation>
    </message>
</context>
<context>
    <name>RepairPanel</name>
    <message>
        <source>View</source>
        <translation>Ansicht</translation>
    </message>
    <message>
        <source>Edge</source>
        <translation>Kante</translation>
    </message>
    <message>
        <source>Move edge</source>
        <translation>Kante verschieben</translation>
    </message>
    <message>
        <source> px</source>
        <translation> px</translation>
    </message>
    <message>
        <source>Above 0 the subject becomes larger, below 0 smaller.</source>
        <translation>Über 0 wird das Motiv größer, unter 0 kleiner.</translation>
    </message>
    <message>
        <source>Feather</source>
        <translation>Weiche Kante</translation>
    </message>
    <message>
        <source>Smooth</source>
        <translation>Glätten</translation>
    </message>
    <message>
        <source>Contrast</source>
        <translation>Kontrast</translation>
    </message>
    <message>
        <source>Holes and parts</source>
        <translation>Löcher und Teile</translation>
    </message>
    <message>
        <source>Fill holes up to</source>
        <translation>Löcher füllen bis</translation>
    </message>
    <message>
        <source>Size of a hole compared with the subject</source>
        <translation>Größe eines Lochs im Vergleich zum Motiv</translation>
    </message>
    <message>
        <source>Remove parts below</source>
        <translation>Teile entfernen unter</translation>
    </message>
    <message>
        <source>Size of a part compared with the largest one</source>
        <translation>Größe eines Teils im Vergleich zum größten</translation>
    </message>
    <message>
        <source>Keep only the largest part</source>
        <translation>Nur den größten Teil behalten</translation>
    </message>
</context>
<context>
    <name>RepairSaving</name>
    <message>
        <source>The mask has %1 pixels, but the photo has %2.</source>
        <translation>Die Maske hat %1 Pixel, das Foto aber %2.</translation>
    </message>
    <message>
        <source>Export the mask here and edit that file.</source>
        <translation>Exportieren Sie die Maske hier und bearbeiten Sie diese Datei.</translation>
    </message>
</context>
<context>
    <name>RepairWindow</name>
    <message>
        <source>Repair: %1</source>
        <translation>Nachbessern: %1</translation>
    </message>
    <message>
        <source>Loading the photo…</source>
        <translation>Foto wird geladen…</translation>
    </message>
    <message>
        <source>Your unsaved changes from last time were restored.</source>
        <translation>Ihre nicht gespeicherten Änderungen vom letzten Mal wurden wiederhergestellt.</translation>
    </message>
    <message>
        <source>Discard them</source>
        <translation>Verwerfen</translation>
    </message>
    <message>
        <source>The draft can&apos;t be written: %1. Save, or free some disk space.</source>
        <translation>Der Entwurf kann nicht geschrieben werden: %1. Speichern Sie, oder geben Sie Speicherplatz frei.</translation>
    </message>
    <message>
        <source>Adjusting the mask…</source>
        <translation>Maske wird angepasst…</translation>
    </message>
    <message>
        <source>This was the last image.</source>
        <translation>Das war das letzte Bild.</translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>Wird gespeichert…</translation>
    </message>
    <message>
        <source>Saved. Rendering the result…</source>
        <translation>Gespeichert. Das Ergebnis wird neu erstellt…</translation>
    </message>
    <message numerus="yes">
        <source>Apply these adjustments to %n other selected image(s)?</source>
        <translation>
            <numerusform>Diese Anpassungen auf %n weiteres ausgewähltes Bild anwenden?</numerusform>
            <numerusform>Diese Anpassungen auf %n weitere ausgewählte Bilder anwenden?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Adjustments applied to %n image(s).</source>
        <translation>
            <numerusform>Anpassungen auf %n Bild angewendet.</numerusform>
            <numerusform>Anpassungen auf %n Bilder angewendet.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n image(s) could not be changed.</source>
        <translation>
            <numerusform>%n Bild konnte nicht geändert werden.</numerusform>
            <numerusform>%n Bilder konnten nicht geändert werden.</numerusform>
        </translation>
    </message>
    <message>
        <source>Mask exported.</source>
        <translation>Maske exportiert.</translation>
    </message>
    <message>
        <source>Reading the mask…</source>
        <translation>Maske wird gelesen…</translation>
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
        <source>Recent requests</source>
        <translation>Letzte Anfragen</translation>
    </message>
    <message>
        <source>No requests yet.</source>
        <translation>Noch keine Anfrage.</translation>
    </message>
    <message>
        <source>Recent re&amp;quests</source>
        <translation>Letzte An&amp;fragen</translation>
    </message>
</context>
<context>
    <name>ResultView</name>
    <message>
        <source>Result</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>Zoom with the mouse wheel, + or −; Z switches between the whole image and 100%. Hold the space bar to see the original, or tap it to switch.</source>
        <translation>Mit dem Mausrad, + oder − zoomen; Z wechselt zwischen ganzem Bild und 100 %. Die Leertaste halten, um das Original zu sehen, oder antippen, um umzuschalten.</translation>
    </message>
</context>
<context>
    <name>ReviewBar</name>
    <message>
        <source>Contact sheet (Esc)</source>
        <translation>Kontaktbogen (Esc)</translation>
    </message>
    <message>
        <source>Single result (Return)</source>
        <translation>Einzelnes Ergebnis (Eingabe)</translation>
    </message>
    <message>
        <source>Size of the pictures</source>
        <translation>Größe der Bilder</translation>
    </message>
    <message>
        <source>Size of the pictures (Ctrl and mouse wheel)</source>
        <translation>Größe der Bilder (Strg und Mausrad)</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Mehr</translation>
    </message>
    <message>
        <source>Checkerboard behind the cutout (1)</source>
        <translation>Schachbrett unter dem Freisteller (1)</translation>
    </message>
    <message>
        <source>White behind the cutout (2)</source>
        <translation>Weiß unter dem Freisteller (2)</translation>
    </message>
    <message>
        <source>Black behind the cutout (3)</source>
        <translation>Schwarz unter dem Freisteller (3)</translation>
    </message>
    <message>
        <source>Gray behind the cutout (4)</source>
        <translation>Grau unter dem Freisteller (4)</translation>
    </message>
    <message>
        <source>Green behind the cutout (5)</source>
        <translation>Grün unter dem Freisteller (5)</translation>
    </message>
    <message numerus="yes">
        <source>%Ln result(s)</source>
        <translation>
            <numerusform>%Ln Ergebnis</numerusform>
            <numerusform>%Ln Ergebnisse</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln selected</source>
        <translation>
            <numerusform>%Ln ausgewählt</numerusform>
            <numerusform>%Ln ausgewählt</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReviewFilterBar</name>
    <message>
        <source>Needs review</source>
        <translation>Zu prüfen</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>Accepted</source>
        <translation>Angenommen</translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation>Abgelehnt</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Fehlgeschlagen</translation>
    </message>
    <message>
        <source>Job</source>
        <translation>Auftrag</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>Reihenfolge</translation>
    </message>
    <message>
        <source>Most uncertain first</source>
        <translation>Unsicherste zuerst</translation>
    </message>
    <message>
        <source>Order of the jobs</source>
        <translation>Reihenfolge der Aufträge</translation>
    </message>
</context>
<context>
    <name>ReviewPage</name>
    <message>
        <source>Results</source>
        <translation>Ergebnisse</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>Prüfung</translation>
    </message>
    <message>
        <source>Few: only results that are very likely wrong</source>
        <translation>Wenige: nur Ergebnisse, die sehr wahrscheinlich falsch sind</translation>
    </message>
    <message>
        <source>Usual</source>
        <translation>Normal</translation>
    </message>
    <message>
        <source>Many: also results that are probably right</source>
        <translation>Viele: auch Ergebnisse, die wahrscheinlich stimmen</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>Nie</translation>
    </message>
    <message>
        <source>For uncertain results</source>
        <translation>Bei unsicheren Ergebnissen</translation>
    </message>
    <message>
        <source>Always (three times per photo)</source>
        <translation>Immer (dreimal pro Foto)</translation>
    </message>
    <message>
        <source>Keep no masks</source>
        <translation>Keine Masken behalten</translation>
    </message>
    <message>
        <source>A photo whose mask is kept is processed again without the model.</source>
        <translation>Ein Foto, dessen Maske aufbewahrt wird, wird ohne das Modell erneut verarbeitet.</translation>
    </message>
    <message>
        <source> MB</source>
        <translation> MB</translation>
    </message>
    <message>
        <source>&amp;Clear kept masks</source>
        <translation>Behaltene Masken &amp;löschen</translation>
    </message>
    <message>
        <source>Size of the kept masks</source>
        <translation>Größe der behaltenen Masken</translation>
    </message>
    <message>
        <source>&amp;Results that need review</source>
        <translation>&amp;Ergebnisse, die geprüft werden sollen</translation>
    </message>
    <message>
        <source>Applies to images that are processed from now on.</source>
        <translation>Gilt für Bilder, die ab jetzt verarbeitet werden.</translation>
    </message>
    <message>
        <source>&amp;Second look</source>
        <translation>&amp;Zweiter Blick</translation>
    </message>
    <message>
        <source>Runs the model again on a changed copy and compares. It finds more errors and takes time.</source>
        <translation>Lässt das Modell noch einmal auf einer veränderten Kopie laufen und vergleicht. Das findet mehr Fehler und kostet Zeit.</translation>
    </message>
    <message>
        <source>&amp;Disk space for kept masks</source>
        <translation>&amp;Speicherplatz für behaltene Masken</translation>
    </message>
    <message>
        <source>%1 in use</source>
        <translation>%1 belegt</translation>
    </message>
    <message>
        <source>No masks are kept.</source>
        <translation>Es sind keine Masken behalten.</translation>
    </message>
</context>
<context>
    <name>ReviewSwitch</name>
    <message>
        <source>Review</source>
        <translation>Prüfung</translation>
    </message>
    <message numerus="yes">
        <source>%Ln need(s) review</source>
        <translation>
            <numerusform>%Ln zu prüfen</numerusform>
            <numerusform>%Ln zu prüfen</numerusform>
        </translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>Warteschlange</translation>
    </message>
</context>
<context>
    <name>ReviewText</name>
    <message>
        <source>Not reviewed</source>
        <translation>Nicht geprüft</translation>
    </message>
    <message>
        <source>Needs review</source>
        <translation>Zu prüfen</translation>
    </message>
    <message>
        <source>Accepted</source>
        <translation>Angenommen</translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation>Abgelehnt</translation>
    </message>
    <message>
        <source>The outline is unclear in large parts.</source>
        <translation>Der Umriss ist in weiten Teilen unklar.</translation>
    </message>
    <message>
        <source>The cutout consists of several parts.</source>
        <translation>Der Freisteller besteht aus mehreren Teilen.</translation>
    </message>
    <message>
        <source>The subject touches the border of the photo.</source>
        <translation>Das Motiv berührt den Rand des Fotos.</translation>
    </message>
    <message>
        <source>The subject is very small.</source>
        <translation>Das Motiv ist sehr klein.</translation>
    </message>
    <message>
        <source>No subject was found.</source>
        <translation>Es wurde kein Motiv gefunden.</translation>
    </message>
    <message>
        <source>Almost nothing was removed.</source>
        <translation>Fast nichts wurde entfernt.</translation>
    </message>
    <message>
        <source>The subject has holes.</source>
        <translation>Das Motiv hat Löcher.</translation>
    </message>
    <message>
        <source>A second look gave a different outline.</source>
        <translation>Ein zweiter Blick ergab einen anderen Umriss.</translation>
    </message>
    <message>
        <source>Uncertainty: %1</source>
        <translation>Unsicherheit: %1</translation>
    </message>
    <message>
        <source>The repair is not saved yet.</source>
        <translation>Die Nachbesserung ist noch nicht gespeichert.</translation>
    </message>
</context>
<context>
    <name>RuleText</name>
    <message>
        <source>A frame in one color</source>
        <translation>Ein einfarbiger Rahmen</translation>
    </message>
    <message>
        <source>About {quality}</source>
        <translation>Etwa {quality}</translation>
    </message>
    <message>
        <source>At least {pixels} pixels on the longer side</source>
        <translation>Mindestens {pixels} Pixel auf der längeren Seite</translation>
    </message>
    <message>
        <source>At least {pixels} pixels on the shorter side</source>
        <translation>Mindestens {pixels} Pixel auf der kürzeren Seite</translation>
    </message>
    <message>
        <source>At least {width} x {height} pixels</source>
        <translation>Mindestens {width} x {height} Pixel</translation>
    </message>
    <message>
        <source>At most {bits} bits per channel</source>
        <translation>Höchstens {bits} Bit pro Kanal</translation>
    </message>
    <message>
        <source>At most {megapixels} megapixels</source>
        <translation>Höchstens {megapixels} Megapixel</translation>
    </message>
    <message>
        <source>At most {pixels} pixels on the longer side</source>
        <translation>Höchstens {pixels} Pixel auf der längeren Seite</translation>
    </message>
    <message>
        <source>At most {size}</source>
        <translation>Höchstens {size}</translation>
    </message>
    <message>
        <source>At most {width} x {height} pixels</source>
        <translation>Höchstens {width} x {height} Pixel</translation>
    </message>
    <message>
        <source>Background pure white (255, 255, 255) or transparent</source>
        <translation>Hintergrund reinweiß (255, 255, 255) oder transparent</translation>
    </message>
    <message>
        <source>Background pure white (255, 255, 255) up to the border</source>
        <translation>Hintergrund bis zum Rand reinweiß (255, 255, 255)</translation>
    </message>
    <message>
        <source>bottom</source>
        <translation>unten</translation>
    </message>
    <message>
        <source>broken</source>
        <translation>verletzt</translation>
    </message>
    <message>
        <source>Color space sRGB</source>
        <translation>Farbraum sRGB</translation>
    </message>
    <message>
        <source>Convert it to sRGB.</source>
        <translation>Wandeln Sie die Farben in sRGB um.</translation>
    </message>
    <message>
        <source>Cut off: {sides}</source>
        <translation>Abgeschnitten: {sides}</translation>
    </message>
    <message>
        <source>Enlarged at most {times} times</source>
        <translation>Höchstens {times}-fach vergrößert</translation>
    </message>
    <message>
        <source>Enlarged {times} times</source>
        <translation>{times}-fach vergrößert</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>File format {formats}</source>
        <translation>Dateiformat {formats}</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>Gefunden</translation>
    </message>
    <message>
        <source>held</source>
        <translation>eingehalten</translation>
    </message>
    <message>
        <source>JPEG quality of at least {quality}</source>
        <translation>JPEG-Qualität von mindestens {quality}</translation>
    </message>
    <message>
        <source>left</source>
        <translation>links</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>Stufe</translation>
    </message>
    <message>
        <source>Make it again as {formats}.</source>
        <translation>Erstellen Sie es neu als {formats}.</translation>
    </message>
    <message>
        <source>Make it again on a canvas of at least {width} x {height} pixels.</source>
        <translation>Erstellen Sie es neu auf einer Arbeitsfläche von mindestens {width} x {height} Pixeln.</translation>
    </message>
    <message>
        <source>Make it again on a canvas of at most {width} x {height} pixels.</source>
        <translation>Erstellen Sie es neu auf einer Arbeitsfläche von höchstens {width} x {height} Pixeln.</translation>
    </message>
    <message>
        <source>Make it again on a canvas with the ratio {ratio}.</source>
        <translation>Erstellen Sie es neu auf einer Arbeitsfläche mit dem Verhältnis {ratio}.</translation>
    </message>
    <message>
        <source>Make it again on a larger canvas, from a photo that is large enough.</source>
        <translation>Erstellen Sie es neu auf einer größeren Arbeitsfläche, aus einem Foto, das groß genug ist.</translation>
    </message>
    <message>
        <source>Make it again on a smaller canvas.</source>
        <translation>Erstellen Sie es neu auf einer kleineren Arbeitsfläche.</translation>
    </message>
    <message>
        <source>Make it again with a depth of 8.</source>
        <translation>Erstellen Sie es neu mit 8 Bit pro Kanal.</translation>
    </message>
    <message>
        <source>Make it again with a lower quality, or on a smaller canvas.</source>
        <translation>Erstellen Sie es neu mit geringerer Qualität oder auf einer kleineren Arbeitsfläche.</translation>
    </message>
    <message>
        <source>Make it again with a quality of at least {quality}.</source>
        <translation>Erstellen Sie es neu mit einer Qualität von mindestens {quality}.</translation>
    </message>
    <message>
        <source>Make it again with more padding.</source>
        <translation>Erstellen Sie es neu mit mehr Innenabstand.</translation>
    </message>
    <message>
        <source>Make it again with padding or a margin, or take a wider photo.</source>
        <translation>Erstellen Sie es neu mit Innenabstand oder Rand, oder fotografieren Sie mit mehr Abstand.</translation>
    </message>
    <message>
        <source>Make it again with the background #ffffff.</source>
        <translation>Erstellen Sie es neu mit dem Hintergrund #ffffff.</translation>
    </message>
    <message>
        <source>Make it again with trimming and less padding.</source>
        <translation>Erstellen Sie es neu mit Zuschnitt und weniger Innenabstand.</translation>
    </message>
    <message>
        <source>Make it again without a shadow.</source>
        <translation>Erstellen Sie es neu ohne Schatten.</translation>
    </message>
    <message>
        <source>More than 8 bits per channel</source>
        <translation>Mehr als 8 Bit pro Kanal</translation>
    </message>
    <message>
        <source>Name the file with the {kind} of the product.</source>
        <translation>Benennen Sie die Datei mit der {kind} des Produkts.</translation>
    </message>
    <message>
        <source>No drawn border</source>
        <translation>Kein gezeichneter Rahmen</translation>
    </message>
    <message>
        <source>No frame</source>
        <translation>Kein Rahmen</translation>
    </message>
    <message>
        <source>No profile, which means sRGB</source>
        <translation>Kein Profil, das bedeutet sRGB</translation>
    </message>
    <message>
        <source>No shadow</source>
        <translation>Kein Schatten</translation>
    </message>
    <message>
        <source>No transparent border</source>
        <translation>Kein transparenter Rand</translation>
    </message>
    <message>
        <source>None found</source>
        <translation>Keiner gefunden</translation>
    </message>
    <message>
        <source>Not a JPEG file</source>
        <translation>Keine JPEG-Datei</translation>
    </message>
    <message>
        <source>not checkable</source>
        <translation>nicht prüfbar</translation>
    </message>
    <message>
        <source>Not cut off</source>
        <translation>Nicht abgeschnitten</translation>
    </message>
    <message>
        <source>Not enlarged</source>
        <translation>Nicht vergrößert</translation>
    </message>
    <message>
        <source>Not transparent</source>
        <translation>Nicht transparent</translation>
    </message>
    <message>
        <source>Nothing differs from the background.</source>
        <translation>Nichts hebt sich vom Hintergrund ab.</translation>
    </message>
    <message>
        <source>On {share} of the picture</source>
        <translation>Auf {share} des Bildes</translation>
    </message>
    <message>
        <source>Only a person can see that.</source>
        <translation>Das kann nur ein Mensch sehen.</translation>
    </message>
    <message>
        <source>Profile {profile}</source>
        <translation>Profil {profile}</translation>
    </message>
    <message>
        <source>Pure white</source>
        <translation>Reinweiß</translation>
    </message>
    <message>
        <source>recommended</source>
        <translation>empfohlen</translation>
    </message>
    <message>
        <source>Remove the background, and save it as PNG or WebP.</source>
        <translation>Entfernen Sie den Hintergrund, und speichern Sie es als PNG oder WebP.</translation>
    </message>
    <message>
        <source>Remove the background.</source>
        <translation>Entfernen Sie den Hintergrund.</translation>
    </message>
    <message>
        <source>Remove the frame.</source>
        <translation>Entfernen Sie den Rahmen.</translation>
    </message>
    <message>
        <source>Rename it so that it ends with {ending}.</source>
        <translation>Benennen Sie sie so um, dass sie auf {ending} endet.</translation>
    </message>
    <message>
        <source>Rename it to {name}.</source>
        <translation>Benennen Sie sie um in {name}.</translation>
    </message>
    <message>
        <source>required</source>
        <translation>Pflicht</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>right</source>
        <translation>rechts</translation>
    </message>
    <message>
        <source>Rule</source>
        <translation>Regel</translation>
    </message>
    <message>
        <source>Rule set</source>
        <translation>Regelsatz</translation>
    </message>
    <message>
        <source>Take a larger photo, or make it again on a smaller canvas.</source>
        <translation>Nehmen Sie ein größeres Foto, oder erstellen Sie das Ergebnis neu auf einer kleineren Arbeitsfläche.</translation>
    </message>
    <message>
        <source>The background is not plain, so the subject cannot be told from it.</source>
        <translation>Der Hintergrund ist nicht einfarbig, daher lässt sich das Motiv nicht von ihm unterscheiden.</translation>
    </message>
    <message>
        <source>The background is {color}</source>
        <translation>Der Hintergrund ist {color}</translation>
    </message>
    <message>
        <source>The border has different colors</source>
        <translation>Der Rand hat verschiedene Farben</translation>
    </message>
    <message>
        <source>The ending matches the content</source>
        <translation>Die Endung passt zum Inhalt</translation>
    </message>
    <message>
        <source>The file can be read</source>
        <translation>Die Datei ist lesbar</translation>
    </message>
    <message>
        <source>The file does not tell how much it was enlarged. Check it with its source.</source>
        <translation>An der Datei ist nicht zu sehen, wie stark vergrößert wurde. Prüfen Sie sie zusammen mit ihrem Original.</translation>
    </message>
    <message>
        <source>The file does not tell its quality.</source>
        <translation>An der Datei ist ihre Qualität nicht zu sehen.</translation>
    </message>
    <message>
        <source>The file name is a {kind} with its check digit</source>
        <translation>Der Dateiname ist eine {kind} mit Prüfziffer</translation>
    </message>
    <message>
        <source>The subject fills at least {share} of the frame</source>
        <translation>Das Motiv füllt mindestens {share} des Bildes</translation>
    </message>
    <message>
        <source>The subject fills at most {share} of the frame</source>
        <translation>Das Motiv füllt höchstens {share} des Bildes</translation>
    </message>
    <message>
        <source>The subject is not cut off at the border</source>
        <translation>Das Motiv ist am Rand nicht abgeschnitten</translation>
    </message>
    <message>
        <source>top</source>
        <translation>oben</translation>
    </message>
    <message>
        <source>Transparent</source>
        <translation>Transparent</translation>
    </message>
    <message>
        <source>Transparent background</source>
        <translation>Transparenter Hintergrund</translation>
    </message>
    <message>
        <source>What to do</source>
        <translation>Was zu tun ist</translation>
    </message>
    <message>
        <source>Width to height {ratio}</source>
        <translation>Breite zu Höhe {ratio}</translation>
    </message>
    <message>
        <source>{bits} bits per channel</source>
        <translation>{bits} Bit pro Kanal</translation>
    </message>
    <message>
        <source>{ending}, the content is {format}</source>
        <translation>{ending}, der Inhalt ist {format}</translation>
    </message>
    <message>
        <source>{held} of {total} files hold all required rules.</source>
        <translation>{held} von {total} Dateien halten alle Pflichtregeln ein.</translation>
    </message>
    <message>
        <source>{megapixels} megapixels</source>
        <translation>{megapixels} Megapixel</translation>
    </message>
    <message>
        <source>{name} has the check digit {found} instead of {wanted}</source>
        <translation>{name} hat die Prüfziffer {found} statt {wanted}</translation>
    </message>
    <message>
        <source>{name} has {count} digits</source>
        <translation>{name} hat {count} Ziffern</translation>
    </message>
    <message>
        <source>{name} is not a number</source>
        <translation>{name} ist keine Nummer</translation>
    </message>
    <message>
        <source>{share} of the background is not pure white (down to {color})</source>
        <translation>{share} des Hintergrunds sind nicht reinweiß (bis hinab zu {color})</translation>
    </message>
    <message>
        <source>{share} of the border is not pure white (down to {color})</source>
        <translation>{share} des Randes sind nicht reinweiß (bis hinab zu {color})</translation>
    </message>
    <message>
        <source>{width} x {height} pixels</source>
        <translation>{width} x {height} Pixel</translation>
    </message>
    <message>
        <source>{width} x {height} pixels, {ratio}</source>
        <translation>{width} x {height} Pixel, {ratio}</translation>
    </message>
</context>
<context>
    <name>SearchField</name>
    <message>
        <source>Search</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Search for file names</source>
        <translation>Nach Dateinamen suchen</translation>
    </message>
</context>
<context>
    <name>Section</name>
    <message>
        <source>expanded</source>
        <translation>geöffnet</translation>
    </message>
    <message>
        <source>collapsed</source>
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
    <name>ShadowGroup</name>
    <message>
        <source>Shadow</source>
        <translation>Schatten</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Keiner</translation>
    </message>
    <message>
        <source>Drop shadow</source>
        <translation>Schlagschatten</translation>
    </message>
    <message>
        <source>Contact shadow</source>
        <translation>Kontaktschatten</translation>
    </message>
    <message>
        <source>Floating</source>
        <translation>Schwebend</translation>
    </message>
    <message>
        <source>Reflection</source>
        <translation>Spiegelung</translation>
    </message>
    <message>
        <source>Keep the photo&apos;s own</source>
        <translation>Den des Fotos behalten</translation>
    </message>
    <message>
        <source>Direction</source>
        <translation>Richtung</translation>
    </message>
    <message>
        <source>Distance</source>
        <translation>Abstand</translation>
    </message>
    <message>
        <source>Softness</source>
        <translation>Weichheit</translation>
    </message>
    <message>
        <source>Opacity</source>
        <translation>Deckkraft</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>0° is up, 90° right, 180° down.</source>
        <translation>0° ist oben, 90° rechts, 180° unten.</translation>
    </message>
    <message>
        <source>A thin shadow where the subject stands.</source>
        <translation>Ein schmaler Schatten dort, wo das Motiv steht.</translation>
    </message>
    <message>
        <source>A soft spot on the ground below the subject.</source>
        <translation>Ein weicher Fleck auf dem Boden unter dem Motiv.</translation>
    </message>
    <message>
        <source>As if the subject stood on a shiny surface.</source>
        <translation>Als stünde das Motiv auf einer glänzenden Fläche.</translation>
    </message>
    <message>
        <source>Only if the background of the photo is light and even.</source>
        <translation>Nur wenn der Hintergrund des Fotos hell und gleichmäßig ist.</translation>
    </message>
    <message>
        <source>A mask has no shadow.</source>
        <translation>Eine Maske hat keinen Schatten.</translation>
    </message>
    <message>
        <source>Height</source>
        <translation>Höhe</translation>
    </message>
    <message>
        <source>Gap</source>
        <translation>Zwischenraum</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>Länge</translation>
    </message>
    <message>
        <source>Percent of the subject&apos;s longer side</source>
        <translation>Prozent der längeren Seite des Motivs</translation>
    </message>
</context>
<context>
    <name>SharedItemsDialog</name>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>If another one with this name exists</source>
        <translation>Wenn es schon einen Eintrag mit diesem Namen gibt</translation>
    </message>
    <message>
        <source>&amp;Keep the existing one</source>
        <translation>Den vorhandenen &amp;behalten</translation>
    </message>
    <message>
        <source>&amp;Replace it</source>
        <translation>Ihn e&amp;rsetzen</translation>
    </message>
    <message>
        <source>Keep &amp;both</source>
        <translation>B&amp;eide behalten</translation>
    </message>
</context>
<context>
    <name>ShortcutsDialog</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <source>Search for a command or key</source>
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
        <source>Other</source>
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
    <name>SingleView</name>
    <message>
        <source>Filmstrip</source>
        <translation>Filmstreifen</translation>
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
        <source>Same as photo</source>
        <translation>Wie das Foto</translation>
    </message>
    <message>
        <source>Custom size…</source>
        <translation>Eigene Größe…</translation>
    </message>
    <message>
        <source>Canvas width in pixels</source>
        <translation>Breite der Arbeitsfläche in Pixeln</translation>
    </message>
    <message>
        <source>Canvas height in pixels</source>
        <translation>Höhe der Arbeitsfläche in Pixeln</translation>
    </message>
    <message>
        <source>Padding</source>
        <translation>Innenabstand</translation>
    </message>
    <message>
        <source>Centered</source>
        <translation>Zentriert</translation>
    </message>
    <message>
        <source>At the bottom</source>
        <translation>Unten</translation>
    </message>
    <message>
        <source>Space below</source>
        <translation>Abstand unten</translation>
    </message>
    <message>
        <source>Center by weight</source>
        <translation>Nach Gewicht zentrieren</translation>
    </message>
    <message>
        <source>Centers what looks like the middle, instead of the middle between the outermost points.</source>
        <translation>Zentriert die optische Mitte statt der Mitte zwischen den äußersten Punkten.</translation>
    </message>
    <message>
        <source>Same scale for a whole folder</source>
        <translation>Gleicher Maßstab für einen ganzen Ordner</translation>
    </message>
    <message>
        <source>All photos of a folder are measured first. Then they get one scale, and stand on one line.</source>
        <translation>Zuerst werden alle Fotos eines Ordners vermessen. Dann bekommen sie einen Maßstab und stehen auf einer Linie.</translation>
    </message>
    <message>
        <source>&amp;Margin</source>
        <translation>Rand rings&amp;um</translation>
    </message>
    <message>
        <source>C&amp;anvas</source>
        <translation>&amp;Arbeitsfläche</translation>
    </message>
    <message>
        <source>&amp;Padding</source>
        <translation>Innena&amp;bstand darin</translation>
    </message>
    <message>
        <source>Vertical position</source>
        <translation>Vertikale Position</translation>
    </message>
    <message>
        <source>The subject is scaled to fit and centered.</source>
        <translation>Das Motiv wird eingepasst und zentriert.</translation>
    </message>
    <message>
        <source>The subject is scaled to fit.</source>
        <translation>Das Motiv wird eingepasst.</translation>
    </message>
    <message>
        <source>Trimmed</source>
        <translation>Beschnitten</translation>
    </message>
    <message>
        <source>at the bottom</source>
        <translation>unten</translation>
    </message>
    <message>
        <source>same scale</source>
        <translation>gleicher Maßstab</translation>
    </message>
    <message>
        <source>The preview shows the photo alone.</source>
        <translation>Die Vorschau zeigt das Foto für sich allein.</translation>
    </message>
</context>
<context>
    <name>SourceDialog</name>
    <message>
        <source>Model sources</source>
        <translation>Modellquellen</translation>
    </message>
    <message>
        <source>&amp;Mirror</source>
        <translation>&amp;Spiegelserver</translation>
    </message>
    <message>
        <source>URL of a server with the model files. Leave empty to use the one of the publisher.</source>
        <translation>Eine Adresse mit den Modelldateien; leer für die des Herausgebers.</translation>
    </message>
    <message>
        <source>&amp;Proxy</source>
        <translation>&amp;Proxy</translation>
    </message>
    <message>
        <source>Leave empty to use the system proxy, if any.</source>
        <translation>Leer für den des Systems, falls es einen gibt.</translation>
    </message>
    <message>
        <source>Enter a URL that starts with http:// or https://.</source>
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
    <message numerus="yes">
        <source>%Ln image(s) left</source>
        <translation>
            <numerusform>noch %Ln Bild</numerusform>
            <numerusform>noch %Ln Bilder</numerusform>
        </translation>
    </message>
    <message>
        <source>Processing · %1</source>
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
        <source>You can also drop images from a browser, or paste them from the clipboard.</source>
        <translation>Bilder lassen sich auch aus einem Browser ablegen oder aus der Zwischenablage einfügen.</translation>
    </message>
    <message>
        <source>Choose a preset in the side panel before you add photos.</source>
        <translation>Vor dem Hinzufügen von Fotos an der Seite eine Vorgabe wählen.</translation>
    </message>
    <message>
        <source>Each job keeps the options it was added with.</source>
        <translation>Jeder Auftrag behält die Optionen, mit denen er hinzugefügt wurde.</translation>
    </message>
    <message>
        <source>You can leave at any time: everything you add is saved.</source>
        <translation>Ruhig weggehen: Alles Hinzugefügte bleibt erhalten.</translation>
    </message>
    <message>
        <source>After a restart, or even a power failure, the queue continues where it stopped.</source>
        <translation>Nach einem Neustart, sogar nach einem Stromausfall, macht die Warteschlange dort weiter, wo sie war.</translation>
    </message>
    <message>
        <source>Fine hair or tricky subjects? Try another model.</source>
        <translation>Feine Haare oder schwierige Motive? Ein anderes Modell versuchen.</translation>
    </message>
    <message>
        <source>Larger models are slower but more accurate. Download them once, then work offline.</source>
        <translation>Größere Modelle sind langsamer, aber genauer. Einmal herunterladen, dann offline arbeiten.</translation>
    </message>
    <message>
        <source>Stop showing tips</source>
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
        <source>Programs send it as “Authorization: Bearer TOKEN”. Keep it secret, like a password.</source>
        <translation>Jedes Programm sendet es als „Authorization: Bearer TOKEN“. Wie ein Passwort aufbewahren.</translation>
    </message>
    <message>
        <source>&amp;Token</source>
        <translation>To&amp;ken</translation>
    </message>
    <message>
        <source>Shell example</source>
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
        <source>Create a new token?</source>
        <translation>Ein neues Token erzeugen?</translation>
    </message>
    <message>
        <source>The current token stops working. You must enter the new one in every program that uses it.</source>
        <translation>Das jetzige Token funktioniert dann nicht mehr. Das neue muss in jedem Programm eingetragen werden, das es verwendet.</translation>
    </message>
    <message>
        <source>Renew</source>
        <translation>Erneuern</translation>
    </message>
</context>
<context>
    <name>ToolOptions</name>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source> px</source>
        <translation> px</translation>
    </message>
    <message>
        <source>Mouse wheel, or [ and ]</source>
        <translation>Mausrad oder [ und ]</translation>
    </message>
    <message>
        <source>Hardness</source>
        <translation>Härte</translation>
    </message>
    <message>
        <source>Shift+[ and Shift+]</source>
        <translation>Umschalt+[ und Umschalt+]</translation>
    </message>
    <message>
        <source>Opacity</source>
        <translation>Deckkraft</translation>
    </message>
    <message>
        <source>Keep inside</source>
        <translation>Inneres behalten</translation>
    </message>
    <message>
        <source>Remove inside</source>
        <translation>Inneres entfernen</translation>
    </message>
    <message>
        <source>Remove part</source>
        <translation>Teil entfernen</translation>
    </message>
    <message>
        <source>Keep part</source>
        <translation>Teil behalten</translation>
    </message>
    <message>
        <source>Fill hole</source>
        <translation>Loch füllen</translation>
    </message>
    <message>
        <source>Keep only this</source>
        <translation>Nur dies behalten</translation>
    </message>
</context>
<context>
    <name>Transfers</name>
    <message>
        <source>Can&apos;t write to the models folder: %1.</source>
        <translation>Der Ordner der Modelle kann nicht geändert werden: %1.</translation>
    </message>
    <message>
        <source>Check its permissions and the free disk space.</source>
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
    <name>TypedList</name>
    <message>
        <source>Add</source>
        <translation>Hinzufügen</translation>
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
        <source>Hold to see the original (space bar)</source>
        <translation>Halten, um das Original zu sehen (Leertaste)</translation>
    </message>
    <message>
        <source>Checkerboard behind the cutout</source>
        <translation>Schachbrett unter dem Freisteller</translation>
    </message>
    <message>
        <source>White behind the cutout</source>
        <translation>Weiß unter dem Freisteller</translation>
    </message>
    <message>
        <source>Dark behind the cutout</source>
        <translation>Dunkel unter dem Freisteller</translation>
    </message>
    <message>
        <source>Custom color behind the cutout (click again to choose)</source>
        <translation>Eigene Farbe unter dem Freisteller; noch einmal drücken, um sie zu wählen</translation>
    </message>
    <message>
        <source>A trimmed result has a different shape from its original, so both are shown side by side</source>
        <translation>Ein beschnittenes Ergebnis hat eine andere Form als das Original: Sie stehen nebeneinander</translation>
    </message>
    <message>
        <source>Color behind the cutout</source>
        <translation>Farbe unter dem Freisteller</translation>
    </message>
</context>
<context>
    <name>WhenDoneActions</name>
    <message>
        <source>Rembg Desktop will quit in %1 seconds</source>
        <translation>Rembg Desktop wird in %1 Sekunden beendet</translation>
    </message>
    <message>
        <source>The computer will go to sleep in %1 seconds</source>
        <translation>Der Computer geht in %1 Sekunden in den Ruhezustand</translation>
    </message>
    <message>
        <source>The computer will shut down in %1 seconds</source>
        <translation>Der Computer fährt in %1 Sekunden herunter</translation>
    </message>
</context>
<context>
    <name>WorkersTable</name>
    <message>
        <source>Open the das&amp;hboard</source>
        <translation>Das&amp;hboard öffnen</translation>
    </message>
    <message>
        <source>Worker</source>
        <translation>Worker</translation>
    </message>
    <message>
        <source>Images per minute</source>
        <translation>Bilder pro Minute</translation>
    </message>
    <message>
        <source>Image</source>
        <translation>Bild</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Gerät</translation>
    </message>
    <message>
        <source>Workers</source>
        <translation>Worker</translation>
    </message>
    <message>
        <source>Last problems</source>
        <translation>Letzte Probleme</translation>
    </message>
    <message>
        <source>Wor&amp;kers</source>
        <translation>Wor&amp;ker</translation>
    </message>
    <message>
        <source>Not in use. It starts when you click OK or Apply.</source>
        <translation>Nicht in Gebrauch. Startet, wenn Sie auf OK oder Anwenden klicken.</translation>
    </message>
    <message>
        <source>%1 does not answer.</source>
        <translation>%1 antwortet nicht.</translation>
    </message>
    <message>
        <source>Connected to %1; %2 of %3 workers can be used.</source>
        <translation>Verbunden mit %1; %2 von %3 Workern sind nutzbar.</translation>
    </message>
</context>
<context>
    <name>Workspace</name>
    <message>
        <source>No matching jobs. Press Esc to show all.</source>
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
        <source>Drag the result from here into another program</source>
        <translation>Das Ergebnis von hier in ein anderes Programm ziehen</translation>
    </message>
    <message>
        <source>Copy result</source>
        <translation>Ergebnis kopieren</translation>
    </message>
    <message>
        <source>Open result</source>
        <translation>Ergebnis öffnen</translation>
    </message>
    <message>
        <source>Show result in folder</source>
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
        <source>%n file(s) ignored</source>
        <translation>
            <numerusform>%n Datei ignoriert</numerusform>
            <numerusform>%n Dateien ignoriert</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n preset(s)</source>
        <translation>
            <numerusform>%n Vorgabe</numerusform>
            <numerusform>%n Vorgaben</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s)</source>
        <translation>
            <numerusform>%n Datei</numerusform>
            <numerusform>%n Dateien</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n non-image file(s)</source>
        <translation>
            <numerusform>%n Datei ohne Bild</numerusform>
            <numerusform>%n Dateien ohne Bild</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n unreadable file(s)</source>
        <translation>
            <numerusform>%n nicht lesbare Datei</numerusform>
            <numerusform>%n nicht lesbare Dateien</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n earlier result(s)</source>
        <translation>
            <numerusform>%n früheres Ergebnis</numerusform>
            <numerusform>%n frühere Ergebnisse</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n link(s) to the same file</source>
        <translation>
            <numerusform>%n Verknüpfung mit derselben Datei</numerusform>
            <numerusform>%n Verknüpfungen mit derselben Datei</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n folder(s) of earlier results</source>
        <translation>
            <numerusform>%n Ordner mit früheren Ergebnissen</numerusform>
            <numerusform>%n Ordner mit früheren Ergebnissen</numerusform>
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
<context>
    <name>_GradientField</name>
    <message>
        <source>Linear</source>
        <translation>Linear</translation>
    </message>
    <message>
        <source>Radial</source>
        <translation>Radial</translation>
    </message>
    <message>
        <source>Kind of gradient</source>
        <translation>Art des Verlaufs</translation>
    </message>
    <message>
        <source>First color</source>
        <translation>Erste Farbe</translation>
    </message>
    <message>
        <source>Last color</source>
        <translation>Letzte Farbe</translation>
    </message>
    <message>
        <source>Direction</source>
        <translation>Richtung</translation>
    </message>
    <message>
        <source>0° is up, 90° right, 180° down.</source>
        <translation>0° ist oben, 90° rechts, 180° unten.</translation>
    </message>
</context>
<context>
    <name>_JobBox</name>
    <message>
        <source>All jobs</source>
        <translation>Alle Aufträge</translation>
    </message>
</context>
</TS>
