<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr" sourcelanguage="en">
<context>
    <name>AboutDialog</name>
    <message>
        <source>About Rembg Desktop</source>
        <translation>À propos de Rembg Desktop</translation>
    </message>
    <message>
        <source>Version %1</source>
        <translation>Version %1</translation>
    </message>
    <message>
        <source>Removes the background of many photos, on this computer. No photo is ever sent anywhere.</source>
        <translation>Supprime l’arrière-plan de nombreuses photos, sur cet ordinateur. Aucune photo n’est jamais envoyée où que ce soit.</translation>
    </message>
    <message>
        <source>Free software under the MIT licence. Each model has a licence of its own.</source>
        <translation>Logiciel libre sous licence MIT. Chaque modèle a sa propre licence.</translation>
    </message>
    <message>
        <source>&amp;Built from</source>
        <translation>&amp;Composants</translation>
    </message>
    <message>
        <source>Library</source>
        <translation>Bibliothèque</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>Licence</translation>
    </message>
    <message>
        <source>Libraries</source>
        <translation>Bibliothèques</translation>
    </message>
    <message>
        <source>Copy &amp;diagnostics</source>
        <translation>Copier le &amp;diagnostic</translation>
    </message>
    <message>
        <source>Versions, settings and counts; no names of files.</source>
        <translation>Versions, réglages et nombres&#x202f;; aucun nom de fichier.</translation>
    </message>
</context>
<context>
    <name>Actions</name>
    <message>
        <source>Resume</source>
        <translation>Reprendre</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Go on with the queue</source>
        <translation>Poursuivre la file d’attente</translation>
    </message>
    <message>
        <source>Begin no more images</source>
        <translation>Ne plus commencer d’image</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Fichier</translation>
    </message>
    <message>
        <source>&amp;Queue</source>
        <translation>File d’a&amp;ttente</translation>
    </message>
    <message>
        <source>&amp;Job</source>
        <translation>Tâc&amp;he</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Affichage</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>Aid&amp;e</translation>
    </message>
    <message>
        <source>Toolbar</source>
        <translation>Barre d’outils</translation>
    </message>
    <message>
        <source>Add images…</source>
        <translation>Ajouter des images…</translation>
    </message>
    <message>
        <source>Add folder…</source>
        <translation>Ajouter un dossier…</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>Coller</translation>
    </message>
    <message>
        <source>Open result</source>
        <translation>Ouvrir le résultat</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>Afficher dans le dossier</translation>
    </message>
    <message>
        <source>Compare before and after</source>
        <translation>Comparer avant et après</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Retry failed images</source>
        <translation>Réessayer les images en échec</translation>
    </message>
    <message>
        <source>Retry everything that failed</source>
        <translation>Réessayer tout ce qui a échoué</translation>
    </message>
    <message>
        <source>Run the whole job again</source>
        <translation>Refaire toute la tâche</translation>
    </message>
    <message>
        <source>New job with the current options</source>
        <translation>Nouvelle tâche avec les options actuelles</translation>
    </message>
    <message>
        <source>Give it the current options</source>
        <translation>Lui appliquer les options actuelles</translation>
    </message>
    <message>
        <source>Hold</source>
        <translation>Retenir</translation>
    </message>
    <message>
        <source>Release</source>
        <translation>Libérer</translation>
    </message>
    <message>
        <source>Move to the top</source>
        <translation>Placer en premier</translation>
    </message>
    <message>
        <source>Move up</source>
        <translation>Monter</translation>
    </message>
    <message>
        <source>Move down</source>
        <translation>Descendre</translation>
    </message>
    <message>
        <source>Move to the bottom</source>
        <translation>Placer en dernier</translation>
    </message>
    <message>
        <source>Remove from the list</source>
        <translation>Retirer de la liste</translation>
    </message>
    <message>
        <source>Clear completed</source>
        <translation>Retirer les tâches terminées</translation>
    </message>
    <message>
        <source>Undo clear</source>
        <translation>Annuler le retrait</translation>
    </message>
    <message>
        <source>Move results to the trash…</source>
        <translation>Mettre les résultats à la corbeille…</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Rechercher</translation>
    </message>
    <message>
        <source>Go to the queue</source>
        <translation>Aller à la file d’attente</translation>
    </message>
    <message>
        <source>Options</source>
        <translation>Options</translation>
    </message>
    <message>
        <source>Side panel</source>
        <translation>Panneau latéral</translation>
    </message>
    <message>
        <source>Models…</source>
        <translation>Modèles…</translation>
    </message>
    <message>
        <source>Settings…</source>
        <translation>Paramètres…</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Raccourcis clavier</translation>
    </message>
    <message>
        <source>Copy diagnostics</source>
        <translation>Copier le diagnostic</translation>
    </message>
    <message>
        <source>Check for a newer version</source>
        <translation>Rechercher une version plus récente</translation>
    </message>
    <message>
        <source>About Rembg Desktop</source>
        <translation>À propos de Rembg Desktop</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Quitter</translation>
    </message>
</context>
<context>
    <name>Adding</name>
    <message>
        <source>Add images</source>
        <translation>Ajouter des images</translation>
    </message>
    <message>
        <source>Images (%1)</source>
        <translation>Images (%1)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Tous les fichiers (*)</translation>
    </message>
    <message>
        <source>Add a folder</source>
        <translation>Ajouter un dossier</translation>
    </message>
    <message>
        <source>Only the picture’s address came along, and nothing is downloaded here.</source>
        <translation>Seule l’adresse de l’image est arrivée, et rien n’est téléchargé ici.</translation>
    </message>
    <message>
        <source>There is no picture in it.</source>
        <translation>Il n’y a pas d’image ici.</translation>
    </message>
    <message>
        <source>Save the picture as a file first, then drop the file.</source>
        <translation>Enregistrez d’abord l’image dans un fichier, puis déposez ce fichier.</translation>
    </message>
    <message>
        <source>Save this picture as a file first</source>
        <translation>Enregistrez d’abord cette image dans un fichier</translation>
    </message>
    <message>
        <source>Drop to add</source>
        <translation>Déposer pour ajouter</translation>
    </message>
    <message>
        <source>Results go to a folder “cutouts” beside the photos</source>
        <translation>Les résultats vont dans un dossier «&#xa0;cutouts&#xa0;» à côté des photos</translation>
    </message>
    <message>
        <source>Results go to %1</source>
        <translation>Les résultats vont dans %1</translation>
    </message>
    <message>
        <source>Drop to add more than %1 images</source>
        <translation>Déposer pour ajouter plus de %1 images</translation>
    </message>
    <message numerus="yes">
        <source>Drop to add %Ln image(s)</source>
        <translation>
            <numerusform>Déposer pour ajouter&#x202f;%Ln image</numerusform>
            <numerusform>Déposer pour ajouter&#x202f;%Ln images</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Looking for photos: %Ln found</source>
        <translation>
            <numerusform>Recherche de photos&#xa0;:&#x202f;%Ln trouvée</numerusform>
            <numerusform>Recherche de photos&#xa0;:&#x202f;%Ln trouvées</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Adding %Ln image(s)</source>
        <translation>
            <numerusform>Ajout de&#x202f;%Ln image</numerusform>
            <numerusform>Ajout de&#x202f;%Ln images</numerusform>
        </translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
</context>
<context>
    <name>AdvancedPage</name>
    <message>
        <source>Advanced</source>
        <translation>Avancé</translation>
    </message>
    <message>
        <source>Folders</source>
        <translation>Dossiers</translation>
    </message>
    <message>
        <source>Queue and settings</source>
        <translation>File d’attente et paramètres</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>Modèles</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Journal</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Ouvrir</translation>
    </message>
    <message>
        <source>Open: %1</source>
        <translation>Ouvrir&#xa0;: %1</translation>
    </message>
    <message>
        <source>Start over</source>
        <translation>Repartir de zéro</translation>
    </message>
    <message>
        <source>Queue, presets, models and results stay as they are.</source>
        <translation>La file d’attente, les préréglages, les modèles et les résultats restent tels quels.</translation>
    </message>
    <message>
        <source>&amp;Reset all settings…</source>
        <translation>&amp;Réinitialiser tous les paramètres…</translation>
    </message>
    <message>
        <source>Put all settings back to what they were at first?</source>
        <translation>Remettre tous les paramètres à leur valeur d’origine&#x202f;?</translation>
    </message>
    <message>
        <source>Reset settings</source>
        <translation>Réinitialiser les paramètres</translation>
    </message>
    <message>
        <source>Nothing changes until you confirm the dialog with OK.</source>
        <translation>Rien ne change tant que vous n’avez pas validé la boîte de dialogue par OK.</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>Réinitialiser</translation>
    </message>
</context>
<context>
    <name>ApiPage</name>
    <message>
        <source>HTTP API</source>
        <translation>API HTTP</translation>
    </message>
    <message>
        <source>Lets scripts, shop systems and web pages on this computer hand photos to the queue. Other computers cannot reach it.</source>
        <translation>Permet aux scripts, aux boutiques en ligne et aux pages web sur cet ordinateur de confier des photos à la file d’attente. Les autres ordinateurs n’y ont pas accès.</translation>
    </message>
    <message>
        <source>&amp;Let programs on this computer use the queue</source>
        <translation>&amp;Laisser les programmes de cet ordinateur utiliser la file d’attente</translation>
    </message>
    <message>
        <source>Open the &amp;documentation</source>
        <translation>Ouvrir la &amp;documentation</translation>
    </message>
    <message>
        <source>Try a&amp;gain</source>
        <translation>&amp;Réessayer</translation>
    </message>
    <message>
        <source> MB</source>
        <translation> Mo</translation>
    </message>
    <message>
        <source>&amp;Port</source>
        <translation>&amp;Port</translation>
    </message>
    <message>
        <source>Limits</source>
        <translation>Limites</translation>
    </message>
    <message>
        <source>Largest &amp;image</source>
        <translation>Plus grande &amp;image</translation>
    </message>
    <message>
        <source>Largest &amp;submission</source>
        <translation>Plus gros &amp;envoi</translation>
    </message>
    <message>
        <source>Images in a &amp;job</source>
        <translation>Images par &amp;tâche</translation>
    </message>
    <message>
        <source>Images waiting in the q&amp;ueue</source>
        <translation>Images en attente dans la &amp;file</translation>
    </message>
    <message>
        <source>Off. It starts with OK or Apply.</source>
        <translation>Désactivée. Elle démarre avec OK ou Appliquer.</translation>
    </message>
    <message>
        <source>%1, until you choose OK or Apply.</source>
        <translation>%1, jusqu’à ce que vous choisissiez OK ou Appliquer.</translation>
    </message>
    <message>
        <source>Not listening: the port %1 is taken.</source>
        <translation>Pas à l’écoute&#xa0;: le port %1 est pris.</translation>
    </message>
    <message>
        <source>Use %1</source>
        <translation>Utiliser %1</translation>
    </message>
    <message>
        <source>Use port %1</source>
        <translation>Utiliser le port %1</translation>
    </message>
</context>
<context>
    <name>ApiWords</name>
    <message>
        <source>Off</source>
        <translation>Désactivée</translation>
    </message>
    <message>
        <source>Starting…</source>
        <translation>Démarrage…</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>Arrêt…</translation>
    </message>
    <message>
        <source>Listening on %1</source>
        <translation>À l’écoute sur %1</translation>
    </message>
    <message>
        <source>Port %1 is used by another program; %2 is free.</source>
        <translation>Le port %1 est utilisé par un autre programme&#x202f;; %2 est libre.</translation>
    </message>
    <message>
        <source>Another Rembg Desktop, such as “rembg-desktop serve”, listens on port %1. When it ends, this one takes over.</source>
        <translation>Un autre Rembg Desktop, par exemple «&#xa0;rembg-desktop serve&#xa0;», écoute sur le port %1. Quand il s’arrête, celui-ci prend le relais.</translation>
    </message>
</context>
<context>
    <name>Application</name>
    <message>
        <source>Rembg Desktop is running already but does not answer.</source>
        <translation>Rembg Desktop est déjà en cours d’exécution mais ne répond pas.</translation>
    </message>
    <message>
        <source>End it and try again.</source>
        <translation>Mettez-y fin et réessayez.</translation>
    </message>
</context>
<context>
    <name>BackgroundGroup</name>
    <message>
        <source>Background</source>
        <translation>Arrière-plan</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Aucun</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>Couleur</translation>
    </message>
    <message>
        <source>Image</source>
        <translation>Image</translation>
    </message>
    <message>
        <source>Background colour</source>
        <translation>Couleur d’arrière-plan</translation>
    </message>
    <message>
        <source>Background image</source>
        <translation>Image d’arrière-plan</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>Images</translation>
    </message>
    <message>
        <source>Behind the subject</source>
        <translation>Derrière le sujet</translation>
    </message>
    <message>
        <source>A mask has no background.</source>
        <translation>Un masque n’a pas d’arrière-plan.</translation>
    </message>
    <message>
        <source>None (transparent)</source>
        <translation>Aucun (transparent)</translation>
    </message>
</context>
<context>
    <name>Banner</name>
    <message>
        <source>Dismiss</source>
        <translation>Masquer</translation>
    </message>
</context>
<context>
    <name>Cells</name>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Réessayer</translation>
    </message>
    <message>
        <source>Own options</source>
        <translation>Options personnelles</translation>
    </message>
    <message>
        <source>%1 of %2 images</source>
        <translation>%1 images sur %2</translation>
    </message>
    <message>
        <source>No image succeeded; open the job to see why.</source>
        <translation>Aucune image n’a réussi&#x202f;; ouvrez la tâche pour voir pourquoi.</translation>
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
        <translation>Fermer Rembg Desktop</translation>
    </message>
    <message numerus="yes">
        <source>%n image(s) are being worked on</source>
        <translation>
            <numerusform>%n image est en cours de traitement</numerusform>
            <numerusform>%n images sont en cours de traitement</numerusform>
        </translation>
    </message>
    <message>
        <source>Whatever you choose, the queue is kept and goes on at the next start.</source>
        <translation>Quel que soit votre choix, la file d’attente est conservée et reprendra au prochain démarrage.</translation>
    </message>
    <message>
        <source>Do not ask again; always stop now</source>
        <translation>Ne plus demander&#x202f;; toujours arrêter immédiatement</translation>
    </message>
    <message>
        <source>Keep working in the tray</source>
        <translation>Continuer dans la zone de notification</translation>
    </message>
    <message>
        <source>Finish these images</source>
        <translation>Terminer ces images</translation>
    </message>
    <message>
        <source>Stop now</source>
        <translation>Arrêter maintenant</translation>
    </message>
</context>
<context>
    <name>ColorField</name>
    <message>
        <source>Pick…</source>
        <translation>Choisir…</translation>
    </message>
    <message>
        <source>Pick: %1</source>
        <translation>Choisir&#xa0;: %1</translation>
    </message>
</context>
<context>
    <name>Columns</name>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>Images</translation>
    </message>
    <message>
        <source>Preset</source>
        <translation>Préréglage</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>État</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Progression</translation>
    </message>
    <message>
        <source>Elapsed</source>
        <translation>Écoulé</translation>
    </message>
    <message>
        <source>Remaining</source>
        <translation>Restant</translation>
    </message>
    <message>
        <source>Destination</source>
        <translation>Destination</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>Action</translation>
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
        <translation>Détourage</translation>
    </message>
    <message>
        <source>Loading …</source>
        <translation>Chargement…</translation>
    </message>
</context>
<context>
    <name>CompareView</name>
    <message>
        <source>Comparison of original and cut-out</source>
        <translation>Comparaison de l’original et du détourage</translation>
    </message>
    <message>
        <source>Drag the divider or press the arrow keys. The wheel, + and − zoom, 0 fits the picture, 1 shows it at 100 %. Hold the space bar to see the original.</source>
        <translation>Faites glisser le séparateur ou utilisez les touches fléchées. La molette, + et − zooment, 0 ajuste l’image, 1 l’affiche à 100&#x202f;%. Maintenez la barre d’espace pour voir l’original.</translation>
    </message>
</context>
<context>
    <name>CopyButton</name>
    <message>
        <source>Copy</source>
        <translation>Copier</translation>
    </message>
    <message>
        <source>Copy: %1</source>
        <translation>Copier&#xa0;: %1</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Copié</translation>
    </message>
</context>
<context>
    <name>CountdownDialog</name>
    <message>
        <source>All done</source>
        <translation>Tout est terminé</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>At once</source>
        <translation>Tout de suite</translation>
    </message>
</context>
<context>
    <name>CutGroup</name>
    <message>
        <source>Cut-out</source>
        <translation>Détourage</translation>
    </message>
    <message>
        <source>Soft</source>
        <translation>Doux</translation>
    </message>
    <message>
        <source>Clean colours</source>
        <translation>Couleurs nettes</translation>
    </message>
    <message>
        <source>Fine hair (matting)</source>
        <translation>Cheveux fins (matting)</translation>
    </message>
    <message>
        <source>Save the mas&amp;k only</source>
        <translation>Enregistrer le mas&amp;que seul</translation>
    </message>
    <message>
        <source>The result is a grey picture: white is the subject.</source>
        <translation>Le résultat est une image en niveaux de gris&#xa0;: le blanc est le sujet.</translation>
    </message>
    <message>
        <source>Mo&amp;del</source>
        <translation>Mo&amp;dèle</translation>
    </message>
    <message>
        <source>Ed&amp;ges</source>
        <translation>Con&amp;tours</translation>
    </message>
    <message>
        <source>As the model sees it. Fast.</source>
        <translation>Tels que le modèle les voit. Rapide.</translation>
    </message>
    <message>
        <source>Takes the old background&apos;s colour out of the edge.</source>
        <translation>Retire du contour la couleur de l’ancien arrière-plan.</translation>
    </message>
    <message>
        <source>Follows single hairs. Slow; the first time needs a minute to prepare.</source>
        <translation>Suit chaque cheveu. Lent&#x202f;; la première fois, la préparation prend une minute.</translation>
    </message>
    <message>
        <source>%1, mask</source>
        <translation>%1, masque</translation>
    </message>
</context>
<context>
    <name>Dialogs</name>
    <message>
        <source>Asking for the newest version…</source>
        <translation>Recherche de la dernière version…</translation>
    </message>
    <message>
        <source>Rembg Desktop %1 is there.</source>
        <translation>Rembg Desktop %1 est disponible.</translation>
    </message>
    <message>
        <source>This is the newest version, %1.</source>
        <translation>C’est la dernière version, %1.</translation>
    </message>
    <message>
        <source>Newer version</source>
        <translation>Version plus récente</translation>
    </message>
    <message>
        <source>Copied: versions, settings and counts, no file names.</source>
        <translation>Copié&#xa0;: versions, paramètres et nombres, aucun nom de fichier.</translation>
    </message>
</context>
<context>
    <name>EmptyState</name>
    <message>
        <source>Drop photos or folders here</source>
        <translation>Déposez ici des photos ou des dossiers</translation>
    </message>
    <message>
        <source>Their background is removed on this computer; nothing is sent anywhere, and your originals stay.</source>
        <translation>Leur arrière-plan est supprimé sur cet ordinateur&#x202f;; rien n’est envoyé, et vos originaux restent intacts.</translation>
    </message>
    <message>
        <source>Choose images…</source>
        <translation>Choisir des images…</translation>
    </message>
    <message>
        <source>Choose a folder…</source>
        <translation>Choisir un dossier…</translation>
    </message>
    <message>
        <source>Try it with sample photos</source>
        <translation>Essayer avec des photos d’exemple</translation>
    </message>
</context>
<context>
    <name>EntryList</name>
    <message>
        <source>Remove</source>
        <translation>Retirer</translation>
    </message>
    <message>
        <source>Remove from: %1</source>
        <translation>Retirer de&#xa0;: %1</translation>
    </message>
</context>
<context>
    <name>ErrorWords</name>
    <message>
        <source>The file is no longer there.</source>
        <translation>Le fichier n’est plus là.</translation>
    </message>
    <message>
        <source>Put it back in its place and try again.</source>
        <translation>Remettez-le à sa place et réessayez.</translation>
    </message>
    <message>
        <source>The file or folder cannot be read.</source>
        <translation>Le fichier ou le dossier ne peut pas être lu.</translation>
    </message>
    <message>
        <source>Look at its permissions and at the drive it is on.</source>
        <translation>Vérifiez ses autorisations et le lecteur sur lequel il se trouve.</translation>
    </message>
    <message>
        <source>This is no image that can be read here.</source>
        <translation>Ce n’est pas une image lisible ici.</translation>
    </message>
    <message>
        <source>Use JPEG, PNG, WebP, TIFF, BMP, GIF, AVIF or HEIC.</source>
        <translation>Utilisez JPEG, PNG, WebP, TIFF, BMP, GIF, AVIF ou HEIC.</translation>
    </message>
    <message>
        <source>The file is empty.</source>
        <translation>Le fichier est vide.</translation>
    </message>
    <message>
        <source>Copy it again from where it came from.</source>
        <translation>Copiez-le de nouveau depuis sa source.</translation>
    </message>
    <message>
        <source>The file is cut short: its end is missing.</source>
        <translation>Le fichier est tronqué&#xa0;: il manque la fin.</translation>
    </message>
    <message>
        <source>Copy or download it again.</source>
        <translation>Copiez-le ou téléchargez-le de nouveau.</translation>
    </message>
    <message>
        <source>The image is damaged and cannot be decoded.</source>
        <translation>L’image est endommagée et ne peut pas être décodée.</translation>
    </message>
    <message>
        <source>Copy or download it again, or save it anew from the program that made it.</source>
        <translation>Copiez-la ou téléchargez-la de nouveau, ou réenregistrez-la depuis le programme d’origine.</translation>
    </message>
    <message>
        <source>The image has more pixels than the settings allow.</source>
        <translation>L’image a plus de pixels que les paramètres ne le permettent.</translation>
    </message>
    <message>
        <source>Make it smaller, or raise the limit in the settings if you trust the file.</source>
        <translation>Réduisez-la, ou augmentez la limite dans les paramètres si vous faites confiance au fichier.</translation>
    </message>
    <message>
        <source>Nothing in the image stands out from its background.</source>
        <translation>Rien dans l’image ne se détache de l’arrière-plan.</translation>
    </message>
    <message>
        <source>Try another model.</source>
        <translation>Essayez un autre modèle.</translation>
    </message>
    <message>
        <source>The result cannot be written in this format or size.</source>
        <translation>Le résultat ne peut pas être écrit dans ce format ou à cette taille.</translation>
    </message>
    <message>
        <source>Choose PNG, or a smaller canvas.</source>
        <translation>Choisissez PNG ou un canevas plus petit.</translation>
    </message>
    <message>
        <source>The program ended several times while it worked on this image.</source>
        <translation>Le programme s’est arrêté plusieurs fois pendant le traitement de cette image.</translation>
    </message>
    <message>
        <source>Try another model, or make the image smaller.</source>
        <translation>Essayez un autre modèle, ou réduisez l’image.</translation>
    </message>
    <message>
        <source>There is not enough room on the disk.</source>
        <translation>Il n’y a pas assez de place sur le disque.</translation>
    </message>
    <message>
        <source>Free some space.</source>
        <translation>Libérez de l’espace.</translation>
    </message>
    <message>
        <source>The folder for the results is gone.</source>
        <translation>Le dossier des résultats a disparu.</translation>
    </message>
    <message>
        <source>Connect the drive again, or create the folder anew.</source>
        <translation>Rebranchez le lecteur, ou recréez le dossier.</translation>
    </message>
    <message>
        <source>The result cannot be written into its folder.</source>
        <translation>Le résultat ne peut pas être écrit dans son dossier.</translation>
    </message>
    <message>
        <source>Mend the permissions of the folder, or choose another one.</source>
        <translation>Corrigez les autorisations du dossier, ou choisissez-en un autre.</translation>
    </message>
    <message>
        <source>The folder with the photos is gone.</source>
        <translation>Le dossier des photos a disparu.</translation>
    </message>
    <message>
        <source>Connect the drive again, or put the folder back in its place.</source>
        <translation>Rebranchez le lecteur, ou remettez le dossier à sa place.</translation>
    </message>
    <message>
        <source>There is no model of this name.</source>
        <translation>Il n’existe pas de modèle de ce nom.</translation>
    </message>
    <message>
        <source>Choose one of the models in the list.</source>
        <translation>Choisissez l’un des modèles de la liste.</translation>
    </message>
    <message>
        <source>The model is not on this computer.</source>
        <translation>Le modèle n’est pas sur cet ordinateur.</translation>
    </message>
    <message>
        <source>Download it in the dialog of models.</source>
        <translation>Téléchargez-le dans la fenêtre des modèles.</translation>
    </message>
    <message>
        <source>The file of the model is damaged.</source>
        <translation>Le fichier du modèle est endommagé.</translation>
    </message>
    <message>
        <source>Download the model again.</source>
        <translation>Téléchargez de nouveau le modèle.</translation>
    </message>
    <message>
        <source>The file is no model that can be used here.</source>
        <translation>Le fichier n’est pas un modèle utilisable ici.</translation>
    </message>
    <message>
        <source>Choose another model.</source>
        <translation>Choisissez un autre modèle.</translation>
    </message>
    <message>
        <source>The download has failed.</source>
        <translation>Le téléchargement a échoué.</translation>
    </message>
    <message>
        <source>Check the connection, and mirror and proxy under Sources, then try again.</source>
        <translation>Vérifiez la connexion, ainsi que le miroir et le proxy sous «&#xa0;Sources&#xa0;», puis réessayez.</translation>
    </message>
    <message>
        <source>The chosen device cannot be used.</source>
        <translation>Le périphérique choisi ne peut pas être utilisé.</translation>
    </message>
    <message>
        <source>Install what it needs, choose another device, or allow the processor in the settings.</source>
        <translation>Installez ce qu’il lui faut, choisissez un autre périphérique, ou autorisez le processeur dans les paramètres.</translation>
    </message>
    <message>
        <source>There is not enough memory.</source>
        <translation>La mémoire ne suffit pas.</translation>
    </message>
    <message>
        <source>Close other programs, let fewer images run at once, or choose a smaller model.</source>
        <translation>Fermez d’autres programmes, traitez moins d’images à la fois, ou choisissez un modèle plus petit.</translation>
    </message>
    <message>
        <source>The engine that removes backgrounds cannot be loaded.</source>
        <translation>Le moteur qui supprime les arrière-plans ne peut pas être chargé.</translation>
    </message>
    <message>
        <source>Install the program again.</source>
        <translation>Réinstallez le programme.</translation>
    </message>
    <message>
        <source>The model failed on this image.</source>
        <translation>Le modèle a échoué sur cette image.</translation>
    </message>
    <message>
        <source>Try again, or choose the processor as device or another model.</source>
        <translation>Réessayez, ou choisissez le processeur comme périphérique ou un autre modèle.</translation>
    </message>
    <message>
        <source>An option or a name is not possible.</source>
        <translation>Une option ou un nom n’est pas possible.</translation>
    </message>
    <message>
        <source>Change it and try again.</source>
        <translation>Modifiez cela et réessayez.</translation>
    </message>
    <message>
        <source>A setting has a value that is not possible.</source>
        <translation>Un paramètre a une valeur impossible.</translation>
    </message>
    <message>
        <source>There is no preset of this name.</source>
        <translation>Il n’existe pas de préréglage de ce nom.</translation>
    </message>
    <message>
        <source>Choose another preset.</source>
        <translation>Choisissez un autre préréglage.</translation>
    </message>
    <message>
        <source>No image was found there.</source>
        <translation>Aucune image n’a été trouvée à cet endroit.</translation>
    </message>
    <message>
        <source>Choose image files, or folders with images.</source>
        <translation>Choisissez des fichiers image, ou des dossiers contenant des images.</translation>
    </message>
    <message>
        <source>The background image cannot be used.</source>
        <translation>L’image d’arrière-plan ne peut pas être utilisée.</translation>
    </message>
    <message>
        <source>Choose another background image.</source>
        <translation>Choisissez une autre image d’arrière-plan.</translation>
    </message>
    <message>
        <source>The job is no longer in the queue.</source>
        <translation>La tâche n’est plus dans la file d’attente.</translation>
    </message>
    <message>
        <source>It may have been removed from the list.</source>
        <translation>Elle a peut-être été retirée de la liste.</translation>
    </message>
    <message>
        <source>Several jobs begin with these letters.</source>
        <translation>Plusieurs tâches commencent par ces lettres.</translation>
    </message>
    <message>
        <source>Name more letters.</source>
        <translation>Indiquez plus de lettres.</translation>
    </message>
    <message>
        <source>This is not possible now.</source>
        <translation>Ce n’est pas possible maintenant.</translation>
    </message>
    <message>
        <source>Wait until the work on it has ended, or choose something else.</source>
        <translation>Attendez que le travail en cours soit terminé, ou choisissez autre chose.</translation>
    </message>
    <message>
        <source>This key was used for another submission.</source>
        <translation>Cette clé a déjà servi pour un autre envoi.</translation>
    </message>
    <message>
        <source>Use a new key for each new submission.</source>
        <translation>Utilisez une nouvelle clé pour chaque nouvel envoi.</translation>
    </message>
    <message>
        <source>The queue was written by a newer version of the program.</source>
        <translation>La file d’attente a été écrite par une version plus récente du programme.</translation>
    </message>
    <message>
        <source>Install that version again.</source>
        <translation>Réinstallez cette version.</translation>
    </message>
    <message>
        <source>The file of the queue is damaged.</source>
        <translation>Le fichier de la file d’attente est endommagé.</translation>
    </message>
    <message>
        <source>Start the program again: it begins a new queue and keeps the damaged file.</source>
        <translation>Redémarrez le programme&#xa0;: il commence une nouvelle file et conserve le fichier endommagé.</translation>
    </message>
    <message>
        <source>The queue is held by another program.</source>
        <translation>La file d’attente est bloquée par un autre programme.</translation>
    </message>
    <message>
        <source>Wait a moment and try again.</source>
        <translation>Patientez un instant et réessayez.</translation>
    </message>
    <message>
        <source>The program’s own folder cannot be written.</source>
        <translation>Impossible d’écrire dans le dossier du programme.</translation>
    </message>
    <message>
        <source>Check its permissions and the room on its disk.</source>
        <translation>Vérifiez ses autorisations et l’espace libre sur son disque.</translation>
    </message>
    <message>
        <source>The queue is being worked on by another program already.</source>
        <translation>Un autre programme travaille déjà sur la file d’attente.</translation>
    </message>
    <message>
        <source>End the other program, or let it go on.</source>
        <translation>Arrêtez l’autre programme, ou laissez-le continuer.</translation>
    </message>
    <message>
        <source>The window cannot be shown.</source>
        <translation>La fenêtre ne peut pas être affichée.</translation>
    </message>
    <message>
        <source>Start the program where there is a screen.</source>
        <translation>Lancez le programme là où il y a un écran.</translation>
    </message>
    <message>
        <source>The port of the interface for other programs is taken.</source>
        <translation>Le port de l’interface pour d’autres programmes est déjà pris.</translation>
    </message>
    <message>
        <source>Choose another port in the settings.</source>
        <translation>Choisissez un autre port dans les paramètres.</translation>
    </message>
    <message>
        <source>No service answers at this address.</source>
        <translation>Aucun service ne répond à cette adresse.</translation>
    </message>
    <message>
        <source>Start it there, or check the address and the token.</source>
        <translation>Démarrez-le là-bas, ou vérifiez l’adresse et le jeton.</translation>
    </message>
    <message>
        <source>What answers at this address is not the expected service.</source>
        <translation>Ce qui répond à cette adresse n’est pas le service attendu.</translation>
    </message>
    <message>
        <source>Check the address, and whether both programs have the same version.</source>
        <translation>Vérifiez l’adresse, et que les deux programmes ont la même version.</translation>
    </message>
    <message>
        <source>The service has refused the request.</source>
        <translation>Le service a refusé la demande.</translation>
    </message>
    <message>
        <source>The log says what the service answered.</source>
        <translation>Le journal indique ce que le service a répondu.</translation>
    </message>
    <message>
        <source>Something went wrong inside the program.</source>
        <translation>Un problème est survenu dans le programme.</translation>
    </message>
    <message>
        <source>Please report it together with the log file.</source>
        <translation>Veuillez le signaler en joignant le journal.</translation>
    </message>
    <message>
        <source>The computer runs on battery.</source>
        <translation>L’ordinateur fonctionne sur batterie.</translation>
    </message>
    <message>
        <source>Connect it to power, or allow work on battery in the settings.</source>
        <translation>Branchez-le au secteur, ou autorisez le travail sur batterie dans les paramètres.</translation>
    </message>
    <message>
        <source>There was a file of this name already; it was left alone.</source>
        <translation>Un fichier de ce nom existait déjà&#x202f;; il a été laissé tel quel.</translation>
    </message>
    <message>
        <source>The photo was changed after it was queued; the new content was used.</source>
        <translation>La photo a été modifiée après son ajout&#x202f;; le nouveau contenu a été utilisé.</translation>
    </message>
    <message>
        <source>The model does not run on the chosen device, but on the processor.</source>
        <translation>Le modèle ne s’exécute pas sur le périphérique choisi, mais sur le processeur.</translation>
    </message>
    <message>
        <source>The file has more than one picture; the first one was taken.</source>
        <translation>Le fichier contient plusieurs images&#x202f;; la première a été prise.</translation>
    </message>
    <message>
        <source>The camera data is damaged and was left out.</source>
        <translation>Les données de l’appareil photo sont endommagées et ont été omises.</translation>
    </message>
    <message>
        <source>Some of the camera data is too large for this format and was left out.</source>
        <translation>Une partie des données de l’appareil photo est trop volumineuse pour ce format et a été omise.</translation>
    </message>
    <message>
        <source>The colour profile does not fit the pixels and was left out.</source>
        <translation>Le profil de couleurs ne correspond pas aux pixels et a été omis.</translation>
    </message>
    <message>
        <source>The colours were converted to sRGB.</source>
        <translation>Les couleurs ont été converties en sRGB.</translation>
    </message>
    <message>
        <source>Nothing was found that stands out from the background.</source>
        <translation>Rien qui se détache de l’arrière-plan n’a été trouvé.</translation>
    </message>
    <message>
        <source>The subject was enlarged to fill the canvas.</source>
        <translation>Le sujet a été agrandi pour remplir le canevas.</translation>
    </message>
</context>
<context>
    <name>Facts</name>
    <message>
        <source>Status</source>
        <translation>État</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Raison</translation>
    </message>
    <message>
        <source>Notice</source>
        <translation>Remarque</translation>
    </message>
    <message>
        <source>Original</source>
        <translation>Original</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Résultat</translation>
    </message>
    <message>
        <source>Time taken</source>
        <translation>Durée</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Périphérique</translation>
    </message>
    <message>
        <source>From</source>
        <translation>De</translation>
    </message>
    <message>
        <source>To</source>
        <translation>Vers</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>Images</translation>
    </message>
    <message>
        <source>Options</source>
        <translation>Options</translation>
    </message>
    <message>
        <source>Preset</source>
        <translation>Préréglage</translation>
    </message>
    <message>
        <source>Destination</source>
        <translation>Destination</translation>
    </message>
    <message>
        <source>Added</source>
        <translation>Ajoutée</translation>
    </message>
    <message>
        <source>Started</source>
        <translation>Commencée</translation>
    </message>
    <message>
        <source>Finished</source>
        <translation>Terminée</translation>
    </message>
    <message>
        <source>Left out</source>
        <translation>Laissés de côté</translation>
    </message>
</context>
<context>
    <name>Feedback</name>
    <message>
        <source>The queue goes on by itself when this is mended.</source>
        <translation>La file d’attente reprend d’elle-même dès que c’est réglé.</translation>
    </message>
    <message>
        <source>Try now</source>
        <translation>Essayer maintenant</translation>
    </message>
    <message>
        <source>Trying again …</source>
        <translation>Nouvel essai…</translation>
    </message>
    <message>
        <source>The queue is paused.</source>
        <translation>La file d’attente est en pause.</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Reprendre</translation>
    </message>
    <message>
        <source>“%1” failed.</source>
        <translation>«&#xa0;%1&#xa0;» a échoué.</translation>
    </message>
    <message>
        <source>The other images go on.</source>
        <translation>Les autres images continuent.</translation>
    </message>
    <message>
        <source>Show failed images</source>
        <translation>Afficher les images en échec</translation>
    </message>
    <message numerus="yes">
        <source>%n interrupted image(s) are done again</source>
        <translation>
            <numerusform>%n image interrompue est refaite</numerusform>
            <numerusform>%n images interrompues sont refaites</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n finished image(s) were kept</source>
        <translation>
            <numerusform>%n image terminée a été conservée</numerusform>
            <numerusform>%n images terminées ont été conservées</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n image(s) were given up after several crashes</source>
        <translation>
            <numerusform>%n image a été abandonnée après plusieurs plantages</numerusform>
            <numerusform>%n images ont été abandonnées après plusieurs plantages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n unfinished file(s) were tidied away</source>
        <translation>
            <numerusform>%n fichier inachevé a été nettoyé</numerusform>
            <numerusform>%n fichiers inachevés ont été nettoyés</numerusform>
        </translation>
    </message>
    <message>
        <source>Rembg Desktop ended unexpectedly last time. Nothing was lost: %1.</source>
        <translation>Rembg Desktop s’est arrêté de façon inattendue la dernière fois. Rien n’a été perdu&#xa0;: %1.</translation>
    </message>
    <message>
        <source>The queue’s file was damaged and a new one was begun. The old one is kept as %1.</source>
        <translation>Le fichier de la file d’attente était endommagé et un nouveau a été créé. L’ancien est conservé sous %1.</translation>
    </message>
    <message>
        <source>Use port %1</source>
        <translation>Utiliser le port %1</translation>
    </message>
    <message>
        <source>Settings…</source>
        <translation>Paramètres…</translation>
    </message>
    <message>
        <source>The HTTP API is not available. %1</source>
        <translation>L’API HTTP n’est pas disponible. %1</translation>
    </message>
    <message numerus="yes">
        <source>%n job(s) removed from the list; their results stay.</source>
        <translation>
            <numerusform>%n tâche retirée de la liste&#x202f;; ses résultats restent.</numerusform>
            <numerusform>%n tâches retirées de la liste&#x202f;; leurs résultats restent.</numerusform>
        </translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Annuler</translation>
    </message>
    <message numerus="yes">
        <source>%n result(s) moved to the trash.</source>
        <translation>
            <numerusform>%n résultat mis à la corbeille.</numerusform>
            <numerusform>%n résultats mis à la corbeille.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n could not be moved.</source>
        <translation>
            <numerusform>%n n’a pas pu être déplacé.</numerusform>
            <numerusform>%n n’ont pas pu être déplacés.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln image(s) done</source>
        <translation>
            <numerusform>%Ln image terminée</numerusform>
            <numerusform>%Ln images terminées</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n failed</source>
        <translation>
            <numerusform>%n en échec</numerusform>
            <numerusform>%n en échec</numerusform>
        </translation>
    </message>
    <message>
        <source>Rembg Desktop is done</source>
        <translation>Rembg Desktop a terminé</translation>
    </message>
</context>
<context>
    <name>FileGroup</name>
    <message>
        <source>File</source>
        <translation>Fichier</translation>
    </message>
    <message>
        <source>Use a white background</source>
        <translation>Utiliser un arrière-plan blanc</translation>
    </message>
    <message>
        <source>Quality</source>
        <translation>Qualité</translation>
    </message>
    <message>
        <source>&amp;Lossless</source>
        <translation>Sans &amp;perte</translation>
    </message>
    <message>
        <source>Keep camera data (E&amp;XIF)</source>
        <translation>Conserver les données de l’appareil (E&amp;XIF)</translation>
    </message>
    <message>
        <source>The colour profile and the resolution are always kept.</source>
        <translation>Le profil de couleurs et la résolution sont toujours conservés.</translation>
    </message>
    <message>
        <source>F&amp;ormat</source>
        <translation>F&amp;ormat</translation>
    </message>
    <message>
        <source>Qualit&amp;y</source>
        <translation>Qualit&amp;é</translation>
    </message>
    <message>
        <source>lossless</source>
        <translation>sans perte</translation>
    </message>
    <message>
        <source>no camera data</source>
        <translation>sans données de l’appareil</translation>
    </message>
</context>
<context>
    <name>FilterBar</name>
    <message>
        <source>Search</source>
        <translation>Rechercher</translation>
    </message>
    <message>
        <source>Search the queue</source>
        <translation>Rechercher dans la file d’attente</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Toutes</translation>
    </message>
</context>
<context>
    <name>FolderList</name>
    <message>
        <source>Allowed &amp;folders</source>
        <translation>D&amp;ossiers autorisés</translation>
    </message>
    <message>
        <source>Programs may name photos in these folders by their paths, and have results put there.</source>
        <translation>Les programmes peuvent désigner par leur chemin des photos de ces dossiers, et y faire placer les résultats.</translation>
    </message>
    <message>
        <source>Add folder…</source>
        <translation>Ajouter un dossier…</translation>
    </message>
    <message>
        <source>Allow a folder</source>
        <translation>Autoriser un dossier</translation>
    </message>
</context>
<context>
    <name>Following</name>
    <message>
        <source>The system refused to sleep or shut down.</source>
        <translation>Le système a refusé de se mettre en veille ou de s’éteindre.</translation>
    </message>
</context>
<context>
    <name>Formatting</name>
    <message>
        <source>Held</source>
        <translation>Retenue</translation>
    </message>
    <message>
        <source>Pending</source>
        <translation>En attente</translation>
    </message>
    <message>
        <source>Processing</source>
        <translation>En cours</translation>
    </message>
    <message>
        <source>Completed</source>
        <translation>Terminée</translation>
    </message>
    <message>
        <source>Skipped</source>
        <translation>Ignorée</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Échec</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Annulée</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1&#x202f;%</translation>
    </message>
</context>
<context>
    <name>GeneralPage</name>
    <message>
        <source>General</source>
        <translation>Général</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Comme le système</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Clair</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Sombre</translation>
    </message>
    <message>
        <source>Show an icon in the system &amp;tray</source>
        <translation>Afficher une icône dans la zone de &amp;notification</translation>
    </message>
    <message>
        <source>Show t&amp;ips for the first steps</source>
        <translation>Afficher les &amp;conseils de démarrage</translation>
    </message>
    <message>
        <source>&amp;Ask before closing while images are in work</source>
        <translation>&amp;Demander avant de fermer tant que des images sont en cours</translation>
    </message>
    <message>
        <source>Another language is used from the next start on.</source>
        <translation>Une autre langue prend effet au prochain démarrage.</translation>
    </message>
    <message>
        <source>T&amp;heme</source>
        <translation>T&amp;hème</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>&amp;Langue</translation>
    </message>
</context>
<context>
    <name>Header</name>
    <message>
        <source>Previous image (Page Up in the picture)</source>
        <translation>Image précédente (Page préc. dans l’image)</translation>
    </message>
    <message>
        <source>Next image (Page Down in the picture)</source>
        <translation>Image suivante (Page suiv. dans l’image)</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 sur %2</translation>
    </message>
</context>
<context>
    <name>ImagesModel</name>
    <message>
        <source>Image</source>
        <translation>Image</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>État</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>Message</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Avant</translation>
    </message>
    <message>
        <source>After</source>
        <translation>Après</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Temps</translation>
    </message>
</context>
<context>
    <name>ImagesTab</name>
    <message>
        <source>Images of the job</source>
        <translation>Images de la tâche</translation>
    </message>
</context>
<context>
    <name>InspectorPanel</name>
    <message>
        <source>Details of the selection</source>
        <translation>Détails de la sélection</translation>
    </message>
    <message>
        <source>Summary</source>
        <translation>Résumé</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>Images</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Journal</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>Aperçu</translation>
    </message>
    <message>
        <source>Select a job or an image to look at it here.</source>
        <translation>Sélectionnez une tâche ou une image pour la voir ici.</translation>
    </message>
    <message>
        <source>Copied: %1</source>
        <translation>Copié&#xa0;: %1</translation>
    </message>
    <message>
        <source>The log is on the clipboard.</source>
        <translation>Le journal est dans le presse-papiers.</translation>
    </message>
    <message>
        <source>Open the result</source>
        <translation>Ouvrir le résultat</translation>
    </message>
    <message>
        <source>Show the result in its folder</source>
        <translation>Afficher le résultat dans son dossier</translation>
    </message>
    <message>
        <source>Copy the result</source>
        <translation>Copier le résultat</translation>
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
        <translation>Lire la photo</translation>
    </message>
    <message>
        <source>Find the subject</source>
        <translation>Trouver le sujet</translation>
    </message>
    <message>
        <source>Refine the edges</source>
        <translation>Affiner les contours</translation>
    </message>
    <message>
        <source>Compose</source>
        <translation>Composer</translation>
    </message>
    <message>
        <source>Write the file</source>
        <translation>Écrire le fichier</translation>
    </message>
    <message>
        <source>Put it in its place</source>
        <translation>Le mettre à sa place</translation>
    </message>
    <message>
        <source>Wait for memory</source>
        <translation>Attendre de la mémoire</translation>
    </message>
    <message>
        <source>clean colours</source>
        <translation>couleurs nettes</translation>
    </message>
    <message>
        <source>matting</source>
        <translation>matting</translation>
    </message>
    <message>
        <source>mask only</source>
        <translation>masque seul</translation>
    </message>
    <message>
        <source>background %1</source>
        <translation>arrière-plan %1</translation>
    </message>
    <message>
        <source>background image</source>
        <translation>image d’arrière-plan</translation>
    </message>
    <message>
        <source>trimmed</source>
        <translation>rogné</translation>
    </message>
    <message>
        <source>Waiting for its turn</source>
        <translation>Attend son tour</translation>
    </message>
    <message>
        <source>In work …</source>
        <translation>En cours…</translation>
    </message>
    <message>
        <source>This image failed</source>
        <translation>Cette image a échoué</translation>
    </message>
    <message>
        <source>This image was cancelled</source>
        <translation>Cette image a été annulée</translation>
    </message>
</context>
<context>
    <name>Intake</name>
    <message>
        <source>The picture could not be saved as %1: %2.</source>
        <translation>L’image n’a pas pu être enregistrée sous %1&#xa0;: %2.</translation>
    </message>
    <message>
        <source>Free some space or save the picture yourself, then add the file.</source>
        <translation>Libérez de l’espace ou enregistrez l’image vous-même, puis ajoutez le fichier.</translation>
    </message>
</context>
<context>
    <name>JobActions</name>
    <message numerus="yes">
        <source>Move %n result(s) to the trash?</source>
        <translation>
            <numerusform>Mettre&#x202f;%n résultat à la corbeille&#x202f;?</numerusform>
            <numerusform>Mettre&#x202f;%n résultats à la corbeille&#x202f;?</numerusform>
        </translation>
    </message>
    <message>
        <source>Your original photos stay where they are.</source>
        <translation>Vos photos originales restent où elles sont.</translation>
    </message>
    <message>
        <source>Move to the trash</source>
        <translation>Mettre à la corbeille</translation>
    </message>
</context>
<context>
    <name>LengthField</name>
    <message>
        <source>Unit: %1</source>
        <translation>Unité&#xa0;: %1</translation>
    </message>
    <message>
        <source>pixels</source>
        <translation>pixels</translation>
    </message>
    <message>
        <source>percent</source>
        <translation>pour cent</translation>
    </message>
</context>
<context>
    <name>LogTab</name>
    <message>
        <source>Log</source>
        <translation>Journal</translation>
    </message>
    <message>
        <source>Copy log</source>
        <translation>Copier le journal</translation>
    </message>
</context>
<context>
    <name>LogText</name>
    <message>
        <source>Job %1: %2</source>
        <translation>Tâche %1&#xa0;: %2</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>État</translation>
    </message>
    <message>
        <source>Added</source>
        <translation>Ajoutée</translation>
    </message>
    <message>
        <source>Started</source>
        <translation>Commencée</translation>
    </message>
    <message>
        <source>Finished</source>
        <translation>Terminée</translation>
    </message>
    <message>
        <source>Destination</source>
        <translation>Destination</translation>
    </message>
    <message>
        <source>What was asked</source>
        <translation>Ce qui était demandé</translation>
    </message>
    <message>
        <source>Preset</source>
        <translation>Préréglage</translation>
    </message>
    <message>
        <source>Other images that failed</source>
        <translation>Autres images en échec</translation>
    </message>
    <message>
        <source>Image %1: %2</source>
        <translation>Image %1&#xa0;: %2</translation>
    </message>
    <message>
        <source>From</source>
        <translation>De</translation>
    </message>
    <message>
        <source>To</source>
        <translation>Vers</translation>
    </message>
    <message>
        <source>Attempts</source>
        <translation>Essais</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Périphérique</translation>
    </message>
    <message>
        <source>Time taken</source>
        <translation>Durée</translation>
    </message>
    <message>
        <source>Notice</source>
        <translation>Remarque</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>Erreur</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1&#xa0;: %2</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>oui</translation>
    </message>
    <message>
        <source>no</source>
        <translation>non</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>The settings could not be saved: %1.</source>
        <translation>Les paramètres n’ont pas pu être enregistrés&#xa0;: %1.</translation>
    </message>
    <message>
        <source>There is no result to open yet.</source>
        <translation>Il n’y a pas encore de résultat à ouvrir.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln image(s) added</source>
        <translation>
            <numerusform>%Ln image ajoutée</numerusform>
            <numerusform>%Ln images ajoutées</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n other file(s) left out</source>
        <translation>
            <numerusform>%n autre fichier laissé de côté</numerusform>
            <numerusform>%n autres fichiers laissés de côté</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Finishing %n image(s), then the program closes.</source>
        <translation>
            <numerusform>Fin du traitement de&#x202f;%n image, puis le programme se ferme.</numerusform>
            <numerusform>Fin du traitement de&#x202f;%n images, puis le programme se ferme.</numerusform>
        </translation>
    </message>
    <message>
        <source>Stop now</source>
        <translation>Arrêter maintenant</translation>
    </message>
</context>
<context>
    <name>ModelCard</name>
    <message>
        <source>State</source>
        <translation>État</translation>
    </message>
    <message>
        <source>Best for</source>
        <translation>Idéal pour</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Taille</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>Vitesse</translation>
    </message>
    <message>
        <source>Sees</source>
        <translation>Voit</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>Licence</translation>
    </message>
    <message>
        <source>Download</source>
        <translation>Téléchargement</translation>
    </message>
    <message>
        <source>&amp;Pause</source>
        <translation>&amp;Pause</translation>
    </message>
    <message>
        <source>&amp;Cancel download</source>
        <translation>&amp;Annuler le téléchargement</translation>
    </message>
    <message>
        <source>Check &amp;file</source>
        <translation>Vérifier le &amp;fichier</translation>
    </message>
    <message>
        <source>Compare the whole file with its checksum.</source>
        <translation>Comparer tout le fichier à sa somme de contrôle.</translation>
    </message>
    <message>
        <source>D&amp;elete…</source>
        <translation>&amp;Supprimer…</translation>
    </message>
    <message>
        <source>unknown; ask whoever made it</source>
        <translation>inconnue&#x202f;; à demander à l’auteur</translation>
    </message>
    <message>
        <source>%1 × %1 pixels</source>
        <translation>%1 × %1 pixels</translation>
    </message>
    <message>
        <source>Not for commercial use.</source>
        <translation>Pas d’usage commercial.</translation>
    </message>
    <message>
        <source>Page of the publisher</source>
        <translation>Page de l’éditeur</translation>
    </message>
    <message>
        <source>Connecting…</source>
        <translation>Connexion…</translation>
    </message>
    <message>
        <source>Working…</source>
        <translation>En cours…</translation>
    </message>
    <message>
        <source>&amp;Go on</source>
        <translation>&amp;Continuer</translation>
    </message>
    <message>
        <source>&amp;Download again</source>
        <translation>&amp;Télécharger de nouveau</translation>
    </message>
    <message>
        <source>&amp;Download</source>
        <translation>&amp;Télécharger</translation>
    </message>
</context>
<context>
    <name>ModelDescriptions</name>
    <message>
        <source>The small sibling of U²-Net; comes with the program and needs no download.</source>
        <translation>Le petit frère d’U²-Net&#x202f;; fourni avec le programme, sans téléchargement.</translation>
    </message>
    <message>
        <source>The classic general model; more sure of its subject than the small one.</source>
        <translation>Le modèle général classique&#x202f;; plus sûr de son sujet que le petit.</translation>
    </message>
    <message>
        <source>Sees 1024 pixels in place of 320 and so keeps thin parts and straight edges.</source>
        <translation>Voit 1024 pixels au lieu de 320 et préserve ainsi les parties fines et les bords droits.</translation>
    </message>
    <message>
        <source>The best general model that may be used freely; large, slow and hungry without a graphics card.</source>
        <translation>Le meilleur modèle général librement utilisable&#x202f;; gros, lent et gourmand sans carte graphique.</translation>
    </message>
    <message>
        <source>BiRefNet with a smaller backbone: nearly as good, a good deal faster.</source>
        <translation>BiRefNet avec une base plus petite&#xa0;: presque aussi bon, nettement plus rapide.</translation>
    </message>
    <message>
        <source>BiRefNet trained on portraits; follows hair closely.</source>
        <translation>BiRefNet entraîné sur des portraits&#x202f;; suit les cheveux de près.</translation>
    </message>
    <message>
        <source>BiRefNet trained on the largest collection of pictures.</source>
        <translation>BiRefNet entraîné sur la plus grande collection d’images.</translation>
    </message>
    <message>
        <source>BiRefNet trained for dichotomous segmentation: fences, wheels, furniture.</source>
        <translation>BiRefNet entraîné à la segmentation dichotomique&#xa0;: clôtures, roues, meubles.</translation>
    </message>
    <message>
        <source>BiRefNet trained for salient objects in high resolution.</source>
        <translation>BiRefNet entraîné sur des objets saillants en haute résolution.</translation>
    </message>
    <message>
        <source>BiRefNet trained to find what hides in its surroundings.</source>
        <translation>BiRefNet entraîné à trouver ce qui se cache dans son environnement.</translation>
    </message>
    <message>
        <source>U²-Net with smaller weights.</source>
        <translation>U²-Net avec des poids plus petits.</translation>
    </message>
    <message>
        <source>U²-Net trained on people; leaves other things out.</source>
        <translation>U²-Net entraîné sur des personnes&#x202f;; laisse le reste de côté.</translation>
    </message>
    <message>
        <source>Finds upper, lower and full-body clothes; all three are kept together.</source>
        <translation>Trouve les vêtements du haut, du bas et d’une pièce&#x202f;; tous trois sont conservés ensemble.</translation>
    </message>
    <message>
        <source>IS-Net trained on anime characters.</source>
        <translation>IS-Net entraîné sur des personnages d’anime.</translation>
    </message>
    <message>
        <source>Very good, but not for commercial use without a licence from BRIA.</source>
        <translation>Très bon, mais pas d’usage commercial sans licence de BRIA.</translation>
    </message>
</context>
<context>
    <name>ModelList</name>
    <message>
        <source>Waiting</source>
        <translation>En attente</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>En pause</translation>
    </message>
    <message>
        <source>Working…</source>
        <translation>En cours…</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Échec</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 sur %2</translation>
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
        <translation>Modèle</translation>
    </message>
    <message>
        <source>Models…</source>
        <translation>Modèles…</translation>
    </message>
    <message>
        <source>Download and manage models</source>
        <translation>Télécharger et gérer les modèles</translation>
    </message>
    <message>
        <source>Not known here</source>
        <translation>Inconnu ici</translation>
    </message>
    <message>
        <source>Download…</source>
        <translation>Télécharger…</translation>
    </message>
</context>
<context>
    <name>ModelWords</name>
    <message>
        <source>Included</source>
        <translation>Inclus</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Disponible</translation>
    </message>
    <message>
        <source>Not downloaded</source>
        <translation>Non téléchargé</translation>
    </message>
    <message>
        <source>Damaged</source>
        <translation>Endommagé</translation>
    </message>
    <message>
        <source>licence unknown</source>
        <translation>licence inconnue</translation>
    </message>
    <message>
        <source>%1, private use only</source>
        <translation>%1, usage privé uniquement</translation>
    </message>
    <message>
        <source>very fast</source>
        <translation>très rapide</translation>
    </message>
    <message>
        <source>fast</source>
        <translation>rapide</translation>
    </message>
    <message>
        <source>moderate</source>
        <translation>moyenne</translation>
    </message>
    <message>
        <source>slow</source>
        <translation>lente</translation>
    </message>
    <message>
        <source>speed, clear subjects</source>
        <translation>vitesse, sujets nets</translation>
    </message>
    <message>
        <source>general photos</source>
        <translation>photos générales</translation>
    </message>
    <message>
        <source>products, fine edges</source>
        <translation>produits, contours fins</translation>
    </message>
    <message>
        <source>best quality</source>
        <translation>meilleure qualité</translation>
    </message>
    <message>
        <source>quality at half the cost</source>
        <translation>la qualité à moitié prix</translation>
    </message>
    <message>
        <source>people, hair</source>
        <translation>personnes, cheveux</translation>
    </message>
    <message>
        <source>unusual subjects</source>
        <translation>sujets inhabituels</translation>
    </message>
    <message>
        <source>thin structures</source>
        <translation>structures fines</translation>
    </message>
    <message>
        <source>large photos</source>
        <translation>grandes photos</translation>
    </message>
    <message>
        <source>camouflaged subjects</source>
        <translation>sujets camouflés</translation>
    </message>
    <message>
        <source>general photos, small download</source>
        <translation>photos générales, petit téléchargement</translation>
    </message>
    <message>
        <source>people</source>
        <translation>personnes</translation>
    </message>
    <message>
        <source>clothes worn by a person</source>
        <translation>vêtements portés</translation>
    </message>
    <message>
        <source>drawn characters</source>
        <translation>personnages dessinés</translation>
    </message>
    <message>
        <source>best quality, private use</source>
        <translation>meilleure qualité, usage privé</translation>
    </message>
</context>
<context>
    <name>ModelsDialog</name>
    <message>
        <source>Models</source>
        <translation>Modèles</translation>
    </message>
    <message>
        <source>&amp;Import a file…</source>
        <translation>&amp;Importer un fichier…</translation>
    </message>
    <message>
        <source>&amp;Open folder</source>
        <translation>&amp;Ouvrir le dossier</translation>
    </message>
    <message>
        <source>&amp;Sources…</source>
        <translation>&amp;Sources…</translation>
    </message>
    <message>
        <source>Mirror and proxy for downloads</source>
        <translation>Miroir et proxy pour les téléchargements</translation>
    </message>
    <message>
        <source>Not for commercial use</source>
        <translation>Pas d’usage commercial</translation>
    </message>
    <message>
        <source>%1 may not be used commercially.</source>
        <translation>%1 ne peut pas être utilisé commercialement.</translation>
    </message>
    <message>
        <source>Its licence is %1. If you want to sell or advertise with the results, ask the publisher for a licence first.</source>
        <translation>Sa licence est %1. Si vous voulez vendre les résultats ou faire de la publicité avec, demandez d’abord une licence à l’éditeur.</translation>
    </message>
    <message>
        <source>Download for private use</source>
        <translation>Télécharger pour un usage privé</translation>
    </message>
    <message>
        <source>Delete the model %1 from this computer?</source>
        <translation>Supprimer le modèle %1 de cet ordinateur&#x202f;?</translation>
    </message>
    <message>
        <source>Delete model</source>
        <translation>Supprimer le modèle</translation>
    </message>
    <message>
        <source>It can be downloaded again.</source>
        <translation>Il peut être téléchargé de nouveau.</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Supprimer</translation>
    </message>
    <message>
        <source>ONNX models</source>
        <translation>Modèles ONNX</translation>
    </message>
    <message>
        <source>Import a model</source>
        <translation>Importer un modèle</translation>
    </message>
    <message>
        <source>Name of the model (letters, digits, dots, dashes):</source>
        <translation>Nom du modèle (lettres, chiffres, points, tirets)&#xa0;:</translation>
    </message>
    <message>
        <source>Importing %1…</source>
        <translation>Importation de %1…</translation>
    </message>
    <message>
        <source>The file is good.</source>
        <translation>Le fichier est bon.</translation>
    </message>
</context>
<context>
    <name>OptionReasons</name>
    <message>
        <source>JPEG has no transparency. Choose a colour or an image as the background.</source>
        <translation>JPEG n’a pas de transparence. Choisissez une couleur ou une image comme arrière-plan.</translation>
    </message>
    <message>
        <source>Enter a colour such as #ffffff, or choose an image file.</source>
        <translation>Saisissez une couleur comme #ffffff, ou choisissez un fichier image.</translation>
    </message>
    <message>
        <source>A file name cannot hold any of these: %1</source>
        <translation>Un nom de fichier ne peut contenir aucun de ces caractères&#xa0;: %1</translation>
    </message>
    <message>
        <source>Use {stem} or {index}, or all results would have one name.</source>
        <translation>Utilisez {stem} ou {index}, sinon tous les résultats auraient le même nom.</translation>
    </message>
    <message>
        <source>Use letters and the fields {stem}, {index}, {index:03}, {model} and {date}.</source>
        <translation>Utilisez des lettres et les champs {stem}, {index}, {index:03}, {model} et {date}.</translation>
    </message>
</context>
<context>
    <name>OptionsPanel</name>
    <message>
        <source>Options for new jobs</source>
        <translation>Options des nouvelles tâches</translation>
    </message>
</context>
<context>
    <name>OriginList</name>
    <message>
        <source>Allowed &amp;web pages</source>
        <translation>Pages &amp;web autorisées</translation>
    </message>
    <message>
        <source>Pages of these origins may call from a browser; every one of them still needs the token.</source>
        <translation>Les pages de ces origines peuvent appeler depuis un navigateur&#x202f;; chacune a quand même besoin du jeton.</translation>
    </message>
    <message>
        <source>Origin of a web page</source>
        <translation>Origine d’une page web</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Ajouter</translation>
    </message>
    <message>
        <source>Add the origin</source>
        <translation>Ajouter l’origine</translation>
    </message>
    <message>
        <source>An origin looks like https://shop.example or http://localhost:8080, without a path.</source>
        <translation>Une origine s’écrit comme https://shop.example ou http://localhost:8080, sans chemin.</translation>
    </message>
</context>
<context>
    <name>OutputPage</name>
    <message>
        <source>Output</source>
        <translation>Sortie</translation>
    </message>
    <message>
        <source>Beside the photos</source>
        <translation>À côté des photos</translation>
    </message>
    <message>
        <source>One folder for all</source>
        <translation>Un dossier pour tout</translation>
    </message>
    <message>
        <source>Folder for the results</source>
        <translation>Dossier des résultats</translation>
    </message>
    <message>
        <source>Take the &amp;subfolders of folders, too</source>
        <translation>Prendre aussi les &amp;sous-dossiers</translation>
    </message>
    <message>
        <source>&amp;Results go</source>
        <translation>Emplacement des &amp;résultats</translation>
    </message>
    <message>
        <source>&amp;Folder</source>
        <translation>&amp;Dossier</translation>
    </message>
    <message>
        <source>&amp;Preset at the start</source>
        <translation>&amp;Préréglage au démarrage</translation>
    </message>
    <message>
        <source>In a folder “cutouts” next to each photo.</source>
        <translation>Dans un dossier «&#xa0;cutouts&#xa0;» à côté de chaque photo.</translation>
    </message>
    <message>
        <source>Choose a folder for the results.</source>
        <translation>Choisissez un dossier pour les résultats.</translation>
    </message>
</context>
<context>
    <name>PathField</name>
    <message>
        <source>No folder chosen</source>
        <translation>Aucun dossier choisi</translation>
    </message>
    <message>
        <source>No file chosen</source>
        <translation>Aucun fichier choisi</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Choisir…</translation>
    </message>
    <message>
        <source>Choose: %1</source>
        <translation>Choisir&#xa0;: %1</translation>
    </message>
</context>
<context>
    <name>PerformancePage</name>
    <message>
        <source>Performance</source>
        <translation>Performances</translation>
    </message>
    <message>
        <source>Automatic (%1)</source>
        <translation>Automatique (%1)</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>Automatique</translation>
    </message>
    <message>
        <source>&amp;Stop when that device cannot be used</source>
        <translation>&amp;Arrêter si ce périphérique est inutilisable</translation>
    </message>
    <message>
        <source>Otherwise the processor is used in its place.</source>
        <translation>Sinon, le processeur est utilisé à sa place.</translation>
    </message>
    <message>
        <source>Automatic (%1 MB)</source>
        <translation>Automatique (%1&#xa0;Mo)</translation>
    </message>
    <message>
        <source> MB</source>
        <translation> Mo</translation>
    </message>
    <message>
        <source> megapixels</source>
        <translation> mégapixels</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>Jamais</translation>
    </message>
    <message>
        <source> seconds</source>
        <translation> secondes</translation>
    </message>
    <message>
        <source>&amp;Test run</source>
        <translation>&amp;Tester</translation>
    </message>
    <message>
        <source>Result of the test run</source>
        <translation>Résultat du test</translation>
    </message>
    <message>
        <source>&amp;Device</source>
        <translation>&amp;Périphérique</translation>
    </message>
    <message>
        <source>&amp;Images at once</source>
        <translation>&amp;Images à la fois</translation>
    </message>
    <message>
        <source>&amp;Memory for images</source>
        <translation>&amp;Mémoire pour les images</translation>
    </message>
    <message>
        <source>&amp;Largest image</source>
        <translation>Plus &amp;grande image</translation>
    </message>
    <message>
        <source>Larger ones fail before they are decoded.</source>
        <translation>Les plus grandes échouent avant d’être décodées.</translation>
    </message>
    <message>
        <source>&amp;Free memory when idle for</source>
        <translation>&amp;Libérer la mémoire après une inactivité de</translation>
    </message>
    <message>
        <source>The next image then loads the model again.</source>
        <translation>L’image suivante recharge alors le modèle.</translation>
    </message>
    <message>
        <source>Not in this installation; the processor will be used.</source>
        <translation>Absent de cette installation&#x202f;; le processeur sera utilisé.</translation>
    </message>
    <message>
        <source>Installed. A test run shows whether it works.</source>
        <translation>Installé. Un test montre s’il fonctionne.</translation>
    </message>
    <message>
        <source>%1, not installed</source>
        <translation>%1, non installé</translation>
    </message>
    <message>
        <source>Running…</source>
        <translation>En cours…</translation>
    </message>
    <message>
        <source>%1: %2 s an image, %3 images a minute. Ready after %4 s.</source>
        <translation>%1&#xa0;: %2&#xa0;s par image, %3 images par minute. Prêt après %4&#xa0;s.</translation>
    </message>
</context>
<context>
    <name>PlaceGroup</name>
    <message>
        <source>Name and place</source>
        <translation>Nom et emplacement</translation>
    </message>
    <message>
        <source>Insert a field</source>
        <translation>Insérer un champ</translation>
    </message>
    <message>
        <source>Insert a field into the name</source>
        <translation>Insérer un champ dans le nom</translation>
    </message>
    <message>
        <source>Beside the photos</source>
        <translation>À côté des photos</translation>
    </message>
    <message>
        <source>One folder for all</source>
        <translation>Un dossier pour tout</translation>
    </message>
    <message>
        <source>Folder for the results</source>
        <translation>Dossier des résultats</translation>
    </message>
    <message>
        <source>Keep both, add a number</source>
        <translation>Garder les deux, ajouter un numéro</translation>
    </message>
    <message>
        <source>Skip the photo</source>
        <translation>Ignorer la photo</translation>
    </message>
    <message>
        <source>Replace the file</source>
        <translation>Remplacer le fichier</translation>
    </message>
    <message>
        <source>File &amp;name</source>
        <translation>&amp;Nom du fichier</translation>
    </message>
    <message>
        <source>Destinat&amp;ion</source>
        <translation>Dest&amp;ination</translation>
    </message>
    <message>
        <source>&amp;When a file exists</source>
        <translation>&amp;Si un fichier existe déjà</translation>
    </message>
    <message>
        <source>Choose a folder for the results.</source>
        <translation>Choisissez un dossier pour les résultats.</translation>
    </message>
    <message>
        <source>Or put them beside the photos.</source>
        <translation>Ou placez-les à côté des photos.</translation>
    </message>
    <message>
        <source>Example: %1</source>
        <translation>Exemple&#xa0;: %1</translation>
    </message>
    <message>
        <source>In a folder “cutouts” next to each photo.</source>
        <translation>Dans un dossier «&#xa0;cutouts&#xa0;» à côté de chaque photo.</translation>
    </message>
    <message>
        <source>The photo itself is never replaced.</source>
        <translation>La photo elle-même n’est jamais remplacée.</translation>
    </message>
    <message>
        <source>Name of the photo</source>
        <translation>Nom de la photo</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Numéro</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modèle</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Date</translation>
    </message>
</context>
<context>
    <name>PresetBar</name>
    <message>
        <source>P&amp;reset</source>
        <translation>P&amp;réréglage</translation>
    </message>
    <message>
        <source>Edited</source>
        <translation>Modifié</translation>
    </message>
    <message>
        <source>The options differ from the preset.</source>
        <translation>Les options diffèrent du préréglage.</translation>
    </message>
    <message>
        <source>Preset</source>
        <translation>Préréglage</translation>
    </message>
    <message>
        <source>Own options</source>
        <translation>Options personnelles</translation>
    </message>
    <message>
        <source>Save, rename or delete presets</source>
        <translation>Enregistrer, renommer ou supprimer des préréglages</translation>
    </message>
    <message>
        <source>&amp;Save changes</source>
        <translation>&amp;Enregistrer les modifications</translation>
    </message>
    <message>
        <source>Save &amp;as new preset…</source>
        <translation>Enregistrer comme &amp;nouveau préréglage…</translation>
    </message>
    <message>
        <source>Re&amp;vert to preset</source>
        <translation>Re&amp;venir au préréglage</translation>
    </message>
    <message>
        <source>&amp;Rename…</source>
        <translation>&amp;Renommer…</translation>
    </message>
    <message>
        <source>&amp;Delete…</source>
        <translation>&amp;Supprimer…</translation>
    </message>
    <message>
        <source>Save preset</source>
        <translation>Enregistrer le préréglage</translation>
    </message>
    <message>
        <source>Name of the new preset:</source>
        <translation>Nom du nouveau préréglage&#xa0;:</translation>
    </message>
    <message>
        <source>New name of the preset:</source>
        <translation>Nouveau nom du préréglage&#xa0;:</translation>
    </message>
    <message>
        <source>Rename preset</source>
        <translation>Renommer le préréglage</translation>
    </message>
    <message>
        <source>There is a preset “%1” already. Replace it?</source>
        <translation>Il y a déjà un préréglage «&#xa0;%1&#xa0;». Le remplacer&#x202f;?</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>Remplacer</translation>
    </message>
    <message>
        <source>There is a preset of that name already.</source>
        <translation>Il y a déjà un préréglage de ce nom.</translation>
    </message>
    <message>
        <source>Delete the preset “%1”?</source>
        <translation>Supprimer le préréglage «&#xa0;%1&#xa0;»&#x202f;?</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Supprimer</translation>
    </message>
    <message>
        <source>Presets</source>
        <translation>Préréglages</translation>
    </message>
    <message>
        <source>The presets cannot be written: %1.</source>
        <translation>Les préréglages ne peuvent pas être écrits&#xa0;: %1.</translation>
    </message>
</context>
<context>
    <name>PresetWords</name>
    <message>
        <source>Transparent PNG</source>
        <translation>PNG transparent</translation>
    </message>
    <message>
        <source>White shop picture</source>
        <translation>Image blanche pour boutique</translation>
    </message>
    <message>
        <source>Mask</source>
        <translation>Masque</translation>
    </message>
    <message>
        <source>WebP for the web</source>
        <translation>WebP pour le Web</translation>
    </message>
</context>
<context>
    <name>PreviewView</name>
    <message>
        <source>Preview</source>
        <translation>Aperçu</translation>
    </message>
    <message>
        <source>Select a photo to see a preview.</source>
        <translation>Sélectionnez une photo pour voir un aperçu.</translation>
    </message>
    <message>
        <source>Updating …</source>
        <translation>Mise à jour…</translation>
    </message>
</context>
<context>
    <name>QueueColumns</name>
    <message>
        <source>Columns</source>
        <translation>Colonnes</translation>
    </message>
    <message>
        <source>Order of the queue</source>
        <translation>Ordre de la file d’attente</translation>
    </message>
    <message>
        <source>Reset columns</source>
        <translation>Réinitialiser les colonnes</translation>
    </message>
</context>
<context>
    <name>QueuePage</name>
    <message>
        <source>Queue</source>
        <translation>File d’attente</translation>
    </message>
    <message>
        <source>Do nothing</source>
        <translation>Ne rien faire</translation>
    </message>
    <message>
        <source>Show a notification</source>
        <translation>Afficher une notification</translation>
    </message>
    <message>
        <source>Open the folder of the results</source>
        <translation>Ouvrir le dossier des résultats</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Quitter</translation>
    </message>
    <message>
        <source>Put the computer to sleep</source>
        <translation>Mettre l’ordinateur en veille</translation>
    </message>
    <message>
        <source>Shut the computer down</source>
        <translation>Éteindre l’ordinateur</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>Jamais</translation>
    </message>
    <message>
        <source> days</source>
        <translation> jours</translation>
    </message>
    <message>
        <source> MB free</source>
        <translation> Mo libres</translation>
    </message>
    <message>
        <source>Pause while the computer runs on &amp;battery</source>
        <translation>Mettre en pause sur &amp;batterie</translation>
    </message>
    <message>
        <source>&amp;When everything is done</source>
        <translation>&amp;Quand tout est terminé</translation>
    </message>
    <message>
        <source>&amp;Remove finished jobs from the list after</source>
        <translation>&amp;Retirer les tâches terminées de la liste après</translation>
    </message>
    <message>
        <source>Their results stay where they are.</source>
        <translation>Leurs résultats restent où ils sont.</translation>
    </message>
    <message>
        <source>Pause when the disk has &amp;less than</source>
        <translation>Mettre en pause si le disque a &amp;moins de</translation>
    </message>
    <message>
        <source>The queue goes on by itself when there is room again.</source>
        <translation>La file d’attente reprend d’elle-même quand il y a de nouveau de la place.</translation>
    </message>
    <message numerus="yes">
        <source>A countdown of %n second(s) comes before, and can be cancelled.</source>
        <translation>
            <numerusform>Un compte à rebours de&#x202f;%n seconde précède, et peut être annulé.</numerusform>
            <numerusform>Un compte à rebours de&#x202f;%n secondes précède, et peut être annulé.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>QueueView</name>
    <message>
        <source>Queue</source>
        <translation>File d’attente</translation>
    </message>
</context>
<context>
    <name>RequestsModel</name>
    <message>
        <source>Time</source>
        <translation>Temps</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>Méthode</translation>
    </message>
    <message>
        <source>Path</source>
        <translation>Chemin</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>État</translation>
    </message>
</context>
<context>
    <name>RequestsTable</name>
    <message>
        <source>Last requests</source>
        <translation>Dernières demandes</translation>
    </message>
    <message>
        <source>No request yet.</source>
        <translation>Aucune demande pour l’instant.</translation>
    </message>
    <message>
        <source>Last re&amp;quests</source>
        <translation>Dernières de&amp;mandes</translation>
    </message>
</context>
<context>
    <name>Section</name>
    <message>
        <source>open</source>
        <translation>ouverte</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>fermée</translation>
    </message>
</context>
<context>
    <name>SettingsDialog</name>
    <message>
        <source>Settings</source>
        <translation>Paramètres</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>Pages</translation>
    </message>
</context>
<context>
    <name>ShortcutsDialog</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Raccourcis clavier</translation>
    </message>
    <message>
        <source>Search for a command or a key</source>
        <translation>Rechercher une commande ou une touche</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Rechercher</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>Commande</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Touches</translation>
    </message>
    <message>
        <source>Others</source>
        <translation>Autres</translation>
    </message>
</context>
<context>
    <name>SidePanel</name>
    <message>
        <source>Options and inspector</source>
        <translation>Options et inspecteur</translation>
    </message>
    <message>
        <source>Options</source>
        <translation>Options</translation>
    </message>
    <message>
        <source>Inspector</source>
        <translation>Inspecteur</translation>
    </message>
</context>
<context>
    <name>SizeGroup</name>
    <message>
        <source>Size</source>
        <translation>Taille</translation>
    </message>
    <message>
        <source>&amp;Trim to the subject</source>
        <translation>Rogner au su&amp;jet</translation>
    </message>
    <message>
        <source>Margin</source>
        <translation>Marge</translation>
    </message>
    <message>
        <source>As the photo</source>
        <translation>Comme la photo</translation>
    </message>
    <message>
        <source>Own size…</source>
        <translation>Taille personnelle…</translation>
    </message>
    <message>
        <source>Width of the canvas, pixels</source>
        <translation>Largeur du canevas, en pixels</translation>
    </message>
    <message>
        <source>Height of the canvas, pixels</source>
        <translation>Hauteur du canevas, en pixels</translation>
    </message>
    <message>
        <source>Padding</source>
        <translation>Marge intérieure</translation>
    </message>
    <message>
        <source>&amp;Margin around it</source>
        <translation>&amp;Marge autour</translation>
    </message>
    <message>
        <source>C&amp;anvas</source>
        <translation>C&amp;anevas</translation>
    </message>
    <message>
        <source>&amp;Padding inside it</source>
        <translation>Marge intérie&amp;ure</translation>
    </message>
    <message>
        <source>The subject is scaled to fit and centred.</source>
        <translation>Le sujet est mis à l’échelle et centré.</translation>
    </message>
    <message>
        <source>Trimmed</source>
        <translation>Rogné</translation>
    </message>
</context>
<context>
    <name>SourceDialog</name>
    <message>
        <source>Where models come from</source>
        <translation>D’où viennent les modèles</translation>
    </message>
    <message>
        <source>&amp;Mirror</source>
        <translation>&amp;Miroir</translation>
    </message>
    <message>
        <source>An address that holds the model files; empty for the publisher&apos;s own.</source>
        <translation>Une adresse qui contient les fichiers des modèles&#x202f;; vide pour celle de l’éditeur.</translation>
    </message>
    <message>
        <source>&amp;Proxy</source>
        <translation>&amp;Proxy</translation>
    </message>
    <message>
        <source>Empty to use the one of the system, if any.</source>
        <translation>Vide pour utiliser celui du système, s’il y en a un.</translation>
    </message>
    <message>
        <source>Enter an address that begins with http:// or https://.</source>
        <translation>Saisissez une adresse commençant par http:// ou https://.</translation>
    </message>
</context>
<context>
    <name>StatusLine</name>
    <message>
        <source>Ready</source>
        <translation>Prêt</translation>
    </message>
    <message>
        <source>%1 images/min</source>
        <translation>%1 images/min</translation>
    </message>
    <message>
        <source>about %1 left</source>
        <translation>encore %1 environ</translation>
    </message>
    <message>
        <source>%1 free</source>
        <translation>%1 libres</translation>
    </message>
    <message>
        <source>HTTP API: %1</source>
        <translation>API HTTP&#xa0;: %1</translation>
    </message>
    <message>
        <source>Waiting: %1</source>
        <translation>En attente&#xa0;: %1</translation>
    </message>
    <message numerus="yes">
        <source>Paused, %Ln image(s) waiting</source>
        <translation>
            <numerusform>En pause,&#x202f;%Ln image en attente</numerusform>
            <numerusform>En pause,&#x202f;%Ln images en attente</numerusform>
        </translation>
    </message>
    <message>
        <source>Preparing alpha matting, about a minute the first time</source>
        <translation>Préparation de l’alpha matting, environ une minute la première fois</translation>
    </message>
    <message numerus="yes">
        <source>%Ln image(s) left</source>
        <translation>
            <numerusform>%Ln image restante</numerusform>
            <numerusform>%Ln images restantes</numerusform>
        </translation>
    </message>
    <message>
        <source>Working · %1</source>
        <translation>En cours · %1</translation>
    </message>
    <message numerus="yes">
        <source>Starting, %Ln image(s) waiting</source>
        <translation>
            <numerusform>Démarrage,&#x202f;%Ln image en attente</numerusform>
            <numerusform>Démarrage,&#x202f;%Ln images en attente</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln image(s) waiting</source>
        <translation>
            <numerusform>%Ln image en attente</numerusform>
            <numerusform>%Ln images en attente</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Done, %Ln image(s) failed</source>
        <translation>
            <numerusform>Terminé,&#x202f;%Ln image en échec</numerusform>
            <numerusform>Terminé,&#x202f;%Ln images en échec</numerusform>
        </translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Terminé</translation>
    </message>
</context>
<context>
    <name>SummaryTab</name>
    <message>
        <source>Summary</source>
        <translation>Résumé</translation>
    </message>
    <message>
        <source>Image</source>
        <translation>Image</translation>
    </message>
    <message>
        <source>Job</source>
        <translation>Tâche</translation>
    </message>
</context>
<context>
    <name>TipsBar</name>
    <message>
        <source>Tips</source>
        <translation>Conseils</translation>
    </message>
    <message>
        <source>Drop photos or folders anywhere on this window.</source>
        <translation>Déposez des photos ou des dossiers n’importe où sur cette fenêtre.</translation>
    </message>
    <message>
        <source>Pictures from a browser and from the clipboard are welcome, too.</source>
        <translation>Les images d’un navigateur et du presse-papiers sont aussi les bienvenues.</translation>
    </message>
    <message>
        <source>Choose a preset on the side before you add photos.</source>
        <translation>Choisissez un préréglage sur le côté avant d’ajouter des photos.</translation>
    </message>
    <message>
        <source>Each job keeps the options that it was added with.</source>
        <translation>Chaque tâche garde les options avec lesquelles elle a été ajoutée.</translation>
    </message>
    <message>
        <source>Walk away: everything you add is kept.</source>
        <translation>Partez tranquille&#xa0;: tout ce que vous ajoutez est conservé.</translation>
    </message>
    <message>
        <source>After a restart, even after a power cut, the queue goes on where it was.</source>
        <translation>Après un redémarrage, même après une coupure de courant, la file d’attente reprend où elle en était.</translation>
    </message>
    <message>
        <source>Fine hair or tricky subjects? Try another model.</source>
        <translation>Cheveux fins ou sujets délicats&#x202f;? Essayez un autre modèle.</translation>
    </message>
    <message>
        <source>Larger models are slower and see more. Download them once, then work offline.</source>
        <translation>Les gros modèles sont plus lents et voient mieux. Téléchargez-les une fois, puis travaillez hors ligne.</translation>
    </message>
    <message>
        <source>Show no more tips</source>
        <translation>Ne plus afficher de conseils</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 sur %2</translation>
    </message>
    <message>
        <source>Got it</source>
        <translation>Compris</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Suivant</translation>
    </message>
</context>
<context>
    <name>TokenSection</name>
    <message>
        <source>Token</source>
        <translation>Jeton</translation>
    </message>
    <message>
        <source>&amp;Renew…</source>
        <translation>Re&amp;nouveler…</translation>
    </message>
    <message>
        <source>Renew the token</source>
        <translation>Renouveler le jeton</translation>
    </message>
    <message>
        <source>Every program sends it as “Authorization: Bearer TOKEN”. Keep it like a password.</source>
        <translation>Chaque programme l’envoie sous la forme «&#xa0;Authorization: Bearer TOKEN&#xa0;». Gardez-le comme un mot de passe.</translation>
    </message>
    <message>
        <source>&amp;Token</source>
        <translation>&amp;Jeton</translation>
    </message>
    <message>
        <source>Example for a shell</source>
        <translation>Exemple pour un shell</translation>
    </message>
    <message>
        <source>&amp;Example</source>
        <translation>E&amp;xemple</translation>
    </message>
    <message>
        <source>Hide</source>
        <translation>Masquer</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Afficher</translation>
    </message>
    <message>
        <source>Hide the token</source>
        <translation>Masquer le jeton</translation>
    </message>
    <message>
        <source>Show the token</source>
        <translation>Afficher le jeton</translation>
    </message>
    <message>
        <source>Make a new token?</source>
        <translation>Créer un nouveau jeton&#x202f;?</translation>
    </message>
    <message>
        <source>The present one is refused from then on: every program that uses it must be given the new one.</source>
        <translation>L’actuel est refusé dès lors&#xa0;: chaque programme qui l’utilise doit recevoir le nouveau.</translation>
    </message>
    <message>
        <source>Renew</source>
        <translation>Renouveler</translation>
    </message>
</context>
<context>
    <name>Transfers</name>
    <message>
        <source>The folder of models cannot be changed: %1.</source>
        <translation>Le dossier des modèles ne peut pas être modifié&#xa0;: %1.</translation>
    </message>
    <message>
        <source>Check its permissions and the room on its disk.</source>
        <translation>Vérifiez ses autorisations et l’espace libre sur son disque.</translation>
    </message>
</context>
<context>
    <name>Tray</name>
    <message>
        <source>Show Rembg Desktop</source>
        <translation>Afficher Rembg Desktop</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Quitter</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Reprendre</translation>
    </message>
</context>
<context>
    <name>ViewBar</name>
    <message>
        <source>Compare with a divider</source>
        <translation>Comparer avec un séparateur</translation>
    </message>
    <message>
        <source>Compare side by side</source>
        <translation>Comparer côte à côte</translation>
    </message>
    <message>
        <source>Hold to see the original (space bar in the picture)</source>
        <translation>Maintenir pour voir l’original (barre d’espace dans l’image)</translation>
    </message>
    <message>
        <source>Checkerboard under the cut-out</source>
        <translation>Damier sous le détourage</translation>
    </message>
    <message>
        <source>White under the cut-out</source>
        <translation>Blanc sous le détourage</translation>
    </message>
    <message>
        <source>Dark under the cut-out</source>
        <translation>Sombre sous le détourage</translation>
    </message>
    <message>
        <source>Own colour under the cut-out; press again to choose it</source>
        <translation>Couleur personnelle sous le détourage&#x202f;; appuyer de nouveau pour la choisir</translation>
    </message>
    <message>
        <source>A trimmed result has another shape than its original: they are shown side by side</source>
        <translation>Un résultat rogné n’a pas la forme de l’original&#xa0;: ils sont affichés côte à côte</translation>
    </message>
    <message>
        <source>Colour under the cut-out</source>
        <translation>Couleur sous le détourage</translation>
    </message>
</context>
<context>
    <name>WhenDoneActions</name>
    <message>
        <source>Rembg Desktop quits in %1 seconds</source>
        <translation>Rembg Desktop se ferme dans %1 secondes</translation>
    </message>
    <message>
        <source>The computer goes to sleep in %1 seconds</source>
        <translation>L’ordinateur se met en veille dans %1 secondes</translation>
    </message>
    <message>
        <source>The computer shuts down in %1 seconds</source>
        <translation>L’ordinateur s’éteint dans %1 secondes</translation>
    </message>
</context>
<context>
    <name>Workspace</name>
    <message>
        <source>No job matches. Press Esc to show all.</source>
        <translation>Aucune tâche ne correspond. Appuyez sur Échap pour tout afficher.</translation>
    </message>
</context>
<context>
    <name>ZoomBar</name>
    <message>
        <source>Zoom out (−)</source>
        <translation>Zoom arrière (−)</translation>
    </message>
    <message>
        <source>Zoom in (+)</source>
        <translation>Zoom avant (+)</translation>
    </message>
    <message>
        <source>Zoom</source>
        <translation>Zoom</translation>
    </message>
    <message>
        <source>Fit (0)</source>
        <translation>Ajuster (0)</translation>
    </message>
    <message>
        <source>Actual pixels (1)</source>
        <translation>Taille réelle (1)</translation>
    </message>
    <message>
        <source>Drag the result to another program from here</source>
        <translation>Faites glisser le résultat d’ici vers un autre programme</translation>
    </message>
    <message>
        <source>Copy the result</source>
        <translation>Copier le résultat</translation>
    </message>
    <message>
        <source>Open the result</source>
        <translation>Ouvrir le résultat</translation>
    </message>
    <message>
        <source>Show the result in its folder</source>
        <translation>Afficher le résultat dans son dossier</translation>
    </message>
    <message>
        <source>Zoom: %1</source>
        <translation>Zoom&#xa0;: %1</translation>
    </message>
</context>
<context>
    <name>_Counts</name>
    <message numerus="yes">
        <source>%n image(s)</source>
        <translation>
            <numerusform>%n image</numerusform>
            <numerusform>%n images</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n second(s)</source>
        <translation>
            <numerusform>%n seconde</numerusform>
            <numerusform>%n secondes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation>
            <numerusform>%n minute</numerusform>
            <numerusform>%n minutes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s)</source>
        <translation>
            <numerusform>%n heure</numerusform>
            <numerusform>%n heures</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n jour</numerusform>
            <numerusform>%n jours</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n failed</source>
        <translation>
            <numerusform>%n en échec</numerusform>
            <numerusform>%n en échec</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) left out</source>
        <translation>
            <numerusform>%n fichier laissé de côté</numerusform>
            <numerusform>%n fichiers laissés de côté</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) without an image</source>
        <translation>
            <numerusform>%n fichier sans image</numerusform>
            <numerusform>%n fichiers sans image</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n succeeded</source>
        <translation>
            <numerusform>%n réussie</numerusform>
            <numerusform>%n réussies</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n skipped</source>
        <translation>
            <numerusform>%n ignorée</numerusform>
            <numerusform>%n ignorées</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n cancelled</source>
        <translation>
            <numerusform>%n annulée</numerusform>
            <numerusform>%n annulées</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>et&#x202f;%n de plus</numerusform>
            <numerusform>et&#x202f;%n de plus</numerusform>
        </translation>
    </message>
</context>
</TS>
