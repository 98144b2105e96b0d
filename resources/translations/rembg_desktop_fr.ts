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
        <source>Removes the background from many photos, on your own computer. No photo is ever uploaded.</source>
        <translation>Supprime l’arrière-plan de nombreuses photos, sur cet ordinateur. Aucune photo n’est jamais envoyée où que ce soit.</translation>
    </message>
    <message>
        <source>Free software under the MIT license. Each model has its own license.</source>
        <translation>Logiciel libre sous licence MIT. Chaque modèle a sa propre licence.</translation>
    </message>
    <message>
        <source>&amp;Components</source>
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
        <source>License</source>
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
        <source>Copies versions, settings and counts, but no file names.</source>
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
        <source>Resume processing the queue</source>
        <translation>Poursuivre la file d’attente</translation>
    </message>
    <message>
        <source>Finish the current images, but start no new ones</source>
        <translation>Terminer les images en cours sans en commencer d’autres</translation>
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
        <source>&amp;Review</source>
        <translation>&amp;Contrôle</translation>
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
        <source>Names from a table…</source>
        <translation>Noms d’un tableau…</translation>
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
        <source>Retry all failed images</source>
        <translation>Réessayer toutes les images en échec</translation>
    </message>
    <message>
        <source>Run the whole job again</source>
        <translation>Refaire toute la tâche</translation>
    </message>
    <message>
        <source>New job with current options</source>
        <translation>Nouvelle tâche avec les options actuelles</translation>
    </message>
    <message>
        <source>Apply current options</source>
        <translation>Appliquer les options actuelles</translation>
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
        <source>Move to top</source>
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
        <source>Move to bottom</source>
        <translation>Placer en dernier</translation>
    </message>
    <message>
        <source>Remove from list</source>
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
        <source>Move results to trash…</source>
        <translation>Mettre les résultats à la corbeille…</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Rechercher</translation>
    </message>
    <message>
        <source>Go to queue</source>
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
        <source>Review results</source>
        <translation>Contrôler les résultats</translation>
    </message>
    <message>
        <source>Hot folders</source>
        <translation>Dossiers surveillés</translation>
    </message>
    <message>
        <source>Review this job</source>
        <translation>Contrôler cette tâche</translation>
    </message>
    <message>
        <source>Accept</source>
        <translation>Accepter</translation>
    </message>
    <message>
        <source>Reject</source>
        <translation>Rejeter</translation>
    </message>
    <message>
        <source>Back to unreviewed</source>
        <translation>Remettre à non vérifié</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Repair…</source>
        <translation>Retoucher…</translation>
    </message>
    <message>
        <source>Another model…</source>
        <translation>Autre modèle…</translation>
    </message>
    <message>
        <source>Single result</source>
        <translation>Un seul résultat</translation>
    </message>
    <message>
        <source>Contact sheet</source>
        <translation>Planche contact</translation>
    </message>
    <message>
        <source>Show original (space bar)</source>
        <translation>Afficher l’original (barre d’espace)</translation>
    </message>
    <message>
        <source>Whole image or 100%</source>
        <translation>Image entière ou 100&#x202f;%</translation>
    </message>
    <message>
        <source>Checkerboard behind the cutout</source>
        <translation>Damier sous le détourage</translation>
    </message>
    <message>
        <source>White behind the cutout</source>
        <translation>Blanc sous le détourage</translation>
    </message>
    <message>
        <source>Black behind the cutout</source>
        <translation>Noir sous le détourage</translation>
    </message>
    <message>
        <source>Gray behind the cutout</source>
        <translation>Gris sous le détourage</translation>
    </message>
    <message>
        <source>Green behind the cutout</source>
        <translation>Vert sous le détourage</translation>
    </message>
    <message>
        <source>Move rejected results…</source>
        <translation>Déplacer les résultats rejetés…</translation>
    </message>
    <message>
        <source>Move rejected results to trash…</source>
        <translation>Mettre les résultats rejetés à la corbeille…</translation>
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
        <source>Check for updates</source>
        <translation>Rechercher des mises à jour</translation>
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
        <source>Add folder</source>
        <translation>Ajouter un dossier</translation>
    </message>
    <message>
        <source>Only a link to the image was received. Images are not downloaded from the web.</source>
        <translation>Seul un lien vers l’image a été reçu. Les images ne sont pas téléchargées depuis le web.</translation>
    </message>
    <message>
        <source>No image was found.</source>
        <translation>Aucune image n’a été trouvée.</translation>
    </message>
    <message>
        <source>Save the image to a file first, then drop the file.</source>
        <translation>Enregistrez d’abord l’image dans un fichier, puis déposez ce fichier.</translation>
    </message>
    <message>
        <source>Save this image to a file first</source>
        <translation>Enregistrez d’abord cette image dans un fichier</translation>
    </message>
    <message>
        <source>Drop to use the names in this table</source>
        <translation>Déposer pour utiliser les noms de ce tableau</translation>
    </message>
    <message>
        <source>Drop to add</source>
        <translation>Déposer pour ajouter</translation>
    </message>
    <message>
        <source>Results will be saved in a “cutouts” folder next to the photos</source>
        <translation>Les résultats vont dans un dossier «&#xa0;cutouts&#xa0;» à côté des photos</translation>
    </message>
    <message>
        <source>Results will be saved in %1</source>
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
        <source>Searching for photos: %Ln found</source>
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
    <message>
        <source>Not added: %1.</source>
        <translation>Non ajoutés&#xa0;: %1.</translation>
    </message>
    <message>
        <source>Not added:</source>
        <translation>Non ajoutés&#xa0;:</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Détails</translation>
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
        <source>The queue, presets, models and results are not affected.</source>
        <translation>La file d’attente, les préréglages, les modèles et les résultats restent tels quels.</translation>
    </message>
    <message>
        <source>&amp;Reset all settings…</source>
        <translation>&amp;Réinitialiser tous les paramètres…</translation>
    </message>
    <message>
        <source>Reset all settings to their defaults?</source>
        <translation>Rétablir tous les paramètres par défaut&#x202f;?</translation>
    </message>
    <message>
        <source>Reset settings</source>
        <translation>Réinitialiser les paramètres</translation>
    </message>
    <message>
        <source>Nothing changes until you click OK.</source>
        <translation>Rien ne change tant que vous n’avez pas validé la boîte de dialogue par OK.</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>Réinitialiser</translation>
    </message>
</context>
<context>
    <name>AnotherModel</name>
    <message numerus="yes">
        <source>%Ln image(s) added with the model %1.</source>
        <translation>
            <numerusform>%Ln image ajoutée avec le modèle&#x202f;%1.</numerusform>
            <numerusform>%Ln images ajoutées avec le modèle&#x202f;%1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln result(s) of the model %1 can be compared.</source>
        <translation>
            <numerusform>%Ln résultat du modèle&#x202f;%1 peut être comparé.</numerusform>
            <numerusform>%Ln résultats du modèle&#x202f;%1 peuvent être comparés.</numerusform>
        </translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Comparer</translation>
    </message>
    <message>
        <source>The model %1 gave no results.</source>
        <translation>Le modèle&#x202f;%1 n’a donné aucun résultat.</translation>
    </message>
</context>
<context>
    <name>ApiPage</name>
    <message>
        <source>HTTP API</source>
        <translation>API HTTP</translation>
    </message>
    <message>
        <source>Lets scripts, shop software and web pages on this computer add photos to the queue. Other computers cannot connect.</source>
        <translation>Permet aux scripts, aux boutiques en ligne et aux pages web sur cet ordinateur de confier des photos à la file d’attente. Les autres ordinateurs n’y ont pas accès.</translation>
    </message>
    <message>
        <source>&amp;Allow programs on this computer to use the queue</source>
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
        <source>Answer clients of rembg&apos;s server (rembg s)</source>
        <translation>Répondre aux clients du serveur de rembg (rembg s)</translation>
    </message>
    <message>
        <source>Answer clients of remove.bg</source>
        <translation>Répondre aux clients de remove.bg</translation>
    </message>
    <message>
        <source>Download photos from the Internet for these clients</source>
        <translation>Télécharger des photos d’Internet pour ces clients</translation>
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
        <source>&amp;Image size</source>
        <translation>Plus grande &amp;image</translation>
    </message>
    <message>
        <source>&amp;Submission size</source>
        <translation>Plus gros &amp;envoi</translation>
    </message>
    <message>
        <source>Images per &amp;job</source>
        <translation>Images par &amp;tâche</translation>
    </message>
    <message>
        <source>Waiting images in the q&amp;ueue</source>
        <translation>Images en attente dans la &amp;file</translation>
    </message>
    <message>
        <source>Off. It starts when you click OK or Apply.</source>
        <translation>Désactivée. Elle démarre avec OK ou Appliquer.</translation>
    </message>
    <message>
        <source>%1, until you click OK or Apply.</source>
        <translation>%1, jusqu’à ce que vous choisissiez OK ou Appliquer.</translation>
    </message>
    <message>
        <source>Not listening: port %1 is in use.</source>
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
    <name>ApiText</name>
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
        <source>Port %1 is in use by another program. Port %2 is available.</source>
        <translation>Le port %1 est utilisé par un autre programme&#x202f;; %2 est libre.</translation>
    </message>
    <message>
        <source>Another instance of Rembg Desktop, such as “rembg-desktop serve”, is listening on port %1. When it exits, this one takes over.</source>
        <translation>Un autre Rembg Desktop, par exemple «&#xa0;rembg-desktop serve&#xa0;», écoute sur le port %1. Quand il s’arrête, celui-ci prend le relais.</translation>
    </message>
</context>
<context>
    <name>Application</name>
    <message>
        <source>Rembg Desktop is already running but not responding.</source>
        <translation>Rembg Desktop est déjà en cours d’exécution mais ne répond pas.</translation>
    </message>
    <message>
        <source>Quit it and try again.</source>
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
        <source>Color</source>
        <translation>Couleur</translation>
    </message>
    <message>
        <source>Gradient</source>
        <translation>Dégradé</translation>
    </message>
    <message>
        <source>Image</source>
        <translation>Image</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Dossier</translation>
    </message>
    <message>
        <source>Blurred</source>
        <translation>Flou</translation>
    </message>
    <message>
        <source>Background color</source>
        <translation>Couleur d’arrière-plan</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>Images</translation>
    </message>
    <message>
        <source>Background image</source>
        <translation>Image d’arrière-plan</translation>
    </message>
    <message>
        <source>Folder of background images</source>
        <translation>Dossier d’images d’arrière-plan</translation>
    </message>
    <message>
        <source>Blur radius</source>
        <translation>Rayon du flou</translation>
    </message>
    <message>
        <source>Background type</source>
        <translation>Type d’arrière-plan</translation>
    </message>
    <message>
        <source>Cover the result</source>
        <translation>Couvrir le résultat</translation>
    </message>
    <message>
        <source>Fit in the result</source>
        <translation>Afficher en entier</translation>
    </message>
    <message>
        <source>Repeat as tiles</source>
        <translation>Répéter en mosaïque</translation>
    </message>
    <message>
        <source>Center</source>
        <translation>Centre</translation>
    </message>
    <message>
        <source>Top</source>
        <translation>Haut</translation>
    </message>
    <message>
        <source>Bottom</source>
        <translation>Bas</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>Gauche</translation>
    </message>
    <message>
        <source>Right</source>
        <translation>Droite</translation>
    </message>
    <message>
        <source>Top left</source>
        <translation>En haut à gauche</translation>
    </message>
    <message>
        <source>Top right</source>
        <translation>En haut à droite</translation>
    </message>
    <message>
        <source>Bottom left</source>
        <translation>En bas à gauche</translation>
    </message>
    <message>
        <source>Bottom right</source>
        <translation>En bas à droite</translation>
    </message>
    <message>
        <source>Image size</source>
        <translation>Taille de l’image</translation>
    </message>
    <message>
        <source>Position</source>
        <translation>Position</translation>
    </message>
    <message>
        <source>A mask has no background.</source>
        <translation>Un masque n’a pas d’arrière-plan.</translation>
    </message>
    <message>
        <source>The images of the folder are used in turn.</source>
        <translation>Les images du dossier sont utilisées tour à tour.</translation>
    </message>
    <message>
        <source>The photo without its subject, blurred.</source>
        <translation>La photo sans son sujet, floutée.</translation>
    </message>
    <message>
        <source>Blurred photo</source>
        <translation>Photo floutée</translation>
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
    <name>Canvas</name>
    <message>
        <source>Original</source>
        <translation>Original</translation>
    </message>
    <message>
        <source>Cutout</source>
        <translation>Détourage</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Avant</translation>
    </message>
</context>
<context>
    <name>CanvasInput</name>
    <message>
        <source>Canvas</source>
        <translation>Zone de travail</translation>
    </message>
    <message>
        <source>Move the pointer with the arrow keys, and press and release the tool with Enter.</source>
        <translation>Déplacez le pointeur avec les touches fléchées&#x202f;; Entrée appuie et relâche l’outil.</translation>
    </message>
</context>
<context>
    <name>Cells</name>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>Réessayer</translation>
    </message>
    <message>
        <source>Custom options</source>
        <translation>Options personnelles</translation>
    </message>
    <message>
        <source>%1 of %2 images</source>
        <translation>%1 images sur %2</translation>
    </message>
    <message>
        <source>All images failed. Expand the job to see why.</source>
        <translation>Toutes les images ont échoué. Développez la tâche pour voir pourquoi.</translation>
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
        <translation>Ensemble de règles</translation>
    </message>
    <message>
        <source>Rules of the preset</source>
        <translation>Règles du préréglage</translation>
    </message>
    <message>
        <source>Report on the job…</source>
        <translation>Rapport sur la tâche…</translation>
    </message>
    <message>
        <source>Checks all results of the job, and saves a page or a table.</source>
        <translation>Vérifie tous les résultats de la tâche et enregistre une page ou un tableau.</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>Vérification</translation>
    </message>
    <message>
        <source>There is no result yet.</source>
        <translation>Il n’y a pas encore de résultat.</translation>
    </message>
    <message>
        <source>Checking…</source>
        <translation>Vérification…</translation>
    </message>
    <message>
        <source>The preset belongs to no marketplace. Choose a rule set.</source>
        <translation>Le préréglage n’appartient à aucune place de marché. Choisissez un ensemble de règles.</translation>
    </message>
    <message>
        <source>All required rules are held.</source>
        <translation>Toutes les règles obligatoires sont respectées.</translation>
    </message>
    <message>
        <source>Required rules are broken.</source>
        <translation>Des règles obligatoires ne sont pas respectées.</translation>
    </message>
    <message>
        <source>Save the report</source>
        <translation>Enregistrer le rapport</translation>
    </message>
    <message>
        <source>Page (%1)</source>
        <translation>Page (%1)</translation>
    </message>
    <message>
        <source>Table (%1)</source>
        <translation>Tableau (%1)</translation>
    </message>
    <message>
        <source>Checking the results of the job…</source>
        <translation>Vérification des résultats de la tâche…</translation>
    </message>
    <message>
        <source>Saved: %1</source>
        <translation>Enregistré&#xa0;: %1</translation>
    </message>
</context>
<context>
    <name>CleanupGroup</name>
    <message>
        <source>Mask cleanup</source>
        <translation>Nettoyage du masque</translation>
    </message>
    <message>
        <source>Keep all</source>
        <translation>Tout garder</translation>
    </message>
    <message>
        <source>Keep only the largest</source>
        <translation>Garder seulement la plus grande</translation>
    </message>
    <message>
        <source>Keep the larger ones</source>
        <translation>Garder les plus grandes</translation>
    </message>
    <message>
        <source>Smallest part that is kept, in percent of the largest</source>
        <translation>Plus petite partie gardée, en pourcentage de la plus grande</translation>
    </message>
    <message>
        <source>Remove what touches the &amp;border</source>
        <translation>Retirer ce qui touche le &amp;bord</translation>
    </message>
    <message>
        <source>Removes neighboring objects. Keeps a subject that is itself cut off by the border.</source>
        <translation>Supprime les objets voisins. Un sujet lui-même coupé par le bord est conservé.</translation>
    </message>
    <message>
        <source>Remove specks below</source>
        <translation>Retirer les taches sous</translation>
    </message>
    <message>
        <source>Fill pinholes below</source>
        <translation>Remplir les petits trous sous</translation>
    </message>
    <message>
        <source>Also those of rings and handles</source>
        <translation>Aussi ceux des anneaux et des anses</translation>
    </message>
    <message>
        <source> px</source>
        <translation> px</translation>
    </message>
    <message>
        <source>Move edge</source>
        <translation>Décaler le contour</translation>
    </message>
    <message>
        <source>Feather</source>
        <translation>Contour progressif</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>Désactivé</translation>
    </message>
    <message>
        <source>Fill all holes</source>
        <translation>Remplir tous les trous</translation>
    </message>
    <message>
        <source>Contrast</source>
        <translation>Contraste</translation>
    </message>
    <message>
        <source>Above 0 the subject becomes larger, below 0 smaller.</source>
        <translation>Au-dessus de 0, le sujet s’agrandit&#x202f;; en dessous, il rétrécit.</translation>
    </message>
    <message>
        <source>Width of the soft edge that is added</source>
        <translation>Largeur du contour progressif ajouté</translation>
    </message>
    <message>
        <source>Makes soft edges narrower. At 100%, they are hard.</source>
        <translation>Réduit la largeur des contours progressifs. À 100&#xa0;%, ils sont nets.</translation>
    </message>
    <message>
        <source>Compared with the largest part</source>
        <translation>Par rapport à la plus grande partie</translation>
    </message>
    <message>
        <source>Side of a square with the same area</source>
        <translation>Côté d’un carré de même surface</translation>
    </message>
    <message>
        <source>Side of a square with the same area, in percent of the photo&apos;s longer side</source>
        <translation>Côté d’un carré de même surface, en pourcentage du grand côté de la photo</translation>
    </message>
    <message>
        <source>The subject becomes larger.</source>
        <translation>Le sujet s’agrandit.</translation>
    </message>
    <message>
        <source>The subject becomes smaller.</source>
        <translation>Le sujet se réduit.</translation>
    </message>
    <message>
        <source>largest part</source>
        <translation>plus grande partie</translation>
    </message>
    <message>
        <source>small parts</source>
        <translation>petites parties</translation>
    </message>
    <message>
        <source>border</source>
        <translation>bord</translation>
    </message>
    <message>
        <source>specks</source>
        <translation>taches</translation>
    </message>
    <message>
        <source>pinholes</source>
        <translation>petits trous</translation>
    </message>
    <message>
        <source>holes</source>
        <translation>trous</translation>
    </message>
    <message>
        <source>edge</source>
        <translation>contour</translation>
    </message>
    <message>
        <source>Parts</source>
        <translation>Parties</translation>
    </message>
    <message>
        <source>Remo&amp;ve specks below</source>
        <translation>Retirer les tac&amp;hes sous</translation>
    </message>
</context>
<context>
    <name>CloseDialog</name>
    <message>
        <source>Close Rembg Desktop</source>
        <translation>Fermer Rembg Desktop</translation>
    </message>
    <message numerus="yes">
        <source>%n image(s) are being processed</source>
        <translation>
            <numerusform>%n image est en cours de traitement</numerusform>
            <numerusform>%n images sont en cours de traitement</numerusform>
        </translation>
    </message>
    <message>
        <source>Whatever you choose, the queue is saved and resumes at the next start.</source>
        <translation>Quel que soit votre choix, la file d’attente est conservée et reprendra au prochain démarrage.</translation>
    </message>
    <message>
        <source>Do not ask again, always stop now</source>
        <translation>Ne plus demander&#x202f;; toujours arrêter immédiatement</translation>
    </message>
    <message>
        <source>Keep running in the tray</source>
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
    <name>ClusterPage</name>
    <message>
        <source>Cluster</source>
        <translation>Cluster</translation>
    </message>
    <message>
        <source>In this program</source>
        <translation>Dans ce programme</translation>
    </message>
    <message>
        <source>In several processes on this computer</source>
        <translation>Dans plusieurs processus sur cet ordinateur</translation>
    </message>
    <message>
        <source>On other computers (Dask cluster)</source>
        <translation>Sur d’autres ordinateurs (cluster Dask)</translation>
    </message>
    <message>
        <source>Folder of certificates</source>
        <translation>Dossier des certificats</translation>
    </message>
    <message>
        <source>&amp;Accept connections without encryption</source>
        <translation>&amp;Accepter les connexions non chiffrées</translation>
    </message>
    <message>
        <source>Pause the queue</source>
        <translation>Mettre la file en pause</translation>
    </message>
    <message>
        <source>Cut out photos here</source>
        <translation>Détourer les photos ici</translation>
    </message>
    <message>
        <source>&amp;Cut out photos</source>
        <translation>&amp;Détourer les photos</translation>
    </message>
    <message>
        <source>&amp;Number of processes</source>
        <translation>&amp;Nombre de processus</translation>
    </message>
    <message>
        <source>A&amp;ddress of the scheduler</source>
        <translation>Adr&amp;esse de l’ordonnanceur</translation>
    </message>
    <message>
        <source>As in tls://192.168.1.10:8786.</source>
        <translation>Par exemple tls://192.168.1.10:8786.</translation>
    </message>
    <message>
        <source>C&amp;ertificates</source>
        <translation>Cer&amp;tificats</translation>
    </message>
    <message>
        <source>The folder that “rembg-desktop cluster certificates” made.</source>
        <translation>Le dossier créé par «&#xa0;rembg-desktop cluster certificates&#xa0;».</translation>
    </message>
    <message>
        <source>&amp;When no worker can be used</source>
        <translation>&amp;Quand aucun worker n’est utilisable</translation>
    </message>
    <message>
        <source>Everybody on the network can then see the photos and run programs on the workers. Only use this on a network that is yours alone.</source>
        <translation>Tout le monde sur le réseau peut alors voir les photos et exécuter des programmes sur les workers. À n’utiliser que sur un réseau qui n’appartient qu’à vous.</translation>
    </message>
    <message>
        <source>This needs packages that are not installed: %1</source>
        <translation>Des paquets nécessaires ne sont pas installés&#xa0;: %1</translation>
    </message>
    <message>
        <source>Enter the address of the scheduler.</source>
        <translation>Saisissez l’adresse de l’ordonnanceur.</translation>
    </message>
</context>
<context>
    <name>ColorField</name>
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
        <source>Cutout</source>
        <translation>Détourage</translation>
    </message>
    <message>
        <source>Loading…</source>
        <translation>Chargement…</translation>
    </message>
</context>
<context>
    <name>CompareView</name>
    <message>
        <source>Comparison of original and cutout</source>
        <translation>Comparaison de l’original et du détourage</translation>
    </message>
    <message>
        <source>Drag the divider or press the arrow keys. Zoom with the mouse wheel, + or −. Press 0 to fit the image, or 1 for 100%. Hold the space bar to see the original.</source>
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
        <source>Now</source>
        <translation>Maintenant</translation>
    </message>
</context>
<context>
    <name>CutGroup</name>
    <message>
        <source>Cutout</source>
        <translation>Détourage</translation>
    </message>
    <message>
        <source>Soft</source>
        <translation>Doux</translation>
    </message>
    <message>
        <source>Sharp</source>
        <translation>Net</translation>
    </message>
    <message>
        <source>Clean colors</source>
        <translation>Couleurs nettes</translation>
    </message>
    <message>
        <source>Fine hair (matting)</source>
        <translation>Cheveux fins (matting)</translation>
    </message>
    <message>
        <source>&amp;Look closer at small subjects</source>
        <translation>&amp;Examiner de plus près les petits sujets</translation>
    </message>
    <message>
        <source>Runs the model again on small subjects, enlarged, up to twice. Other photos take no longer.</source>
        <translation>Applique à nouveau le modèle aux petits sujets agrandis, jusqu’à deux fois. Les autres photos ne prennent pas plus de temps.</translation>
    </message>
    <message>
        <source>Save the mas&amp;k only</source>
        <translation>Enregistrer le mas&amp;que seul</translation>
    </message>
    <message>
        <source>The result is a grayscale image. The subject is white.</source>
        <translation>Le résultat est une image en niveaux de gris. Le sujet est blanc.</translation>
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
        <source>The mask as predicted by the model. Fast.</source>
        <translation>Le masque tel que le modèle le prédit. Rapide.</translation>
    </message>
    <message>
        <source>Follows the colors of the photo. Fast. Best for large photos.</source>
        <translation>Suit les couleurs de la photo. Rapide. Idéal pour les grandes photos.</translation>
    </message>
    <message>
        <source>Removes the color of the old background from the edges.</source>
        <translation>Retire du contour la couleur de l’ancien arrière-plan.</translation>
    </message>
    <message>
        <source>Follows individual hairs. Slower: one to three seconds more per photo.</source>
        <translation>Suit chaque cheveu. Plus lent&#xa0;: une à trois secondes de plus par photo.</translation>
    </message>
    <message>
        <source>%1, mask</source>
        <translation>%1, masque</translation>
    </message>
</context>
<context>
    <name>DetailsPanel</name>
    <message>
        <source>Details of the result</source>
        <translation>Détails du résultat</translation>
    </message>
    <message numerus="yes">
        <source>%Ln result(s) selected</source>
        <translation>
            <numerusform>%Ln résultat sélectionné</numerusform>
            <numerusform>%Ln résultats sélectionnés</numerusform>
        </translation>
    </message>
    <message>
        <source>Job</source>
        <translation>Tâche</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modèle</translation>
    </message>
    <message>
        <source>Photo</source>
        <translation>Photo</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Résultat</translation>
    </message>
</context>
<context>
    <name>Dialogs</name>
    <message>
        <source>Checking for updates…</source>
        <translation>Recherche de mises à jour…</translation>
    </message>
    <message>
        <source>Rembg Desktop %1 is available.</source>
        <translation>Rembg Desktop %1 est disponible.</translation>
    </message>
    <message>
        <source>Rembg Desktop is up to date (version %1).</source>
        <translation>Rembg Desktop est à jour (version %1).</translation>
    </message>
    <message>
        <source>Check for updates</source>
        <translation>Rechercher des mises à jour</translation>
    </message>
    <message>
        <source>Diagnostics copied: versions, settings and counts, no file names.</source>
        <translation>Copié&#xa0;: versions, paramètres et nombres, aucun nom de fichier.</translation>
    </message>
</context>
<context>
    <name>Editor</name>
    <message>
        <source>Finding the edge…</source>
        <translation>Recherche du contour…</translation>
    </message>
    <message>
        <source>Refining fine structures… Esc stops it.</source>
        <translation>Affinage des structures fines… Échap l’arrête.</translation>
    </message>
    <message>
        <source>Adjusting the mask…</source>
        <translation>Ajustement du masque…</translation>
    </message>
</context>
<context>
    <name>EmptyNote</name>
    <message>
        <source>Show all results</source>
        <translation>Afficher tous les résultats</translation>
    </message>
    <message>
        <source>Nothing needs review</source>
        <translation>Rien à contrôler</translation>
    </message>
    <message>
        <source>Every result was either certain or has been looked at.</source>
        <translation>Chaque résultat était sûr ou a déjà été contrôlé.</translation>
    </message>
    <message>
        <source>No results yet</source>
        <translation>Pas encore de résultats</translation>
    </message>
    <message>
        <source>Nothing was accepted yet</source>
        <translation>Rien n’a encore été accepté</translation>
    </message>
    <message>
        <source>Press A to accept a result.</source>
        <translation>Appuyez sur A pour accepter un résultat.</translation>
    </message>
    <message>
        <source>Nothing was rejected</source>
        <translation>Rien n’a été rejeté</translation>
    </message>
    <message>
        <source>Press X to reject a result.</source>
        <translation>Appuyez sur X pour rejeter un résultat.</translation>
    </message>
    <message>
        <source>No image failed</source>
        <translation>Aucune image n’a échoué</translation>
    </message>
    <message>
        <source>No file has this name</source>
        <translation>Aucun fichier ne porte ce nom</translation>
    </message>
    <message>
        <source>The filters apply, too.</source>
        <translation>Les filtres s’appliquent aussi.</translation>
    </message>
    <message>
        <source>Results appear here as soon as images are processed.</source>
        <translation>Les résultats apparaissent ici dès que des images sont traitées.</translation>
    </message>
</context>
<context>
    <name>EmptyState</name>
    <message>
        <source>Drop photos or folders here</source>
        <translation>Déposez ici des photos ou des dossiers</translation>
    </message>
    <message>
        <source>The background is removed on this computer. Nothing is uploaded, and your originals are never changed.</source>
        <translation>L’arrière-plan est supprimé sur cet ordinateur. Rien n’est envoyé et vos originaux ne sont jamais modifiés.</translation>
    </message>
    <message>
        <source>Choose images…</source>
        <translation>Choisir des images…</translation>
    </message>
    <message>
        <source>Choose folder…</source>
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
    <name>ErrorText</name>
    <message>
        <source>The file is in a store, not on this computer.</source>
        <translation>Le fichier se trouve dans un stockage distant, pas sur cet ordinateur.</translation>
    </message>
    <message>
        <source>File not found.</source>
        <translation>Fichier introuvable.</translation>
    </message>
    <message>
        <source>Restore the file and try again.</source>
        <translation>Restaurez le fichier et réessayez.</translation>
    </message>
    <message>
        <source>Can&apos;t read the file or folder.</source>
        <translation>Le fichier ou le dossier ne peut pas être lu.</translation>
    </message>
    <message>
        <source>Check its permissions and the drive.</source>
        <translation>Vérifiez ses autorisations et le lecteur sur lequel il se trouve.</translation>
    </message>
    <message>
        <source>Can&apos;t open the file: unsupported image format.</source>
        <translation>Impossible d’ouvrir le fichier&#xa0;: format d’image non pris en charge.</translation>
    </message>
    <message>
        <source>Convert it to JPEG, PNG, WebP, TIFF, BMP, GIF, AVIF or HEIC.</source>
        <translation>Convertissez-le en JPEG, PNG, WebP, TIFF, BMP, GIF, AVIF ou HEIC.</translation>
    </message>
    <message>
        <source>The file is empty.</source>
        <translation>Le fichier est vide.</translation>
    </message>
    <message>
        <source>Copy it again from the original.</source>
        <translation>Copiez-le de nouveau depuis l’original.</translation>
    </message>
    <message>
        <source>The file is truncated: the end is missing.</source>
        <translation>Le fichier est tronqué&#xa0;: il manque la fin.</translation>
    </message>
    <message>
        <source>Copy or download it again.</source>
        <translation>Copiez-le ou téléchargez-le de nouveau.</translation>
    </message>
    <message>
        <source>Can&apos;t open the image: the file is damaged.</source>
        <translation>Impossible d’ouvrir l’image&#xa0;: le fichier est endommagé.</translation>
    </message>
    <message>
        <source>Copy or download it again, or save it again in the program that created it.</source>
        <translation>Copiez-la ou téléchargez-la de nouveau, ou réenregistrez-la depuis le programme d’origine.</translation>
    </message>
    <message>
        <source>The image is too large: it has more pixels than the settings allow.</source>
        <translation>L’image est trop grande&#xa0;: elle a plus de pixels que les paramètres ne le permettent.</translation>
    </message>
    <message>
        <source>Reduce its size. If you trust the file, raise the limit in the settings instead.</source>
        <translation>Réduisez-la, ou augmentez la limite dans les paramètres si vous faites confiance au fichier.</translation>
    </message>
    <message>
        <source>No subject was found in the image.</source>
        <translation>Aucun sujet n’a été trouvé dans l’image.</translation>
    </message>
    <message>
        <source>Try another model.</source>
        <translation>Essayez un autre modèle.</translation>
    </message>
    <message>
        <source>Can&apos;t save the result in this format or size.</source>
        <translation>Impossible d’enregistrer le résultat dans ce format ou à cette taille.</translation>
    </message>
    <message>
        <source>Choose PNG, or a smaller canvas.</source>
        <translation>Choisissez PNG ou un canevas plus petit.</translation>
    </message>
    <message>
        <source>The program crashed several times while processing this image.</source>
        <translation>Le programme a planté plusieurs fois pendant le traitement de cette image.</translation>
    </message>
    <message>
        <source>Try another model, or reduce the size of the image.</source>
        <translation>Essayez un autre modèle, ou réduisez l’image.</translation>
    </message>
    <message>
        <source>There is not enough disk space.</source>
        <translation>Il n’y a pas assez de place sur le disque.</translation>
    </message>
    <message>
        <source>Free some disk space.</source>
        <translation>Libérez de l’espace.</translation>
    </message>
    <message>
        <source>The destination folder is missing.</source>
        <translation>Le dossier de destination est introuvable.</translation>
    </message>
    <message>
        <source>Reconnect the drive or restore the folder.</source>
        <translation>Rebranchez le lecteur ou restaurez le dossier.</translation>
    </message>
    <message>
        <source>Can&apos;t write to the destination folder.</source>
        <translation>Impossible d’écrire dans le dossier de destination.</translation>
    </message>
    <message>
        <source>Check the permissions of the folder, or choose another one.</source>
        <translation>Vérifiez les autorisations du dossier, ou choisissez-en un autre.</translation>
    </message>
    <message>
        <source>The source folder is missing.</source>
        <translation>Le dossier source est introuvable.</translation>
    </message>
    <message>
        <source>This address cannot be used.</source>
        <translation>Cette adresse ne peut pas être utilisée.</translation>
    </message>
    <message>
        <source>Install the libraries for it, or use s3, gs or sftp.</source>
        <translation>Installez les bibliothèques nécessaires, ou utilisez s3, gs ou sftp.</translation>
    </message>
    <message>
        <source>Unknown model.</source>
        <translation>Modèle inconnu.</translation>
    </message>
    <message>
        <source>Choose a model from the list.</source>
        <translation>Choisissez l’un des modèles de la liste.</translation>
    </message>
    <message>
        <source>The model is not installed.</source>
        <translation>Le modèle n’est pas installé.</translation>
    </message>
    <message>
        <source>Download it in the Models dialog.</source>
        <translation>Téléchargez-le dans la fenêtre des modèles.</translation>
    </message>
    <message>
        <source>The model file is damaged.</source>
        <translation>Le fichier du modèle est endommagé.</translation>
    </message>
    <message>
        <source>Download the model again.</source>
        <translation>Téléchargez de nouveau le modèle.</translation>
    </message>
    <message>
        <source>The file is not a supported model.</source>
        <translation>Le fichier n’est pas un modèle pris en charge.</translation>
    </message>
    <message>
        <source>Choose another model.</source>
        <translation>Choisissez un autre modèle.</translation>
    </message>
    <message>
        <source>The download failed.</source>
        <translation>Le téléchargement a échoué.</translation>
    </message>
    <message>
        <source>Check the network connection, and the mirror and proxy under Sources, then try again.</source>
        <translation>Vérifiez la connexion, ainsi que le miroir et le proxy sous «&#xa0;Sources&#xa0;», puis réessayez.</translation>
    </message>
    <message>
        <source>The selected device is not available.</source>
        <translation>Le périphérique choisi n’est pas disponible.</translation>
    </message>
    <message>
        <source>Install the required software, choose another device, or allow the CPU in the settings.</source>
        <translation>Installez ce qu’il lui faut, choisissez un autre périphérique, ou autorisez le processeur dans les paramètres.</translation>
    </message>
    <message>
        <source>There is not enough memory.</source>
        <translation>La mémoire ne suffit pas.</translation>
    </message>
    <message>
        <source>Close other programs, process fewer images at a time, or choose a smaller model.</source>
        <translation>Fermez d’autres programmes, traitez moins d’images à la fois, ou choisissez un modèle plus petit.</translation>
    </message>
    <message>
        <source>Can&apos;t load the engine.</source>
        <translation>Impossible de charger le moteur.</translation>
    </message>
    <message>
        <source>Reinstall the program.</source>
        <translation>Réinstallez le programme.</translation>
    </message>
    <message>
        <source>The model failed to process this image.</source>
        <translation>Le modèle n’a pas pu traiter cette image.</translation>
    </message>
    <message>
        <source>Try again, or choose the CPU as the device or another model.</source>
        <translation>Réessayez, ou choisissez le processeur comme périphérique ou un autre modèle.</translation>
    </message>
    <message>
        <source>Invalid option or name.</source>
        <translation>Option ou nom non valide.</translation>
    </message>
    <message>
        <source>Correct it and try again.</source>
        <translation>Corrigez et réessayez.</translation>
    </message>
    <message>
        <source>A setting has an invalid value.</source>
        <translation>Un paramètre a une valeur non valide.</translation>
    </message>
    <message>
        <source>Unknown preset.</source>
        <translation>Préréglage inconnu.</translation>
    </message>
    <message>
        <source>Choose another preset.</source>
        <translation>Choisissez un autre préréglage.</translation>
    </message>
    <message>
        <source>Unknown rule set.</source>
        <translation>Ensemble de règles inconnu.</translation>
    </message>
    <message>
        <source>Choose another rule set.</source>
        <translation>Choisissez un autre ensemble de règles.</translation>
    </message>
    <message>
        <source>The file of a rule set is not valid.</source>
        <translation>Le fichier d’un ensemble de règles n’est pas valide.</translation>
    </message>
    <message>
        <source>Correct or remove the file.</source>
        <translation>Corrigez ou supprimez le fichier.</translation>
    </message>
    <message>
        <source>No images were found.</source>
        <translation>Aucune image n’a été trouvée.</translation>
    </message>
    <message>
        <source>Choose image files, or folders that contain images.</source>
        <translation>Choisissez des fichiers image, ou des dossiers contenant des images.</translation>
    </message>
    <message>
        <source>Can&apos;t use the background image.</source>
        <translation>L’image d’arrière-plan ne peut pas être utilisée.</translation>
    </message>
    <message>
        <source>Choose another background image.</source>
        <translation>Choisissez une autre image d’arrière-plan.</translation>
    </message>
    <message>
        <source>The hot folder no longer exists.</source>
        <translation>Le dossier surveillé n’existe plus.</translation>
    </message>
    <message>
        <source>Add it again.</source>
        <translation>Ajoutez-le de nouveau.</translation>
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
        <source>Several jobs begin with these characters.</source>
        <translation>Plusieurs tâches commencent par ces caractères.</translation>
    </message>
    <message>
        <source>Enter more characters.</source>
        <translation>Saisissez plus de caractères.</translation>
    </message>
    <message>
        <source>This is not possible at the moment.</source>
        <translation>Ce n’est pas possible maintenant.</translation>
    </message>
    <message>
        <source>Wait until processing has finished, or choose something else.</source>
        <translation>Attendez la fin du traitement, ou choisissez autre chose.</translation>
    </message>
    <message>
        <source>This idempotency key was used for another request.</source>
        <translation>Cette clé d’idempotence a déjà servi pour une autre requête.</translation>
    </message>
    <message>
        <source>Use a new key for each new request.</source>
        <translation>Utilisez une nouvelle clé pour chaque nouvelle requête.</translation>
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
        <source>The queue file is damaged.</source>
        <translation>Le fichier de la file d’attente est endommagé.</translation>
    </message>
    <message>
        <source>Restart the program: it moves the damaged file aside and starts a new one.</source>
        <translation>Redémarrez le programme&#xa0;: il met de côté le fichier endommagé et en commence un nouveau.</translation>
    </message>
    <message>
        <source>The queue is locked by another program.</source>
        <translation>La file d’attente est verrouillée par un autre programme.</translation>
    </message>
    <message>
        <source>Try again in a moment.</source>
        <translation>Réessayez dans un instant.</translation>
    </message>
    <message>
        <source>Can&apos;t write to the data folder of the program.</source>
        <translation>Impossible d’écrire dans le dossier de données du programme.</translation>
    </message>
    <message>
        <source>Check its permissions and the free disk space.</source>
        <translation>Vérifiez ses autorisations et l’espace libre sur son disque.</translation>
    </message>
    <message>
        <source>Another program is already processing the queue.</source>
        <translation>Un autre programme traite déjà la file d’attente.</translation>
    </message>
    <message>
        <source>Quit the other program, or let it continue.</source>
        <translation>Arrêtez l’autre programme, ou laissez-le continuer.</translation>
    </message>
    <message>
        <source>The window cannot be shown.</source>
        <translation>La fenêtre ne peut pas être affichée.</translation>
    </message>
    <message>
        <source>Start the program on a computer with a display.</source>
        <translation>Lancez le programme sur un ordinateur doté d’un écran.</translation>
    </message>
    <message>
        <source>The result does not fit in the largest file size.</source>
        <translation>Le résultat dépasse la taille maximale du fichier.</translation>
    </message>
    <message>
        <source>Allow a larger file or fewer pixels, or choose another format.</source>
        <translation>Autorisez un fichier plus grand ou moins de pixels, ou choisissez un autre format.</translation>
    </message>
    <message>
        <source>The port of the HTTP API is already in use.</source>
        <translation>Le port de l’API HTTP est déjà utilisé.</translation>
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
        <source>Start the service, or check the address and the token.</source>
        <translation>Démarrez le service, ou vérifiez l’adresse et le jeton.</translation>
    </message>
    <message>
        <source>The server at this address is not the expected service.</source>
        <translation>Le serveur à cette adresse n’est pas le service attendu.</translation>
    </message>
    <message>
        <source>Check the address, and whether both programs have the same version.</source>
        <translation>Vérifiez l’adresse, et que les deux programmes ont la même version.</translation>
    </message>
    <message>
        <source>The service refused the request.</source>
        <translation>Le service a refusé la demande.</translation>
    </message>
    <message>
        <source>See the log for the response of the service.</source>
        <translation>Consultez le journal pour voir la réponse du service.</translation>
    </message>
    <message>
        <source>No other computer can cut out photos now.</source>
        <translation>Aucun autre ordinateur ne peut détourer de photos actuellement.</translation>
    </message>
    <message>
        <source>The page Cluster in the settings shows the workers and their problems.</source>
        <translation>La page Cluster des réglages montre les workers et leurs problèmes.</translation>
    </message>
    <message>
        <source>Packages for work on a cluster are not installed.</source>
        <translation>Les paquets nécessaires à un cluster ne sont pas installés.</translation>
    </message>
    <message>
        <source>Install the program with the extra “cluster”.</source>
        <translation>Installez le programme avec le supplément «&#xa0;cluster&#xa0;».</translation>
    </message>
    <message>
        <source>The certificates for the cluster cannot be used.</source>
        <translation>Les certificats du cluster sont inutilisables.</translation>
    </message>
    <message>
        <source>Choose the folder whose certificates the other computers have, too.</source>
        <translation>Choisissez le dossier dont les autres ordinateurs ont aussi les certificats.</translation>
    </message>
    <message>
        <source>The correction of this photo cannot be used.</source>
        <translation>La correction de cette photo n’est pas utilisable.</translation>
    </message>
    <message>
        <source>Open the photo in the repair window and correct it again.</source>
        <translation>Ouvrez la photo dans la fenêtre de retouche et corrigez-la de nouveau.</translation>
    </message>
    <message>
        <source>The mask cannot be used.</source>
        <translation>Ce masque n’est pas utilisable.</translation>
    </message>
    <message>
        <source>Export it as gray PNG in the size of the photo.</source>
        <translation>Exportez-le en PNG en niveaux de gris, à la taille de la photo.</translation>
    </message>
    <message>
        <source>The mask of this result was not kept.</source>
        <translation>Le masque de ce résultat n’a pas été conservé.</translation>
    </message>
    <message>
        <source>Render the result again, then try again.</source>
        <translation>Refaites le rendu du résultat, puis réessayez.</translation>
    </message>
    <message>
        <source>The photo was changed after its result was made.</source>
        <translation>La photo a été modifiée après la création de son résultat.</translation>
    </message>
    <message>
        <source>Add the photo to the queue again.</source>
        <translation>Ajoutez de nouveau la photo à la file d’attente.</translation>
    </message>
    <message>
        <source>An internal error occurred.</source>
        <translation>Une erreur interne s’est produite.</translation>
    </message>
    <message>
        <source>Please report it with the log file.</source>
        <translation>Veuillez le signaler en joignant le journal.</translation>
    </message>
    <message>
        <source>The computer is running on battery.</source>
        <translation>L’ordinateur fonctionne sur batterie.</translation>
    </message>
    <message>
        <source>Connect it to power, or allow processing on battery in the settings.</source>
        <translation>Branchez-le au secteur, ou autorisez le travail sur batterie dans les paramètres.</translation>
    </message>
    <message>
        <source>A file with this name already exists and was not changed.</source>
        <translation>Un fichier de ce nom existe déjà et n’a pas été modifié.</translation>
    </message>
    <message>
        <source>The photo was changed after it was queued. The new content was used.</source>
        <translation>La photo a été modifiée après son ajout&#x202f;; le nouveau contenu a été utilisé.</translation>
    </message>
    <message>
        <source>The model could not run on the selected device. The CPU was used instead.</source>
        <translation>Le modèle n’a pas pu s’exécuter sur le périphérique choisi. Le processeur a été utilisé à la place.</translation>
    </message>
    <message>
        <source>The file has several frames. Only the first one was processed.</source>
        <translation>Le fichier contient plusieurs images. Seule la première a été traitée.</translation>
    </message>
    <message>
        <source>The metadata is damaged and was removed.</source>
        <translation>Les métadonnées sont endommagées et ont été supprimées.</translation>
    </message>
    <message>
        <source>Some metadata is too large for this format and was removed.</source>
        <translation>Une partie des métadonnées est trop volumineuse pour ce format et a été supprimée.</translation>
    </message>
    <message>
        <source>The file times were not kept: the drive with the result does not allow it.</source>
        <translation>Les dates du fichier n’ont pas été conservées&#xa0;: le disque du résultat ne le permet pas.</translation>
    </message>
    <message>
        <source>The end of the file is missing, but all pixels are complete.</source>
        <translation>La fin du fichier manque, mais tous les pixels sont complets.</translation>
    </message>
    <message>
        <source>The file contains invalid data. Check the result.</source>
        <translation>Le fichier contient des données non valides. Vérifiez le résultat.</translation>
    </message>
    <message>
        <source>The color profile does not match the pixels and was removed.</source>
        <translation>Le profil de couleurs ne correspond pas aux pixels et a été supprimé.</translation>
    </message>
    <message>
        <source>The colors were converted to sRGB.</source>
        <translation>Les couleurs ont été converties en sRGB.</translation>
    </message>
    <message>
        <source>The file has no clipping path, because no subject was found.</source>
        <translation>Le fichier n’a pas de tracé de détourage, car aucun sujet n’a été trouvé.</translation>
    </message>
    <message>
        <source>The clipping path is coarse, because the mask is very ragged.</source>
        <translation>Le tracé de détourage est grossier, car le masque est très irrégulier.</translation>
    </message>
    <message>
        <source>The photo was scaled to fit on the canvas.</source>
        <translation>La photo a été redimensionnée pour tenir sur le canevas.</translation>
    </message>
    <message>
        <source>The photo has more than 8 bits per channel. The result has 8.</source>
        <translation>La photo a plus de 8 bits par canal. Le résultat en a 8.</translation>
    </message>
    <message>
        <source>The HDR colors were tone-mapped to sRGB.</source>
        <translation>Les couleurs HDR ont été converties en sRGB par mappage de tons.</translation>
    </message>
    <message>
        <source>Colors that are brighter than white were clipped.</source>
        <translation>Les couleurs plus claires que le blanc ont été écrêtées.</translation>
    </message>
    <message>
        <source>The photo contains a gain map for HDR displays. Its SDR picture was processed.</source>
        <translation>La photo contient une carte de gain pour les écrans HDR. Son image SDR a été traitée.</translation>
    </message>
    <message>
        <source>The photo is transparent everywhere. Its transparency was ignored.</source>
        <translation>La photo est entièrement transparente. Sa transparence a été ignorée.</translation>
    </message>
    <message>
        <source>The photo was cut out already. Its transparency was kept and no model was used.</source>
        <translation>La photo était déjà détourée. Sa transparence a été conservée et aucun modèle n’a été utilisé.</translation>
    </message>
    <message>
        <source>No subject was found.</source>
        <translation>Aucun sujet n’a été trouvé.</translation>
    </message>
    <message>
        <source>Your correction was used.</source>
        <translation>Votre correction a été utilisée.</translation>
    </message>
    <message>
        <source>The image could not be rendered again. Its earlier result was kept.</source>
        <translation>L’image n’a pas pu être rendue de nouveau. Son résultat précédent a été conservé.</translation>
    </message>
    <message>
        <source>The subject was enlarged to fill the canvas.</source>
        <translation>Le sujet a été agrandi pour remplir le canevas.</translation>
    </message>
    <message>
        <source>The photo&apos;s own shadow could not be kept.</source>
        <translation>L’ombre de la photo n’a pas pu être conservée.</translation>
    </message>
    <message>
        <source>The quality was lowered to %1 so that the file fits.</source>
        <translation>La qualité a été réduite à %1 pour que le fichier convienne.</translation>
    </message>
    <message>
        <source>The result was reduced to %1 pixels so that the file fits.</source>
        <translation>Le résultat a été réduit à %1 pixels pour que le fichier convienne.</translation>
    </message>
    <message>
        <source>%1 is not a preset.</source>
        <translation>%1 n’est pas un préréglage.</translation>
    </message>
    <message>
        <source>This version does not know these values of %1, which are left out: %2.</source>
        <translation>Cette version ne connaît pas ces valeurs de %1, qui sont ignorées&#xa0;: %2.</translation>
    </message>
    <message>
        <source>The preset of %1 cannot be used yet: %2</source>
        <translation>Le préréglage de %1 ne peut pas encore être utilisé&#xa0;: %2</translation>
    </message>
    <message>
        <source>%1 cannot be used yet: %2</source>
        <translation>%1 ne peut pas encore être utilisé&#xa0;: %2</translation>
    </message>
    <message>
        <source>%1 cannot be used: %2</source>
        <translation>%1 ne peut pas être utilisé&#xa0;: %2</translation>
    </message>
    <message>
        <source>The file contains %1 twice; the first one is used.</source>
        <translation>Le fichier contient %1 deux fois&#x202f;; la première entrée est utilisée.</translation>
    </message>
    <message>
        <source>%1 cannot be stored: %2</source>
        <translation>%1 ne peut pas être enregistré&#xa0;: %2</translation>
    </message>
    <message>
        <source>%1 cannot be watched: it is not the full path of a folder here.</source>
        <translation>%1 ne peut pas être surveillé&#xa0;: ce n’est pas le chemin complet d’un dossier de cet ordinateur.</translation>
    </message>
    <message>
        <source>%1 cannot be watched: the folder does not exist on this computer.</source>
        <translation>%1 ne peut pas être surveillé&#xa0;: le dossier n’existe pas sur cet ordinateur.</translation>
    </message>
    <message>
        <source>%1 cannot be watched: %2</source>
        <translation>%1 ne peut pas être surveillé&#xa0;: %2</translation>
    </message>
    <message>
        <source>%1 needs presets that are not here: %2. Import them from the same file.</source>
        <translation>%1 a besoin de préréglages absents ici&#xa0;: %2. Importez-les depuis le même fichier.</translation>
    </message>
</context>
<context>
    <name>Facts</name>
    <message>
        <source>Status</source>
        <translation>État</translation>
    </message>
    <message>
        <source>Outputs</source>
        <translation>Fichiers</translation>
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
        <source>Processing time</source>
        <translation>Durée</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Périphérique</translation>
    </message>
    <message>
        <source>Original name</source>
        <translation>Nom d’origine</translation>
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
        <source>Ignored</source>
        <translation>Ignorés</translation>
    </message>
</context>
<context>
    <name>Feedback</name>
    <message>
        <source>The queue resumes automatically when the problem is solved.</source>
        <translation>La file d’attente reprend automatiquement une fois le problème résolu.</translation>
    </message>
    <message>
        <source>Retry now</source>
        <translation>Essayer maintenant</translation>
    </message>
    <message>
        <source>Retrying…</source>
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
        <source>The other images are still processed.</source>
        <translation>Les autres images continuent.</translation>
    </message>
    <message>
        <source>Show failed images</source>
        <translation>Afficher les images en échec</translation>
    </message>
    <message numerus="yes">
        <source>%n interrupted image(s) will be processed again</source>
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
        <source>%n image(s) failed after several crashes</source>
        <translation>
            <numerusform>%n image a échoué après plusieurs plantages</numerusform>
            <numerusform>%n images ont échoué après plusieurs plantages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n unfinished file(s) were deleted</source>
        <translation>
            <numerusform>%n fichier inachevé a été supprimé</numerusform>
            <numerusform>%n fichiers inachevés ont été supprimés</numerusform>
        </translation>
    </message>
    <message>
        <source>Rembg Desktop quit unexpectedly last time. Nothing was lost: %1.</source>
        <translation>Rembg Desktop s’est arrêté de façon inattendue la dernière fois. Rien n’a été perdu&#xa0;: %1.</translation>
    </message>
    <message>
        <source>The queue file was damaged, so a new one was created. The old file was kept as %1.</source>
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
        <source>%n job(s) removed from the list. The results were kept.</source>
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
        <source>%Ln need(s) review</source>
        <translation>
            <numerusform>%Ln à contrôler</numerusform>
            <numerusform>%Ln à contrôler</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln fine</source>
        <translation>
            <numerusform>%Ln correct</numerusform>
            <numerusform>%Ln corrects</numerusform>
        </translation>
    </message>
    <message>
        <source>Review</source>
        <translation>Contrôle</translation>
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
        <source>Rembg Desktop has finished</source>
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
        <source>No limit</source>
        <translation>Illimitée</translation>
    </message>
    <message>
        <source>For example 500 KB or 2 MB. The quality is lowered until the file is not larger.</source>
        <translation>Par exemple 500 KB ou 2 MB. La qualité est réduite jusqu’à ce que le fichier ne soit pas plus grand.</translation>
    </message>
    <message>
        <source>Reduce pixels if needed</source>
        <translation>Réduire les pixels si nécessaire</translation>
    </message>
    <message>
        <source>Before the quality falls below 60, the result gets fewer pixels. So do PNG and TIFF files.</source>
        <translation>Avant que la qualité ne descende sous 60, le résultat a moins de pixels. Les fichiers PNG et TIFF aussi.</translation>
    </message>
    <message>
        <source>Clipping path</source>
        <translation>Tracé de détourage</translation>
    </message>
    <message>
        <source>A path around the subject, which Photoshop and layout programs use to hide the background.</source>
        <translation>Un tracé autour du sujet, avec lequel Photoshop et les logiciels de mise en page masquent l’arrière-plan.</translation>
    </message>
    <message>
        <source>Path 1</source>
        <translation>Tracé 1</translation>
    </message>
    <message>
        <source>Name of the clipping path</source>
        <translation>Nom du tracé de détourage</translation>
    </message>
    <message>
        <source>Keep the whole photo</source>
        <translation>Conserver toute la photo</translation>
    </message>
    <message>
        <source>For retouchers: the background stays in the file. Only transparency or the path hides it.</source>
        <translation>Pour la retouche&#xa0;: l’arrière-plan reste dans le fichier. Seul le tracé ou la transparence le masque.</translation>
    </message>
    <message>
        <source>Keep camera metadata (E&amp;XIF)</source>
        <translation>Conserver les données de l’appareil (E&amp;XIF)</translation>
    </message>
    <message>
        <source>The color profile and resolution are always kept.</source>
        <translation>Le profil de couleurs et la résolution sont toujours conservés.</translation>
    </message>
    <message>
        <source>K&amp;eep file times</source>
        <translation>&amp;Conserver les dates du fichier</translation>
    </message>
    <message>
        <source>Results get the dates of the photo&apos;s file. Otherwise, they get the time when they are saved.</source>
        <translation>Les résultats reçoivent les dates du fichier de la photo. Sinon, ils portent la date de leur enregistrement.</translation>
    </message>
    <message>
        <source>Marketplaces ask for it. Otherwise, results keep the color profile of the photo.</source>
        <translation>Les places de marché le demandent. Sinon, les résultats gardent le profil de couleur de la photo.</translation>
    </message>
    <message>
        <source>Keep 16 bits per &amp;channel</source>
        <translation>Conserver 16 bits par cana&amp;l</translation>
    </message>
    <message>
        <source>up to %1</source>
        <translation>jusqu’à %1</translation>
    </message>
    <message>
        <source>Lossless files only get smaller with fewer pixels. Larger results fail.</source>
        <translation>Sans perte, seuls moins de pixels réduisent le fichier. Les résultats plus grands échouent.</translation>
    </message>
    <message>
        <source>Layers: the whole photo with a layer mask, and the background.</source>
        <translation>Calques&#xa0;: toute la photo avec un masque de fusion, et l’arrière-plan.</translation>
    </message>
    <message>
        <source>clipping path</source>
        <translation>tracé de détourage</translation>
    </message>
    <message>
        <source>whole photo</source>
        <translation>photo entière</translation>
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
        <source>Largest file si&amp;ze</source>
        <translation>Taille maximale du &amp;fichier</translation>
    </message>
    <message>
        <source>lossless</source>
        <translation>sans perte</translation>
    </message>
    <message>
        <source>Convert colors to sRGB</source>
        <translation>Convertir les couleurs en sRGB</translation>
    </message>
    <message>
        <source>If a photo has 16 bits, its PNG, TIFF or PSD cutout has them too. The file is larger.</source>
        <translation>Si une photo a 16 bits, son détourage PNG, TIFF ou PSD les a aussi. Le fichier est plus volumineux.</translation>
    </message>
    <message>
        <source>no camera metadata</source>
        <translation>sans données de l’appareil</translation>
    </message>
    <message>
        <source>file times kept</source>
        <translation>dates du fichier conservées</translation>
    </message>
    <message>
        <source>16 bits</source>
        <translation>16 bits</translation>
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
        <source>Programs can add photos from these folders by path, and save results there. Addresses such as s3://bucket/folder are used with your credentials.</source>
        <translation>Les programmes peuvent désigner par leur chemin des photos de ces dossiers, et y faire placer les résultats. Les adresses comme s3://bucket/dossier sont utilisées avec vos identifiants.</translation>
    </message>
    <message>
        <source>Address in a store</source>
        <translation>Adresse dans un stockage distant</translation>
    </message>
    <message>
        <source>Add address</source>
        <translation>Ajouter l’adresse</translation>
    </message>
    <message>
        <source>Add folder…</source>
        <translation>Ajouter un dossier…</translation>
    </message>
    <message>
        <source>Enter the address of a bucket or folder, such as s3://bucket/folder or gs://bucket.</source>
        <translation>Saisissez l’adresse d’un bucket ou d’un dossier, comme s3://bucket/dossier ou gs://bucket.</translation>
    </message>
    <message>
        <source>Allow folder</source>
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
    <name>Footer</name>
    <message>
        <source>Zoom: %1</source>
        <translation>Zoom&#xa0;: %1</translation>
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
        <source>%1%</source>
        <translation>%1&#x202f;%</translation>
    </message>
    <message>
        <source>To process earlier results again, include them in the settings under “Output”.</source>
        <translation>Pour traiter à nouveau des résultats antérieurs, incluez-les dans les paramètres sous «&#xa0;Sortie&#xa0;».</translation>
    </message>
</context>
<context>
    <name>GeneralPage</name>
    <message>
        <source>General</source>
        <translation>Général</translation>
    </message>
    <message>
        <source>System default</source>
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
        <source>Show t&amp;ips for getting started</source>
        <translation>Afficher les &amp;conseils de démarrage</translation>
    </message>
    <message>
        <source>&amp;Ask before closing while images are being processed</source>
        <translation>&amp;Demander avant de fermer tant que des images sont en cours</translation>
    </message>
    <message>
        <source>The language changes after a restart.</source>
        <translation>La langue change après un redémarrage.</translation>
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
        <source>Previous image (Page Up)</source>
        <translation>Image précédente (Page préc.)</translation>
    </message>
    <message>
        <source>Next image (Page Down)</source>
        <translation>Image suivante (Page suiv.)</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 sur %2</translation>
    </message>
</context>
<context>
    <name>HotFolderDialog</name>
    <message>
        <source>Add hot folder</source>
        <translation>Ajouter un dossier surveillé</translation>
    </message>
    <message>
        <source>Change hot folder</source>
        <translation>Modifier le dossier surveillé</translation>
    </message>
    <message>
        <source>Hot folder</source>
        <translation>Dossier surveillé</translation>
    </message>
    <message>
        <source>&amp;Folder</source>
        <translation>&amp;Dossier</translation>
    </message>
    <message>
        <source>Photos that are copied into this folder are processed as soon as they are complete.</source>
        <translation>Les photos copiées dans ce dossier sont traitées dès qu’elles sont complètes.</translation>
    </message>
    <message>
        <source>Watch its s&amp;ubfolders, too</source>
        <translation>Surveiller aussi les s&amp;ous-dossiers</translation>
    </message>
    <message>
        <source>&amp;Presets</source>
        <translation>&amp;Préréglages</translation>
    </message>
    <message>
        <source>Each chosen preset makes one result of every photo.</source>
        <translation>Chaque préréglage choisi produit un résultat par photo.</translation>
    </message>
    <message>
        <source>Folder for the results</source>
        <translation>Dossier des résultats</translation>
    </message>
    <message>
        <source>“%1” in the hot folder</source>
        <translation>«&#xa0;%1&#xa0;» dans le dossier surveillé</translation>
    </message>
    <message>
        <source>Folder for the &amp;results</source>
        <translation>Dossier des &amp;résultats</translation>
    </message>
    <message>
        <source>Leave the photo where it is</source>
        <translation>Laisser la photo où elle est</translation>
    </message>
    <message>
        <source>Move the photo to “Done”, “Failed” or “To check”</source>
        <translation>Déplacer la photo vers «&#xa0;Done&#xa0;», «&#xa0;Failed&#xa0;» ou «&#xa0;To check&#xa0;»</translation>
    </message>
    <message>
        <source>Delete the photo once its results are saved</source>
        <translation>Supprimer la photo une fois ses résultats enregistrés</translation>
    </message>
    <message>
        <source>&amp;After processing</source>
        <translation>&amp;Après le traitement</translation>
    </message>
    <message>
        <source> s</source>
        <translation> s</translation>
    </message>
    <message>
        <source>&amp;Wait until a file is unchanged for</source>
        <translation>Attendre &amp;qu’un fichier soit inchangé depuis</translation>
    </message>
    <message>
        <source>Longer for slow networks. A file that is not complete waits anyway.</source>
        <translation>Plus longtemps pour les réseaux lents. Un fichier incomplet attend de toute façon.</translation>
    </message>
    <message>
        <source>Process the photos that are in the folder &amp;now</source>
        <translation>Traiter les photos qui s’y trouvent déjà (&amp;maintenant)</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Ajouter</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Enregistrer</translation>
    </message>
    <message>
        <source>Choose at least one preset.</source>
        <translation>Choisissez au moins un préréglage.</translation>
    </message>
    <message>
        <source>These are subfolders of the hot folder. No file is replaced there.</source>
        <translation>Ce sont des sous-dossiers du dossier surveillé. Aucun fichier n’y est remplacé.</translation>
    </message>
    <message>
        <source>Photos that failed or need review stay where they are.</source>
        <translation>Les photos en échec ou à vérifier restent où elles sont.</translation>
    </message>
</context>
<context>
    <name>HotFolderSharing</name>
    <message>
        <source>Export hot folders</source>
        <translation>Exporter les dossiers surveillés</translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation>&amp;Exporter…</translation>
    </message>
    <message>
        <source>Import hot folders</source>
        <translation>Importer des dossiers surveillés</translation>
    </message>
    <message>
        <source>&amp;Import</source>
        <translation>&amp;Importer</translation>
    </message>
    <message>
        <source>Imported hot folders are off until you switch them on.</source>
        <translation>Les dossiers surveillés importés sont désactivés jusqu’à ce que vous les activiez.</translation>
    </message>
    <message>
        <source>Hot folders (%1)</source>
        <translation>Dossiers surveillés (%1)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Tous les fichiers (*)</translation>
    </message>
</context>
<context>
    <name>HotFolderTable</name>
    <message>
        <source>Not complete yet: %1</source>
        <translation>Pas encore complets&#xa0;: %1</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>Désactivé</translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) not complete yet</source>
        <translation>
            <numerusform>%Ln fichier pas encore complet</numerusform>
            <numerusform>%Ln fichiers pas encore complets</numerusform>
        </translation>
    </message>
    <message>
        <source>Watching</source>
        <translation>Surveillé</translation>
    </message>
    <message>
        <source>Hot folders</source>
        <translation>Dossiers surveillés</translation>
    </message>
    <message>
        <source>Space switches a folder on or off, Return changes it, Delete removes it, Insert adds one.</source>
        <translation>Espace active ou désactive un dossier, Entrée le modifie, Suppr le retire, Inser en ajoute un.</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Dossier</translation>
    </message>
    <message>
        <source>State</source>
        <translation>État</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Terminés</translation>
    </message>
    <message>
        <source>To check</source>
        <translation>À vérifier</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Échecs</translation>
    </message>
    <message>
        <source>Waiting</source>
        <comment>photos in the queue</comment>
        <translation>En attente</translation>
    </message>
    <message>
        <source>Last photo</source>
        <translation>Dernière photo</translation>
    </message>
    <message>
        <source>Presets</source>
        <translation>Préréglages</translation>
    </message>
</context>
<context>
    <name>HotFoldersPage</name>
    <message>
        <source>Hot folders</source>
        <translation>Dossiers surveillés</translation>
    </message>
    <message>
        <source>&amp;Add hot folder…</source>
        <translation>&amp;Ajouter un dossier surveillé…</translation>
    </message>
    <message>
        <source>&amp;Change…</source>
        <translation>&amp;Modifier…</translation>
    </message>
    <message>
        <source>Remo&amp;ve</source>
        <translation>Reti&amp;rer</translation>
    </message>
    <message>
        <source>Open &amp;folder</source>
        <translation>Ouvrir le &amp;dossier</translation>
    </message>
    <message>
        <source>Open &amp;results</source>
        <translation>Ouvrir les rés&amp;ultats</translation>
    </message>
    <message>
        <source>&amp;Import…</source>
        <translation>&amp;Importer…</translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation>&amp;Exporter…</translation>
    </message>
    <message>
        <source>Add hot folder…</source>
        <translation>Ajouter un dossier surveillé…</translation>
    </message>
    <message>
        <source>Remove hot folder</source>
        <translation>Retirer le dossier surveillé</translation>
    </message>
    <message>
        <source>Stop watching “%1”?</source>
        <translation>Ne plus surveiller «&#xa0;%1&#xa0;»&#x202f;?</translation>
    </message>
    <message>
        <source>Its files and its jobs are kept.</source>
        <translation>Ses fichiers et les tâches qui en sont issues sont conservés.</translation>
    </message>
    <message>
        <source>Stop watching</source>
        <translation>Ne plus surveiller</translation>
    </message>
    <message>
        <source>Results: %1</source>
        <translation>Résultats&#xa0;: %1</translation>
    </message>
    <message>
        <source>Copy photos into a hot folder, and find the results in another folder. Hot folders are watched while this window, “rembg-desktop run” or “rembg-desktop serve” is open.</source>
        <translation>Copiez des photos dans un dossier surveillé et trouvez les résultats dans un autre dossier. Les dossiers sont surveillés tant que cette fenêtre, «&#xa0;rembg-desktop run&#xa0;» ou «&#xa0;rembg-desktop serve&#xa0;» est ouverte.</translation>
    </message>
</context>
<context>
    <name>HotFoldersSwitch</name>
    <message>
        <source>Hot folders</source>
        <translation>Dossiers surveillés</translation>
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
    <name>ImportDialog</name>
    <message>
        <source>Import model</source>
        <translation>Importer un modèle</translation>
    </message>
    <message>
        <source>Sample photo without its background</source>
        <translation>Photo d’exemple sans arrière-plan</translation>
    </message>
    <message>
        <source>Trying the model</source>
        <translation>Essai du modèle</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Nom</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>Automatique</translation>
    </message>
    <message>
        <source>&amp;Try again</source>
        <translation>&amp;Réessayer</translation>
    </message>
    <message>
        <source>&amp;Import</source>
        <translation>&amp;Importer</translation>
    </message>
    <message>
        <source>How the model is used</source>
        <translation>Utilisation du modèle</translation>
    </message>
    <message>
        <source>&amp;Size</source>
        <translation>&amp;Taille</translation>
    </message>
    <message>
        <source>&amp;Mean</source>
        <translation>&amp;Moyenne</translation>
    </message>
    <message>
        <source>Standard &amp;deviation</source>
        <translation>É&amp;cart type</translation>
    </message>
    <message>
        <source>Pixel &amp;range</source>
        <translation>&amp;Plage des pixels</translation>
    </message>
    <message>
        <source>&amp;Layout</source>
        <translation>&amp;Disposition</translation>
    </message>
    <message>
        <source>&amp;Output</source>
        <translation>&amp;Sortie</translation>
    </message>
    <message>
        <source>&amp;Activation</source>
        <translation>&amp;Activation</translation>
    </message>
    <message>
        <source>In pixels, such as 1024 or 1024x768</source>
        <translation>En pixels, par exemple 1024 ou 1024x768</translation>
    </message>
    <message>
        <source>Three numbers for red, green and blue, or one for all</source>
        <translation>Trois nombres pour le rouge, le vert et le bleu, ou un seul pour tous</translation>
    </message>
    <message>
        <source>Enter numbers, separated by commas.</source>
        <translation>Saisissez des nombres séparés par des virgules.</translation>
    </message>
    <message>
        <source>Trying the model on a sample photo…</source>
        <translation>Essai du modèle sur une photo d’exemple…</translation>
    </message>
    <message>
        <source>%1 seconds and %2 of memory on the CPU of this computer</source>
        <translation>%1 secondes et %2 de mémoire sur le processeur de cet ordinateur</translation>
    </message>
    <message>
        <source>Automatic (%1)</source>
        <translation>Automatique (%1)</translation>
    </message>
    <message>
        <source>A model with this name already exists.</source>
        <translation>Un modèle porte déjà ce nom.</translation>
    </message>
    <message>
        <source>Enter up to 64 letters, digits, dots, dashes and underscores.</source>
        <translation>Saisissez jusqu’à 64 lettres, chiffres, points, tirets et traits de soulignement.</translation>
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
        <source>Outputs</source>
        <translation>Fichiers</translation>
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
        <source>Select a job or an image to see its details.</source>
        <translation>Sélectionnez une tâche ou une image pour en voir les détails.</translation>
    </message>
    <message>
        <source>Copied: %1</source>
        <translation>Copié&#xa0;: %1</translation>
    </message>
    <message>
        <source>The log was copied to the clipboard.</source>
        <translation>Le journal est dans le presse-papiers.</translation>
    </message>
    <message>
        <source>Open result</source>
        <translation>Ouvrir le résultat</translation>
    </message>
    <message>
        <source>Show result in folder</source>
        <translation>Afficher le résultat dans son dossier</translation>
    </message>
    <message>
        <source>Copy result</source>
        <translation>Copier le résultat</translation>
    </message>
    <message>
        <source>Repair…</source>
        <translation>Retoucher…</translation>
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
        <translation>Lire la photo</translation>
    </message>
    <message>
        <source>Find subject</source>
        <translation>Trouver le sujet</translation>
    </message>
    <message>
        <source>Take the kept mask</source>
        <translation>Reprendre le masque conservé</translation>
    </message>
    <message>
        <source>Closer look</source>
        <translation>Examen rapproché</translation>
    </message>
    <message>
        <source>Second look</source>
        <translation>Second examen</translation>
    </message>
    <message>
        <source>Refine edges</source>
        <translation>Affiner les contours</translation>
    </message>
    <message>
        <source>Compose</source>
        <translation>Composer</translation>
    </message>
    <message>
        <source>Write file</source>
        <translation>Écrire le fichier</translation>
    </message>
    <message>
        <source>Move to destination</source>
        <translation>Déplacer vers la destination</translation>
    </message>
    <message>
        <source>Wait for memory</source>
        <translation>Attendre de la mémoire</translation>
    </message>
    <message>
        <source>sharp edges</source>
        <translation>bords nets</translation>
    </message>
    <message>
        <source>clean colors</source>
        <translation>couleurs nettes</translation>
    </message>
    <message>
        <source>matting</source>
        <translation>matting</translation>
    </message>
    <message>
        <source>closer look</source>
        <translation>examen rapproché</translation>
    </message>
    <message>
        <source>mask cleanup</source>
        <translation>masque nettoyé</translation>
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
        <source>gradient</source>
        <translation>dégradé</translation>
    </message>
    <message>
        <source>blurred background</source>
        <translation>arrière-plan flou</translation>
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
        <source>16 bits</source>
        <translation>16 bits</translation>
    </message>
    <message>
        <source>shadow</source>
        <translation>ombre</translation>
    </message>
    <message>
        <source>Waiting to be processed</source>
        <translation>Attend son tour</translation>
    </message>
    <message>
        <source>Processing…</source>
        <translation>Traitement en cours…</translation>
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
        <source>Can&apos;t save the image as %1: %2.</source>
        <translation>L’image n’a pas pu être enregistrée sous %1&#xa0;: %2.</translation>
    </message>
    <message>
        <source>Free some disk space, or save the image to a file and add the file.</source>
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
        <source>Your original photos are not affected.</source>
        <translation>Vos photos originales restent où elles sont.</translation>
    </message>
    <message>
        <source>Move to trash</source>
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
        <source>Options</source>
        <translation>Options</translation>
    </message>
    <message>
        <source>Preset</source>
        <translation>Préréglage</translation>
    </message>
    <message>
        <source>Other failed images</source>
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
        <source>Processing time</source>
        <translation>Durée</translation>
    </message>
    <message>
        <source>Notice</source>
        <translation>Remarque</translation>
    </message>
    <message>
        <source>Output %1: %2</source>
        <translation>Fichier %1&#xa0;: %2</translation>
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
        <source>Can&apos;t save the settings: %1.</source>
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
        <source>%n other file(s) ignored</source>
        <translation>
            <numerusform>%n autre fichier ignoré</numerusform>
            <numerusform>%n autres fichiers ignorés</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Finishing %n image(s) before closing.</source>
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
        <source>Status</source>
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
        <source>Input size</source>
        <translation>Taille d’entrée</translation>
    </message>
    <message>
        <source>License</source>
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
        <source>Verify &amp;file</source>
        <translation>Vérifier le &amp;fichier</translation>
    </message>
    <message>
        <source>Verify the checksum of the file.</source>
        <translation>Comparer tout le fichier à sa somme de contrôle.</translation>
    </message>
    <message>
        <source>D&amp;elete…</source>
        <translation>&amp;Supprimer…</translation>
    </message>
    <message>
        <source>unknown, ask the author</source>
        <translation>inconnue, demandez à l’auteur</translation>
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
        <source>Publisher website</source>
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
        <source>&amp;Resume</source>
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
        <source>The small version of U²-Net. Included with the program.</source>
        <translation>La petite version d’U²-Net. Incluse dans le programme.</translation>
    </message>
    <message>
        <source>The classic general-purpose model. More reliable than the small version.</source>
        <translation>Le modèle généraliste classique. Plus fiable que la petite version.</translation>
    </message>
    <message>
        <source>Uses 1024 pixels instead of 320, which preserves thin parts and straight edges.</source>
        <translation>Voit 1024 pixels au lieu de 320 et préserve ainsi les parties fines et les bords droits.</translation>
    </message>
    <message>
        <source>The best general-purpose model that is free to use. Large, and slow without a graphics card.</source>
        <translation>Le meilleur modèle généraliste librement utilisable. Volumineux, et lent sans carte graphique.</translation>
    </message>
    <message>
        <source>BiRefNet with a smaller backbone. Almost as good and much faster.</source>
        <translation>BiRefNet avec une base plus petite&#xa0;: presque aussi bon, nettement plus rapide.</translation>
    </message>
    <message>
        <source>BiRefNet trained on portraits. Good with hair.</source>
        <translation>BiRefNet entraîné sur des portraits&#x202f;; suit les cheveux de près.</translation>
    </message>
    <message>
        <source>BiRefNet trained on the largest set of images.</source>
        <translation>BiRefNet entraîné sur la plus grande collection d’images.</translation>
    </message>
    <message>
        <source>BiRefNet trained for dichotomous segmentation: fences, wheels, furniture.</source>
        <translation>BiRefNet entraîné à la segmentation dichotomique&#xa0;: clôtures, roues, meubles.</translation>
    </message>
    <message>
        <source>BiRefNet trained for high-resolution salient object detection.</source>
        <translation>BiRefNet entraîné sur des objets saillants en haute résolution.</translation>
    </message>
    <message>
        <source>BiRefNet trained to detect camouflaged objects.</source>
        <translation>BiRefNet entraîné à détecter des objets camouflés.</translation>
    </message>
    <message>
        <source>U²-Net with smaller weights.</source>
        <translation>U²-Net avec des poids plus petits.</translation>
    </message>
    <message>
        <source>U²-Net trained on people. Ignores other objects.</source>
        <translation>U²-Net entraîné sur des personnes&#x202f;; laisse le reste de côté.</translation>
    </message>
    <message>
        <source>Detects upper-body, lower-body and full-body clothes, and keeps all of them.</source>
        <translation>Trouve les vêtements du haut, du bas et d’une pièce&#x202f;; tous trois sont conservés ensemble.</translation>
    </message>
    <message>
        <source>IS-Net trained on anime characters.</source>
        <translation>IS-Net entraîné sur des personnages d’anime.</translation>
    </message>
    <message>
        <source>Very good, but commercial use requires a license from BRIA.</source>
        <translation>Très bon, mais pas d’usage commercial sans licence de BRIA.</translation>
    </message>
    <message>
        <source>BiRefNet trained for matting: soft and translucent edges.</source>
        <translation>BiRefNet entraîné pour le matting&#xa0;: contours doux et translucides.</translation>
    </message>
    <message>
        <source>Uses 2048 pixels. Needs more than 20 GB of memory without a graphics card.</source>
        <translation>Utilise 2048 pixels. Nécessite plus de 20 Go de mémoire sans carte graphique.</translation>
    </message>
    <message>
        <source>Matting with 2048 pixels. Needs more than 20 GB of memory without a graphics card.</source>
        <translation>Matting en 2048 pixels. Nécessite plus de 20 Go de mémoire sans carte graphique.</translation>
    </message>
    <message>
        <source>Refines the uncertain part of its own mask. Free for commercial use, unlike the full BEN2.</source>
        <translation>Affine la partie incertaine de son propre masque. Libre pour un usage commercial, contrairement au BEN2 complet.</translation>
    </message>
    <message>
        <source>The same model in a file of half the size. Needs as much time and memory.</source>
        <translation>Le même modèle dans un fichier deux fois plus petit. Demande autant de temps et de mémoire.</translation>
    </message>
</context>
<context>
    <name>ModelDialog</name>
    <message>
        <source>Again with another model</source>
        <translation>Recommencer avec un autre modèle</translation>
    </message>
    <message numerus="yes">
        <source>Run %Ln selected image(s) again with:</source>
        <translation>
            <numerusform>Traiter de nouveau&#x202f;%Ln image sélectionnée avec&#xa0;:</numerusform>
            <numerusform>Traiter de nouveau&#x202f;%Ln images sélectionnées avec&#xa0;:</numerusform>
        </translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modèle</translation>
    </message>
    <message>
        <source>The earlier results stay. You compare both and pick one; no file is replaced.</source>
        <translation>Les résultats précédents restent. Vous comparez les deux et en choisissez un&#x202f;; aucun fichier n’est remplacé.</translation>
    </message>
    <message>
        <source>No other model is installed. Download one first.</source>
        <translation>Aucun autre modèle n’est installé. Téléchargez-en un d’abord.</translation>
    </message>
    <message>
        <source>Models…</source>
        <translation>Modèles…</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Lancer</translation>
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
        <source>Unknown model</source>
        <translation>Modèle inconnu</translation>
    </message>
    <message>
        <source>Download…</source>
        <translation>Télécharger…</translation>
    </message>
</context>
<context>
    <name>ModelText</name>
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
        <source>license unknown</source>
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
    <message>
        <source>hair, fur, glass</source>
        <translation>cheveux, pelage, verre</translation>
    </message>
    <message>
        <source>fine detail in large photos</source>
        <translation>détails fins dans les grandes photos</translation>
    </message>
    <message>
        <source>hair and fur in large photos</source>
        <translation>cheveux et pelage dans les grandes photos</translation>
    </message>
    <message>
        <source>fine edges</source>
        <translation>contours fins</translation>
    </message>
    <message>
        <source>best quality, half the download</source>
        <translation>meilleure qualité, téléchargement réduit de moitié</translation>
    </message>
    <message>
        <source>quality with a small download</source>
        <translation>qualité avec un petit téléchargement</translation>
    </message>
</context>
<context>
    <name>ModelsDialog</name>
    <message>
        <source>Models</source>
        <translation>Modèles</translation>
    </message>
    <message>
        <source>&amp;Import file…</source>
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
        <source>%1 is not licensed for commercial use.</source>
        <translation>%1 ne peut pas être utilisé commercialement.</translation>
    </message>
    <message>
        <source>Its license is %1. To sell the results or use them in advertising, get a license from the publisher first.</source>
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
        <source>You can download it again later.</source>
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
        <source>Import model</source>
        <translation>Importer un modèle</translation>
    </message>
    <message>
        <source>Importing %1…</source>
        <translation>Importation de %1…</translation>
    </message>
    <message>
        <source>The file is valid.</source>
        <translation>Le fichier est bon.</translation>
    </message>
</context>
<context>
    <name>NamesDialog</name>
    <message>
        <source>Names from a table</source>
        <translation>Noms d’un tableau</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>Tableau</translation>
    </message>
    <message>
        <source>Tables (%1)</source>
        <translation>Tableaux (%1)</translation>
    </message>
    <message>
        <source>Photos</source>
        <translation>Photos</translation>
    </message>
    <message>
        <source>&amp;File name</source>
        <translation>Nom du &amp;fichier</translation>
    </message>
    <message>
        <source>Photos and the names of their results</source>
        <translation>Photos et noms de leurs résultats</translation>
    </message>
    <message>
        <source>&amp;Keep their names</source>
        <translation>&amp;Conserver leur nom</translation>
    </message>
    <message>
        <source>&amp;Leave them out</source>
        <translation>&amp;Ignorer</translation>
    </message>
    <message>
        <source>&amp;Read again</source>
        <translation>&amp;Relire</translation>
    </message>
    <message>
        <source>Photos without a line:</source>
        <translation>Photos sans ligne&#xa0;:</translation>
    </message>
    <message>
        <source>&amp;Table</source>
        <translation>&amp;Tableau</translation>
    </message>
    <message>
        <source>&amp;Photos</source>
        <translation>&amp;Photos</translation>
    </message>
    <message>
        <source>Use {stem}, {index} or a column of the table, such as {sku}.</source>
        <translation>Utilisez {stem}, {index} ou une colonne du tableau, comme {sku}.</translation>
    </message>
    <message>
        <source>Reading the table and searching for the photos…</source>
        <translation>Lecture du tableau et recherche des photos…</translation>
    </message>
    <message>
        <source>Fields: %1. {stem} is the name in the table.</source>
        <translation>Champs&#xa0;: %1. {stem} est le nom dans le tableau.</translation>
    </message>
    <message numerus="yes">
        <source>&amp;Rename %Ln image(s)</source>
        <translation>
            <numerusform>R&amp;enommer %Ln image</numerusform>
            <numerusform>R&amp;enommer %Ln images</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>&amp;Add %Ln image(s)</source>
        <translation>
            <numerusform>&amp;Ajouter %Ln image</numerusform>
            <numerusform>&amp;Ajouter %Ln images</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln photo(s) with a name</source>
        <translation>
            <numerusform>%Ln photo avec un nom</numerusform>
            <numerusform>%Ln photos avec un nom</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln photo(s) without a line</source>
        <translation>
            <numerusform>%Ln photo sans ligne</numerusform>
            <numerusform>%Ln photos sans ligne</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln line(s) without a photo</source>
        <translation>
            <numerusform>%Ln ligne sans photo</numerusform>
            <numerusform>%Ln lignes sans photo</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln line(s) that cannot be used</source>
        <translation>
            <numerusform>%Ln ligne inutilisable</numerusform>
            <numerusform>%Ln lignes inutilisables</numerusform>
        </translation>
    </message>
    <message>
        <source>The table has no such column.</source>
        <translation>Le tableau n’a pas cette colonne.</translation>
    </message>
    <message>
        <source>&amp;Add</source>
        <translation>&amp;Ajouter</translation>
    </message>
</context>
<context>
    <name>NamesIntake</name>
    <message>
        <source>Tables (%1)</source>
        <translation>Tableaux (%1)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Tous les fichiers (*)</translation>
    </message>
    <message>
        <source>Names from a table</source>
        <translation>Noms d’un tableau</translation>
    </message>
    <message>
        <source>Several tables were received. Add one table at a time.</source>
        <translation>Plusieurs tableaux ont été reçus. Ajoutez un seul tableau à la fois.</translation>
    </message>
</context>
<context>
    <name>NamesModel</name>
    <message>
        <source>Photo</source>
        <translation>Photo</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Résultat</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Remarque</translation>
    </message>
    <message>
        <source>there is no such photo</source>
        <translation>cette photo n’existe pas</translation>
    </message>
    <message>
        <source>No line in the table</source>
        <translation>Aucune ligne dans le tableau</translation>
    </message>
    <message>
        <source>Left out</source>
        <translation>Ignorée</translation>
    </message>
    <message>
        <source>The file exists and is kept</source>
        <translation>Le fichier existe et est conservé</translation>
    </message>
    <message>
        <source>The file exists and is replaced</source>
        <translation>Le fichier existe et est remplacé</translation>
    </message>
    <message>
        <source>The name is taken, so a number is added</source>
        <translation>Le nom est pris&#xa0;; un numéro est ajouté</translation>
    </message>
    <message>
        <source>Line %1: %2</source>
        <translation>Ligne %1&#xa0;: %2</translation>
    </message>
    <message>
        <source>the source is empty</source>
        <translation>la source est vide</translation>
    </message>
    <message>
        <source>“%1” belongs to no column</source>
        <translation>«&#xa0;%1&#xa0;» n’appartient à aucune colonne</translation>
    </message>
    <message>
        <source>“%1” contains a slash; use the column folder</source>
        <translation>«&#xa0;%1&#xa0;» contient une barre oblique&#xa0;; utilisez la colonne folder</translation>
    </message>
    <message>
        <source>“%1” contains characters that a file name cannot have</source>
        <translation>«&#xa0;%1&#xa0;» contient des caractères interdits dans un nom de fichier</translation>
    </message>
    <message>
        <source>“%1” is a reserved name on Windows</source>
        <translation>«&#xa0;%1&#xa0;» est un nom réservé sous Windows</translation>
    </message>
    <message>
        <source>“%1” ends with a dot</source>
        <translation>«&#xa0;%1&#xa0;» se termine par un point</translation>
    </message>
    <message>
        <source>“%1” is too long for a file name</source>
        <translation>«&#xa0;%1&#xa0;» est trop long pour un nom de fichier</translation>
    </message>
    <message>
        <source>the folder “%1” is outside the destination</source>
        <translation>le dossier «&#xa0;%1&#xa0;» est hors de la destination</translation>
    </message>
    <message>
        <source>“%1” was rounded by a spreadsheet; format the column as text</source>
        <translation>«&#xa0;%1&#xa0;» a été arrondi par un tableur&#xa0;; mettez la colonne au format texte</translation>
    </message>
    <message>
        <source>“%1” is not a whole number</source>
        <translation>«&#xa0;%1&#xa0;» n’est pas un nombre entier</translation>
    </message>
    <message>
        <source>the column %1 is empty, but the name uses it</source>
        <translation>la colonne %1 est vide, mais le nom l’utilise</translation>
    </message>
    <message>
        <source>“%1” already has line %2</source>
        <translation>«&#xa0;%1&#xa0;» a déjà la ligne %2</translation>
    </message>
    <message>
        <source>“%1” fits several photos: %2</source>
        <translation>«&#xa0;%1&#xa0;» correspond à plusieurs photos&#xa0;: %2</translation>
    </message>
    <message>
        <source>there is no preset “%1”</source>
        <translation>il n’y a pas de préréglage «&#xa0;%1&#xa0;»</translation>
    </message>
    <message>
        <source>No new name</source>
        <translation>Pas de nouveau nom</translation>
    </message>
    <message>
        <source>Same name as line %2</source>
        <translation>Même nom que la ligne %2</translation>
    </message>
    <message>
        <source>The results end with %2</source>
        <translation>Les résultats se terminent par %2</translation>
    </message>
</context>
<context>
    <name>OptionReasons</name>
    <message>
        <source>JPEG does not support transparency. Choose a color or an image as the background.</source>
        <translation>JPEG n’a pas de transparence. Choisissez une couleur ou une image comme arrière-plan.</translation>
    </message>
    <message>
        <source>Enter a color such as #ffffff, or choose an image file.</source>
        <translation>Saisissez une couleur comme #ffffff, ou choisissez un fichier image.</translation>
    </message>
    <message>
        <source>Enter a size such as 500 KB or 2 MB.</source>
        <translation>Saisissez une taille, par exemple 500 KB ou 2 MB.</translation>
    </message>
    <message>
        <source>Enter a short name, such as Path 1.</source>
        <translation>Saisissez un nom court, par exemple Tracé 1.</translation>
    </message>
    <message>
        <source>Choose no background and no shadow, or PSD, where they are layers.</source>
        <translation>N’utilisez ni arrière-plan ni ombre, ou choisissez PSD, où ce sont des calques.</translation>
    </message>
    <message>
        <source>A TIFF file with fewer pixels cannot keep the whole photo.</source>
        <translation>Un fichier TIFF avec moins de pixels ne peut pas conserver toute la photo.</translation>
    </message>
    <message>
        <source>A file name cannot contain any of these characters: %1</source>
        <translation>Un nom de fichier ne peut contenir aucun de ces caractères&#xa0;: %1</translation>
    </message>
    <message>
        <source>Use {stem} or {index}. Otherwise all results would have the same name.</source>
        <translation>Utilisez {stem} ou {index}, sinon tous les résultats auraient le même nom.</translation>
    </message>
    <message>
        <source>Use text and the fields {stem}, {index}, {index:03}, {model}, {date} and {preset}.</source>
        <translation>Utilisez du texte et les champs {stem}, {index}, {index:03}, {model}, {date} et {preset}.</translation>
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
        <source>Web pages from these origins can use the API from a browser. They still need the token.</source>
        <translation>Les pages web de ces origines peuvent utiliser l’API depuis un navigateur. Le jeton reste nécessaire.</translation>
    </message>
    <message>
        <source>Origin of a web page</source>
        <translation>Origine d’une page web</translation>
    </message>
    <message>
        <source>Add origin</source>
        <translation>Ajouter l’origine</translation>
    </message>
    <message>
        <source>Enter an origin without a path, such as https://shop.example or http://localhost:8080.</source>
        <translation>Saisissez une origine sans chemin, comme https://shop.example ou http://localhost:8080.</translation>
    </message>
</context>
<context>
    <name>OutputList</name>
    <message>
        <source>Remove this output (Delete)</source>
        <translation>Retirer ce fichier (Suppr)</translation>
    </message>
    <message>
        <source>Outputs of every photo; the options of the selected one are shown</source>
        <translation>Fichiers de chaque photo&#xa0;; les options du fichier sélectionné sont affichées</translation>
    </message>
    <message>
        <source>%1 (edited)</source>
        <translation>%1 (modifié)</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) of every photo</source>
        <translation>
            <numerusform>%n fichier par photo</numerusform>
            <numerusform>%n fichiers par photo</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>OutputPage</name>
    <message>
        <source>Output</source>
        <translation>Sortie</translation>
    </message>
    <message>
        <source>Next to the photos</source>
        <translation>À côté des photos</translation>
    </message>
    <message>
        <source>In one folder</source>
        <translation>Dans un seul dossier</translation>
    </message>
    <message>
        <source>Destination folder</source>
        <translation>Dossier de destination</translation>
    </message>
    <message>
        <source>Include &amp;subfolders</source>
        <translation>Prendre aussi les &amp;sous-dossiers</translation>
    </message>
    <message>
        <source>Include &amp;earlier results</source>
        <translation>Inclure aussi les résultats &amp;antérieurs</translation>
    </message>
    <message>
        <source>Also process results of this program and folders of earlier results when a folder is added.</source>
        <translation>Traiter aussi les résultats de ce programme et les dossiers de résultats antérieurs lorsqu’un dossier est ajouté.</translation>
    </message>
    <message>
        <source>Save &amp;results</source>
        <translation>Emplacement des &amp;résultats</translation>
    </message>
    <message>
        <source>&amp;Folder</source>
        <translation>&amp;Dossier</translation>
    </message>
    <message>
        <source>&amp;Preset at startup</source>
        <translation>&amp;Préréglage au démarrage</translation>
    </message>
    <message>
        <source>In a “cutouts” folder next to each photo.</source>
        <translation>Dans un dossier «&#xa0;cutouts&#xa0;» à côté de chaque photo.</translation>
    </message>
    <message>
        <source>Choose a destination folder.</source>
        <translation>Choisissez un dossier de destination.</translation>
    </message>
</context>
<context>
    <name>OutputText</name>
    <message>
        <source>%1 of %2 files completed</source>
        <translation>%1 fichiers sur %2 terminés</translation>
    </message>
</context>
<context>
    <name>OutputsTab</name>
    <message>
        <source>Outputs of this image</source>
        <translation>Fichiers de cette image</translation>
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
        <source>File</source>
        <translation>Fichier</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Taille</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>Message</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Ouvrir</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>Afficher dans le dossier</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>Réessayer</translation>
    </message>
    <message>
        <source>Make the files that are not finished; the others stay as they are.</source>
        <translation>Crée les fichiers qui ne sont pas terminés&#xa0;; les autres restent tels quels.</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copier</translation>
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
        <source>&amp;Stop if this device is not available</source>
        <translation>&amp;Arrêter si ce périphérique est inutilisable</translation>
    </message>
    <message>
        <source>Otherwise, the CPU is used instead.</source>
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
        <source>No limit</source>
        <translation>Illimitée</translation>
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
        <source>&amp;GPUs</source>
        <translation>&amp;GPU</translation>
    </message>
    <message>
        <source>Numbers separated by commas, such as 0, 1. If empty, the first one is used.</source>
        <translation>Numéros séparés par des virgules, par exemple 0, 1. Si le champ est vide, le premier est utilisé.</translation>
    </message>
    <message>
        <source>Memory limit of each GP&amp;U</source>
        <translation>Limite de mémoire de chaque GP&amp;U</translation>
    </message>
    <message>
        <source>&amp;Images at a time</source>
        <translation>&amp;Images à la fois</translation>
    </message>
    <message>
        <source>&amp;Memory limit</source>
        <translation>&amp;Mémoire pour les images</translation>
    </message>
    <message>
        <source>&amp;Largest image</source>
        <translation>Plus &amp;grande image</translation>
    </message>
    <message>
        <source>Larger images fail before they are decoded.</source>
        <translation>Les plus grandes échouent avant d’être décodées.</translation>
    </message>
    <message>
        <source>&amp;Free memory after being idle for</source>
        <translation>&amp;Libérer la mémoire après une inactivité de</translation>
    </message>
    <message>
        <source>The model is loaded again for the next image.</source>
        <translation>L’image suivante recharge alors le modèle.</translation>
    </message>
    <message>
        <source>In use: %1.</source>
        <translation>Utilisé&#xa0;: %1.</translation>
    </message>
    <message>
        <source>Not available in this installation. The CPU will be used.</source>
        <translation>Absent de cette installation&#x202f;; le processeur sera utilisé.</translation>
    </message>
    <message>
        <source>Installed. A test run shows whether it works.</source>
        <translation>Installé. Un test montre s’il fonctionne.</translation>
    </message>
    <message>
        <source>%1 is installed, but cannot be used: %2</source>
        <translation>%1 est installé, mais inutilisable&#xa0;: %2</translation>
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
        <source>%1: %2 s per image, %3 images per minute. Ready after %4 s.</source>
        <translation>%1&#xa0;: %2&#xa0;s par image, %3 images par minute. Prêt après %4&#xa0;s.</translation>
    </message>
</context>
<context>
    <name>PickDialog</name>
    <message>
        <source>Pick the better result</source>
        <translation>Choisir le meilleur résultat</translation>
    </message>
    <message>
        <source>The other one is marked as rejected. Both files stay where they are.</source>
        <translation>L’autre est marqué comme rejeté. Les deux fichiers restent où ils sont.</translation>
    </message>
    <message>
        <source>Earlier result (←)</source>
        <translation>Résultat précédent (←)</translation>
    </message>
    <message>
        <source>Accept both (B)</source>
        <translation>Accepter les deux (B)</translation>
    </message>
    <message>
        <source>New result (→)</source>
        <translation>Nouveau résultat (→)</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 sur&#x202f;%2</translation>
    </message>
</context>
<context>
    <name>PlaceGroup</name>
    <message>
        <source>Name and location</source>
        <translation>Nom et emplacement</translation>
    </message>
    <message>
        <source>Insert field</source>
        <translation>Insérer un champ</translation>
    </message>
    <message>
        <source>Insert a field into the file name</source>
        <translation>Insérer un champ dans le nom</translation>
    </message>
    <message>
        <source>Next to the photos</source>
        <translation>À côté des photos</translation>
    </message>
    <message>
        <source>In one folder</source>
        <translation>Dans un seul dossier</translation>
    </message>
    <message>
        <source>Destination folder</source>
        <translation>Dossier de destination</translation>
    </message>
    <message>
        <source>Keep both, add a number</source>
        <translation>Garder les deux, ajouter un numéro</translation>
    </message>
    <message>
        <source>Skip photo</source>
        <translation>Ignorer la photo</translation>
    </message>
    <message>
        <source>Replace file</source>
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
        <source>Choose a destination folder.</source>
        <translation>Choisissez un dossier de destination.</translation>
    </message>
    <message>
        <source>Or save them next to the photos.</source>
        <translation>Ou placez-les à côté des photos.</translation>
    </message>
    <message>
        <source>Example: %1</source>
        <translation>Exemple&#xa0;: %1</translation>
    </message>
    <message>
        <source>Only in a table of names: %1</source>
        <translation>Seulement dans un tableau de noms&#xa0;: %1</translation>
    </message>
    <message>
        <source>In a “cutouts” folder next to each photo.</source>
        <translation>Dans un dossier «&#xa0;cutouts&#xa0;» à côté de chaque photo.</translation>
    </message>
    <message>
        <source>The photo itself is never replaced.</source>
        <translation>La photo elle-même n’est jamais remplacée.</translation>
    </message>
    <message>
        <source>Photo name</source>
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
    <message>
        <source>Preset</source>
        <translation>Préréglage</translation>
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
        <source>Check several presets (space bar in the list) to make several files of every photo.</source>
        <translation>Cochez plusieurs préréglages (barre d’espace dans la liste) pour créer plusieurs fichiers par photo.</translation>
    </message>
    <message>
        <source>Custom options</source>
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
        <source>&amp;Import…</source>
        <translation>&amp;Importer…</translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation>&amp;Exporter…</translation>
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
        <source>A preset named “%1” already exists. Replace it?</source>
        <translation>Il y a déjà un préréglage «&#xa0;%1&#xa0;». Le remplacer&#x202f;?</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>Remplacer</translation>
    </message>
    <message>
        <source>A preset with this name already exists.</source>
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
        <source>Can&apos;t save the presets: %1.</source>
        <translation>Les préréglages ne peuvent pas être écrits&#xa0;: %1.</translation>
    </message>
</context>
<context>
    <name>PresetSharing</name>
    <message>
        <source>Export presets</source>
        <translation>Exporter des préréglages</translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation>&amp;Exporter…</translation>
    </message>
    <message>
        <source>There are no presets of your own to export.</source>
        <translation>Vous n’avez aucun préréglage personnel à exporter.</translation>
    </message>
    <message>
        <source>Rule set</source>
        <translation>Ensemble de règles</translation>
    </message>
    <message>
        <source>Import presets</source>
        <translation>Importer des préréglages</translation>
    </message>
    <message>
        <source>The file contains no presets and no rule sets.</source>
        <translation>Le fichier ne contient ni préréglages ni ensembles de règles.</translation>
    </message>
    <message>
        <source>&amp;Import</source>
        <translation>&amp;Importer</translation>
    </message>
    <message>
        <source>New</source>
        <translation>Nouveau</translation>
    </message>
    <message>
        <source>Already here</source>
        <translation>Déjà présent</translation>
    </message>
    <message>
        <source>Another one with this name exists</source>
        <translation>Un autre porte ce nom</translation>
    </message>
    <message>
        <source>This version cannot use it</source>
        <translation>Inutilisable dans cette version</translation>
    </message>
    <message>
        <source>Presets (%1)</source>
        <translation>Préréglages (%1)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Tous les fichiers (*)</translation>
    </message>
</context>
<context>
    <name>PresetText</name>
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
    <message>
        <source>Layers for retouching</source>
        <translation>Calques pour la retouche</translation>
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
        <source>Updating…</source>
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
        <source>Queue order</source>
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
        <source>Open the destination folder</source>
        <translation>Ouvrir le dossier de destination</translation>
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
        <source>Shut down the computer</source>
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
        <source>Pause while the computer is running on &amp;battery</source>
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
        <source>Their results are kept.</source>
        <translation>Leurs résultats restent où ils sont.</translation>
    </message>
    <message>
        <source>Pause when the disk has &amp;less than</source>
        <translation>Mettre en pause si le disque a &amp;moins de</translation>
    </message>
    <message>
        <source>The queue resumes automatically when there is enough space.</source>
        <translation>La file d’attente reprend d’elle-même quand il y a de nouveau de la place.</translation>
    </message>
    <message numerus="yes">
        <source>You can cancel this during a countdown of %n second(s).</source>
        <translation>
            <numerusform>Vous pouvez annuler pendant un compte à rebours de %n seconde.</numerusform>
            <numerusform>Vous pouvez annuler pendant un compte à rebours de %n secondes.</numerusform>
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
    <name>RejectedFiles</name>
    <message>
        <source>Move rejected results to</source>
        <translation>Déplacer les résultats rejetés vers</translation>
    </message>
    <message numerus="yes">
        <source>Move %Ln rejected result(s) to the trash?</source>
        <translation>
            <numerusform>Mettre&#x202f;%Ln résultat rejeté à la corbeille&#x202f;?</numerusform>
            <numerusform>Mettre&#x202f;%Ln résultats rejetés à la corbeille&#x202f;?</numerusform>
        </translation>
    </message>
    <message>
        <source>Your original photos are not affected, and neither are results that were changed since.</source>
        <translation>Vos photos d’origine ne sont pas concernées, ni les résultats modifiés depuis.</translation>
    </message>
    <message>
        <source>Move to trash</source>
        <translation>Mettre à la corbeille</translation>
    </message>
    <message>
        <source>The trash did not take it.</source>
        <translation>La corbeille ne l’a pas accepté.</translation>
    </message>
    <message>
        <source>Moving rejected results: %1 of %2</source>
        <translation>Déplacement des résultats rejetés&#xa0;:&#x202f;%1 sur&#x202f;%2</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Arrêter</translation>
    </message>
    <message numerus="yes">
        <source>%Ln rejected result(s) moved.</source>
        <translation>
            <numerusform>%Ln résultat rejeté déplacé.</numerusform>
            <numerusform>%Ln résultats rejetés déplacés.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) were not moved.</source>
        <translation>
            <numerusform>%Ln fichier n’a pas été déplacé.</numerusform>
            <numerusform>%Ln fichiers n’ont pas été déplacés.</numerusform>
        </translation>
    </message>
    <message>
        <source>Details…</source>
        <translation>Détails…</translation>
    </message>
    <message>
        <source>was changed after it was written</source>
        <translation>a été modifié après son écriture</translation>
    </message>
    <message>
        <source>is not there any more</source>
        <translation>n’existe plus</translation>
    </message>
</context>
<context>
    <name>RepairActions</name>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Fichier</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Édition</translation>
    </message>
    <message>
        <source>&amp;Tools</source>
        <translation>&amp;Outils</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Affichage</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Aide</translation>
    </message>
    <message>
        <source>Restore brush</source>
        <translation>Pinceau&#xa0;: restaurer</translation>
    </message>
    <message>
        <source>Erase brush</source>
        <translation>Pinceau&#xa0;: effacer</translation>
    </message>
    <message>
        <source>Smart brush: subject</source>
        <translation>Pinceau intelligent&#xa0;: sujet</translation>
    </message>
    <message>
        <source>Smart brush: background</source>
        <translation>Pinceau intelligent&#xa0;: arrière-plan</translation>
    </message>
    <message>
        <source>Click a part</source>
        <translation>Cliquer sur une partie</translation>
    </message>
    <message>
        <source>Lasso</source>
        <translation>Lasso</translation>
    </message>
    <message>
        <source>Polygon</source>
        <translation>Polygone</translation>
    </message>
    <message>
        <source>Hair brush</source>
        <translation>Pinceau à cheveux</translation>
    </message>
    <message>
        <source>Cutout on checkerboard</source>
        <translation>Détourage sur damier</translation>
    </message>
    <message>
        <source>Cutout on color</source>
        <translation>Détourage sur couleur</translation>
    </message>
    <message>
        <source>Removed parts in red</source>
        <translation>Parties supprimées en rouge</translation>
    </message>
    <message>
        <source>Mask only</source>
        <translation>Masque seul</translation>
    </message>
    <message>
        <source>Original</source>
        <translation>Original</translation>
    </message>
    <message>
        <source>Original and cutout</source>
        <translation>Original et détourage</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Enregistrer</translation>
    </message>
    <message>
        <source>Save and close</source>
        <translation>Enregistrer et fermer</translation>
    </message>
    <message>
        <source>Save and next</source>
        <translation>Enregistrer et suivant</translation>
    </message>
    <message>
        <source>Export mask…</source>
        <translation>Exporter le masque…</translation>
    </message>
    <message>
        <source>Import mask…</source>
        <translation>Importer un masque…</translation>
    </message>
    <message>
        <source>Apply adjustments to other images…</source>
        <translation>Appliquer à d’autres images…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Rétablir</translation>
    </message>
    <message>
        <source>Widen the outline</source>
        <translation>Élargir le contour</translation>
    </message>
    <message>
        <source>Narrow the outline</source>
        <translation>Resserrer le contour</translation>
    </message>
    <message>
        <source>Reset to the model&apos;s mask</source>
        <translation>Revenir au masque du modèle</translation>
    </message>
    <message>
        <source>Swap keep and remove</source>
        <translation>Permuter garder et supprimer</translation>
    </message>
    <message>
        <source>Smaller brush</source>
        <translation>Pinceau plus petit</translation>
    </message>
    <message>
        <source>Larger brush</source>
        <translation>Pinceau plus grand</translation>
    </message>
    <message>
        <source>Softer brush</source>
        <translation>Pinceau plus doux</translation>
    </message>
    <message>
        <source>Harder brush</source>
        <translation>Pinceau plus dur</translation>
    </message>
    <message>
        <source>Show the mask before the changes</source>
        <translation>Afficher le masque avant les modifications</translation>
    </message>
    <message>
        <source>Choose color behind the cutout…</source>
        <translation>Choisir la couleur de fond…</translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation>Zoom avant</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>Zoom arrière</translation>
    </message>
    <message>
        <source>Fit in window</source>
        <translation>Ajuster à la fenêtre</translation>
    </message>
    <message>
        <source>100% or fit</source>
        <translation>100 % ou ajuster</translation>
    </message>
    <message>
        <source>Side panel</source>
        <translation>Panneau latéral</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Raccourcis clavier</translation>
    </message>
</context>
<context>
    <name>RepairDialogs</name>
    <message>
        <source>Color behind the cutout</source>
        <translation>Couleur derrière le détourage</translation>
    </message>
    <message>
        <source>Export mask</source>
        <translation>Exporter le masque</translation>
    </message>
    <message>
        <source>Import mask</source>
        <translation>Importer un masque</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>Images</translation>
    </message>
    <message>
        <source>All files</source>
        <translation>Tous les fichiers</translation>
    </message>
    <message>
        <source>Apply to others</source>
        <translation>Appliquer aux autres</translation>
    </message>
    <message>
        <source>Edge, feather, smoothing, contrast, holes and parts are applied, but not strokes. The results are rendered again.</source>
        <translation>Le contour, l’adoucissement, le lissage, le contraste, les trous et les parties sont appliqués, mais pas les traits. Les résultats sont recréés.</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>Appliquer</translation>
    </message>
    <message>
        <source>Saved. The result is up to date.</source>
        <translation>Enregistré. Le résultat est à jour.</translation>
    </message>
    <message>
        <source>Saved as %1, because %2 was changed by another program.</source>
        <translation>Enregistré sous %1, car %2 a été modifié par un autre programme.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>Save your changes before closing?</source>
        <translation>Enregistrer vos modifications avant de fermer&#x202f;?</translation>
    </message>
    <message>
        <source>If you keep a draft, you can continue later. Until you save, the result does not change.</source>
        <translation>Si vous gardez un brouillon, vous pourrez continuer plus tard. Le résultat ne change pas tant que vous n’enregistrez pas.</translation>
    </message>
    <message>
        <source>Keep as draft</source>
        <translation>Garder comme brouillon</translation>
    </message>
</context>
<context>
    <name>RepairPanel</name>
    <message>
        <source>View</source>
        <translation>Affichage</translation>
    </message>
    <message>
        <source>Edge</source>
        <translation>Contour</translation>
    </message>
    <message>
        <source>Move edge</source>
        <translation>Décaler le contour</translation>
    </message>
    <message>
        <source> px</source>
        <translation> px</translation>
    </message>
    <message>
        <source>Above 0 the subject becomes larger, below 0 smaller.</source>
        <translation>Au-dessus de 0, le sujet s’agrandit&#x202f;; en dessous, il rétrécit.</translation>
    </message>
    <message>
        <source>Feather</source>
        <translation>Contour progressif</translation>
    </message>
    <message>
        <source>Smooth</source>
        <translation>Lisser</translation>
    </message>
    <message>
        <source>Contrast</source>
        <translation>Contraste</translation>
    </message>
    <message>
        <source>Holes and parts</source>
        <translation>Trous et parties</translation>
    </message>
    <message>
        <source>Fill holes up to</source>
        <translation>Remplir les trous jusqu’à</translation>
    </message>
    <message>
        <source>Size of a hole compared with the subject</source>
        <translation>Taille d’un trou par rapport au sujet</translation>
    </message>
    <message>
        <source>Remove parts below</source>
        <translation>Supprimer les parties sous</translation>
    </message>
    <message>
        <source>Size of a part compared with the largest one</source>
        <translation>Taille d’une partie par rapport à la plus grande</translation>
    </message>
    <message>
        <source>Keep only the largest part</source>
        <translation>Garder seulement la plus grande partie</translation>
    </message>
</context>
<context>
    <name>RepairSaving</name>
    <message>
        <source>The mask has %1 pixels, but the photo has %2.</source>
        <translation>Le masque fait %1 pixels, mais la photo %2.</translation>
    </message>
    <message>
        <source>Export the mask here and edit that file.</source>
        <translation>Exportez le masque ici et modifiez ce fichier.</translation>
    </message>
</context>
<context>
    <name>RepairWindow</name>
    <message>
        <source>Repair: %1</source>
        <translation>Retouche&#xa0;: %1</translation>
    </message>
    <message>
        <source>Loading the photo…</source>
        <translation>Chargement de la photo…</translation>
    </message>
    <message>
        <source>Your unsaved changes from last time were restored.</source>
        <translation>Vos modifications non enregistrées de la dernière fois ont été restaurées.</translation>
    </message>
    <message>
        <source>Discard them</source>
        <translation>Les abandonner</translation>
    </message>
    <message>
        <source>The draft can&apos;t be written: %1. Save, or free some disk space.</source>
        <translation>Impossible d’écrire le brouillon&#xa0;: %1. Enregistrez, ou libérez de l’espace disque.</translation>
    </message>
    <message>
        <source>Adjusting the mask…</source>
        <translation>Ajustement du masque…</translation>
    </message>
    <message>
        <source>This was the last image.</source>
        <translation>C’était la dernière image.</translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>Enregistrement…</translation>
    </message>
    <message>
        <source>Saved. Rendering the result…</source>
        <translation>Enregistré. Rendu du résultat…</translation>
    </message>
    <message numerus="yes">
        <source>Apply these adjustments to %n other selected image(s)?</source>
        <translation>
            <numerusform>Appliquer ces ajustements à %n autre image sélectionnée&#x202f;?</numerusform>
            <numerusform>Appliquer ces ajustements à %n autres images sélectionnées&#x202f;?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Adjustments applied to %n image(s).</source>
        <translation>
            <numerusform>Ajustements appliqués à %n image.</numerusform>
            <numerusform>Ajustements appliqués à %n images.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n image(s) could not be changed.</source>
        <translation>
            <numerusform>%n image n’a pas pu être modifiée.</numerusform>
            <numerusform>%n images n’ont pas pu être modifiées.</numerusform>
        </translation>
    </message>
    <message>
        <source>Mask exported.</source>
        <translation>Masque exporté.</translation>
    </message>
    <message>
        <source>Reading the mask…</source>
        <translation>Lecture du masque…</translation>
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
        <source>Recent requests</source>
        <translation>Dernières demandes</translation>
    </message>
    <message>
        <source>No requests yet.</source>
        <translation>Aucune demande pour l’instant.</translation>
    </message>
    <message>
        <source>Recent re&amp;quests</source>
        <translation>Dernières de&amp;mandes</translation>
    </message>
</context>
<context>
    <name>ResultView</name>
    <message>
        <source>Result</source>
        <translation>Résultat</translation>
    </message>
    <message>
        <source>Zoom with the mouse wheel, + or −; Z switches between the whole image and 100%. Hold the space bar to see the original, or tap it to switch.</source>
        <translation>Zoomez avec la molette, + ou −&#x202f;; Z bascule entre l’image entière et 100&#x202f;%. Maintenez la barre d’espace pour voir l’original, ou appuyez brièvement pour basculer.</translation>
    </message>
</context>
<context>
    <name>ReviewBar</name>
    <message>
        <source>Contact sheet (Esc)</source>
        <translation>Planche contact (Échap)</translation>
    </message>
    <message>
        <source>Single result (Return)</source>
        <translation>Un seul résultat (Entrée)</translation>
    </message>
    <message>
        <source>Size of the pictures</source>
        <translation>Taille des images</translation>
    </message>
    <message>
        <source>Size of the pictures (Ctrl and mouse wheel)</source>
        <translation>Taille des images (Ctrl et molette)</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Plus</translation>
    </message>
    <message>
        <source>Checkerboard behind the cutout (1)</source>
        <translation>Damier sous le détourage (1)</translation>
    </message>
    <message>
        <source>White behind the cutout (2)</source>
        <translation>Blanc sous le détourage (2)</translation>
    </message>
    <message>
        <source>Black behind the cutout (3)</source>
        <translation>Noir sous le détourage (3)</translation>
    </message>
    <message>
        <source>Gray behind the cutout (4)</source>
        <translation>Gris sous le détourage (4)</translation>
    </message>
    <message>
        <source>Green behind the cutout (5)</source>
        <translation>Vert sous le détourage (5)</translation>
    </message>
    <message numerus="yes">
        <source>%Ln result(s)</source>
        <translation>
            <numerusform>%Ln résultat</numerusform>
            <numerusform>%Ln résultats</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln selected</source>
        <translation>
            <numerusform>%Ln sélectionné</numerusform>
            <numerusform>%Ln sélectionnés</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReviewFilterBar</name>
    <message>
        <source>Needs review</source>
        <translation>À contrôler</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Tous</translation>
    </message>
    <message>
        <source>Accepted</source>
        <translation>Acceptés</translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation>Rejetés</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Échec</translation>
    </message>
    <message>
        <source>Job</source>
        <translation>Tâche</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>Ordre</translation>
    </message>
    <message>
        <source>Most uncertain first</source>
        <translation>Les plus incertains d’abord</translation>
    </message>
    <message>
        <source>Order of the jobs</source>
        <translation>Ordre des tâches</translation>
    </message>
</context>
<context>
    <name>ReviewPage</name>
    <message>
        <source>Results</source>
        <translation>Résultats</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>Contrôle</translation>
    </message>
    <message>
        <source>Few: only results that are very likely wrong</source>
        <translation>Peu&#xa0;: seulement les résultats très probablement faux</translation>
    </message>
    <message>
        <source>Usual</source>
        <translation>Habituel</translation>
    </message>
    <message>
        <source>Many: also results that are probably right</source>
        <translation>Beaucoup&#xa0;: aussi les résultats probablement corrects</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>Jamais</translation>
    </message>
    <message>
        <source>For uncertain results</source>
        <translation>Pour les résultats incertains</translation>
    </message>
    <message>
        <source>Always (three times per photo)</source>
        <translation>Toujours (trois fois par photo)</translation>
    </message>
    <message>
        <source>Keep no masks</source>
        <translation>Ne conserver aucun masque</translation>
    </message>
    <message>
        <source>A photo whose mask is kept is processed again without the model.</source>
        <translation>Une photo dont le masque est conservé est retraitée sans le modèle.</translation>
    </message>
    <message>
        <source> MB</source>
        <translation> Mo</translation>
    </message>
    <message>
        <source>&amp;Clear kept masks</source>
        <translation>&amp;Effacer les masques conservés</translation>
    </message>
    <message>
        <source>Size of the kept masks</source>
        <translation>Taille des masques conservés</translation>
    </message>
    <message>
        <source>&amp;Results that need review</source>
        <translation>&amp;Résultats à contrôler</translation>
    </message>
    <message>
        <source>Applies to images that are processed from now on.</source>
        <translation>S’applique aux images traitées à partir de maintenant.</translation>
    </message>
    <message>
        <source>&amp;Second look</source>
        <translation>&amp;Second examen</translation>
    </message>
    <message>
        <source>Runs the model again on a changed copy and compares. It finds more errors and takes time.</source>
        <translation>Exécute de nouveau le modèle sur une copie modifiée et compare. Cela trouve plus d’erreurs et prend du temps.</translation>
    </message>
    <message>
        <source>&amp;Disk space for kept masks</source>
        <translation>Espace &amp;disque pour les masques conservés</translation>
    </message>
    <message>
        <source>%1 in use</source>
        <translation>%1 utilisés</translation>
    </message>
    <message>
        <source>No masks are kept.</source>
        <translation>Aucun masque n’est conservé.</translation>
    </message>
</context>
<context>
    <name>ReviewSwitch</name>
    <message>
        <source>Review</source>
        <translation>Contrôle</translation>
    </message>
    <message numerus="yes">
        <source>%Ln need(s) review</source>
        <translation>
            <numerusform>%Ln à contrôler</numerusform>
            <numerusform>%Ln à contrôler</numerusform>
        </translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>File d’attente</translation>
    </message>
</context>
<context>
    <name>ReviewText</name>
    <message>
        <source>Not reviewed</source>
        <translation>Non contrôlé</translation>
    </message>
    <message>
        <source>Needs review</source>
        <translation>À contrôler</translation>
    </message>
    <message>
        <source>Accepted</source>
        <translation>Accepté</translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation>Rejeté</translation>
    </message>
    <message>
        <source>The outline is unclear in large parts.</source>
        <translation>Le contour est flou sur de grandes parties.</translation>
    </message>
    <message>
        <source>The cutout consists of several parts.</source>
        <translation>Le détourage se compose de plusieurs parties.</translation>
    </message>
    <message>
        <source>The subject touches the border of the photo.</source>
        <translation>Le sujet touche le bord de la photo.</translation>
    </message>
    <message>
        <source>The subject is very small.</source>
        <translation>Le sujet est très petit.</translation>
    </message>
    <message>
        <source>No subject was found.</source>
        <translation>Aucun sujet n’a été trouvé.</translation>
    </message>
    <message>
        <source>Almost nothing was removed.</source>
        <translation>Presque rien n’a été supprimé.</translation>
    </message>
    <message>
        <source>The subject has holes.</source>
        <translation>Le sujet a des trous.</translation>
    </message>
    <message>
        <source>A second look gave a different outline.</source>
        <translation>Un second passage a donné un autre contour.</translation>
    </message>
    <message>
        <source>Uncertainty: %1</source>
        <translation>Incertitude&#xa0;: %1</translation>
    </message>
    <message>
        <source>The repair is not saved yet.</source>
        <translation>La retouche n’est pas encore enregistrée.</translation>
    </message>
</context>
<context>
    <name>RuleText</name>
    <message>
        <source>A frame in one color</source>
        <translation>Un cadre d’une seule couleur</translation>
    </message>
    <message>
        <source>About {quality}</source>
        <translation>Environ {quality}</translation>
    </message>
    <message>
        <source>At least {pixels} pixels on the longer side</source>
        <translation>Au moins {pixels} pixels sur le grand côté</translation>
    </message>
    <message>
        <source>At least {pixels} pixels on the shorter side</source>
        <translation>Au moins {pixels} pixels sur le petit côté</translation>
    </message>
    <message>
        <source>At least {width} x {height} pixels</source>
        <translation>Au moins {width} x {height} pixels</translation>
    </message>
    <message>
        <source>At most {bits} bits per channel</source>
        <translation>Au plus {bits} bits par canal</translation>
    </message>
    <message>
        <source>At most {megapixels} megapixels</source>
        <translation>Au plus {megapixels} mégapixels</translation>
    </message>
    <message>
        <source>At most {pixels} pixels on the longer side</source>
        <translation>Au plus {pixels} pixels sur le grand côté</translation>
    </message>
    <message>
        <source>At most {size}</source>
        <translation>Au plus {size}</translation>
    </message>
    <message>
        <source>At most {width} x {height} pixels</source>
        <translation>Au plus {width} x {height} pixels</translation>
    </message>
    <message>
        <source>Background pure white (255, 255, 255) or transparent</source>
        <translation>Fond blanc pur (255, 255, 255) ou transparent</translation>
    </message>
    <message>
        <source>Background pure white (255, 255, 255) up to the border</source>
        <translation>Fond blanc pur (255, 255, 255) jusqu’au bord</translation>
    </message>
    <message>
        <source>bottom</source>
        <translation>bas</translation>
    </message>
    <message>
        <source>broken</source>
        <translation>non respectée</translation>
    </message>
    <message>
        <source>Color space sRGB</source>
        <translation>Espace colorimétrique sRGB</translation>
    </message>
    <message>
        <source>Convert it to sRGB.</source>
        <translation>Convertissez-le en sRGB.</translation>
    </message>
    <message>
        <source>Cut off: {sides}</source>
        <translation>Coupé&#xa0;: {sides}</translation>
    </message>
    <message>
        <source>Enlarged at most {times} times</source>
        <translation>Agrandi au plus {times} fois</translation>
    </message>
    <message>
        <source>Enlarged {times} times</source>
        <translation>Agrandi {times} fois</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Fichier</translation>
    </message>
    <message>
        <source>File format {formats}</source>
        <translation>Format de fichier {formats}</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>Constaté</translation>
    </message>
    <message>
        <source>held</source>
        <translation>respectée</translation>
    </message>
    <message>
        <source>JPEG quality of at least {quality}</source>
        <translation>Qualité JPEG d’au moins {quality}</translation>
    </message>
    <message>
        <source>left</source>
        <translation>gauche</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>Niveau</translation>
    </message>
    <message>
        <source>Make it again as {formats}.</source>
        <translation>Refaites-le au format {formats}.</translation>
    </message>
    <message>
        <source>Make it again on a canvas of at least {width} x {height} pixels.</source>
        <translation>Refaites-le sur un canevas d’au moins {width} x {height} pixels.</translation>
    </message>
    <message>
        <source>Make it again on a canvas of at most {width} x {height} pixels.</source>
        <translation>Refaites-le sur un canevas d’au plus {width} x {height} pixels.</translation>
    </message>
    <message>
        <source>Make it again on a canvas with the ratio {ratio}.</source>
        <translation>Refaites-le sur un canevas de rapport {ratio}.</translation>
    </message>
    <message>
        <source>Make it again on a larger canvas, from a photo that is large enough.</source>
        <translation>Refaites-le sur un canevas plus grand, à partir d’une photo assez grande.</translation>
    </message>
    <message>
        <source>Make it again on a smaller canvas.</source>
        <translation>Refaites-le sur un canevas plus petit.</translation>
    </message>
    <message>
        <source>Make it again with a depth of 8.</source>
        <translation>Refaites-le avec 8 bits par canal.</translation>
    </message>
    <message>
        <source>Make it again with a lower quality, or on a smaller canvas.</source>
        <translation>Refaites-le avec une qualité inférieure ou sur un canevas plus petit.</translation>
    </message>
    <message>
        <source>Make it again with a quality of at least {quality}.</source>
        <translation>Refaites-le avec une qualité d’au moins {quality}.</translation>
    </message>
    <message>
        <source>Make it again with more padding.</source>
        <translation>Refaites-le avec plus de marge intérieure.</translation>
    </message>
    <message>
        <source>Make it again with padding or a margin, or take a wider photo.</source>
        <translation>Refaites-le avec une marge, ou prenez une photo plus large.</translation>
    </message>
    <message>
        <source>Make it again with the background #ffffff.</source>
        <translation>Refaites-le avec l’arrière-plan #ffffff.</translation>
    </message>
    <message>
        <source>Make it again with trimming and less padding.</source>
        <translation>Refaites-le avec rognage et moins de marge intérieure.</translation>
    </message>
    <message>
        <source>Make it again without a shadow.</source>
        <translation>Refaites-le sans ombre.</translation>
    </message>
    <message>
        <source>More than 8 bits per channel</source>
        <translation>Plus de 8 bits par canal</translation>
    </message>
    <message>
        <source>Name the file with the {kind} of the product.</source>
        <translation>Nommez le fichier avec le {kind} du produit.</translation>
    </message>
    <message>
        <source>No drawn border</source>
        <translation>Pas de bordure dessinée</translation>
    </message>
    <message>
        <source>No frame</source>
        <translation>Pas de cadre</translation>
    </message>
    <message>
        <source>No profile, which means sRGB</source>
        <translation>Pas de profil, ce qui signifie sRGB</translation>
    </message>
    <message>
        <source>No shadow</source>
        <translation>Pas d’ombre</translation>
    </message>
    <message>
        <source>No transparent border</source>
        <translation>Pas de bord transparent</translation>
    </message>
    <message>
        <source>None found</source>
        <translation>Aucune trouvée</translation>
    </message>
    <message>
        <source>Not a JPEG file</source>
        <translation>Pas un fichier JPEG</translation>
    </message>
    <message>
        <source>not checkable</source>
        <translation>non vérifiable</translation>
    </message>
    <message>
        <source>Not cut off</source>
        <translation>Pas coupé</translation>
    </message>
    <message>
        <source>Not enlarged</source>
        <translation>Pas agrandi</translation>
    </message>
    <message>
        <source>Not transparent</source>
        <translation>Pas transparent</translation>
    </message>
    <message>
        <source>Nothing differs from the background.</source>
        <translation>Rien ne se distingue du fond.</translation>
    </message>
    <message>
        <source>On {share} of the picture</source>
        <translation>Sur {share} de l’image</translation>
    </message>
    <message>
        <source>Only a person can see that.</source>
        <translation>Seule une personne peut le voir.</translation>
    </message>
    <message>
        <source>Profile {profile}</source>
        <translation>Profil {profile}</translation>
    </message>
    <message>
        <source>Pure white</source>
        <translation>Blanc pur</translation>
    </message>
    <message>
        <source>recommended</source>
        <translation>recommandée</translation>
    </message>
    <message>
        <source>Remove the background, and save it as PNG or WebP.</source>
        <translation>Supprimez l’arrière-plan et enregistrez en PNG ou WebP.</translation>
    </message>
    <message>
        <source>Remove the background.</source>
        <translation>Supprimez l’arrière-plan.</translation>
    </message>
    <message>
        <source>Remove the frame.</source>
        <translation>Supprimez le cadre.</translation>
    </message>
    <message>
        <source>Rename it so that it ends with {ending}.</source>
        <translation>Renommez-le pour qu’il se termine par {ending}.</translation>
    </message>
    <message>
        <source>Rename it to {name}.</source>
        <translation>Renommez-le en {name}.</translation>
    </message>
    <message>
        <source>required</source>
        <translation>obligatoire</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Résultat</translation>
    </message>
    <message>
        <source>right</source>
        <translation>droite</translation>
    </message>
    <message>
        <source>Rule</source>
        <translation>Règle</translation>
    </message>
    <message>
        <source>Rule set</source>
        <translation>Ensemble de règles</translation>
    </message>
    <message>
        <source>Take a larger photo, or make it again on a smaller canvas.</source>
        <translation>Prenez une photo plus grande, ou refaites-le sur un canevas plus petit.</translation>
    </message>
    <message>
        <source>The background is not plain, so the subject cannot be told from it.</source>
        <translation>Le fond n’est pas uni, le sujet ne peut donc pas en être distingué.</translation>
    </message>
    <message>
        <source>The background is {color}</source>
        <translation>Le fond est {color}</translation>
    </message>
    <message>
        <source>The border has different colors</source>
        <translation>Le bord a plusieurs couleurs</translation>
    </message>
    <message>
        <source>The ending matches the content</source>
        <translation>L’extension correspond au contenu</translation>
    </message>
    <message>
        <source>The file can be read</source>
        <translation>Le fichier peut être lu</translation>
    </message>
    <message>
        <source>The file does not tell how much it was enlarged. Check it with its source.</source>
        <translation>Le fichier n’indique pas son agrandissement. Vérifiez-le avec sa source.</translation>
    </message>
    <message>
        <source>The file does not tell its quality.</source>
        <translation>Le fichier n’indique pas sa qualité.</translation>
    </message>
    <message>
        <source>The file name is a {kind} with its check digit</source>
        <translation>Le nom du fichier est un {kind} avec sa clé de contrôle</translation>
    </message>
    <message>
        <source>The subject fills at least {share} of the frame</source>
        <translation>Le sujet remplit au moins {share} du cadre</translation>
    </message>
    <message>
        <source>The subject fills at most {share} of the frame</source>
        <translation>Le sujet remplit au plus {share} du cadre</translation>
    </message>
    <message>
        <source>The subject is not cut off at the border</source>
        <translation>Le sujet n’est pas coupé au bord</translation>
    </message>
    <message>
        <source>top</source>
        <translation>haut</translation>
    </message>
    <message>
        <source>Transparent</source>
        <translation>Transparent</translation>
    </message>
    <message>
        <source>Transparent background</source>
        <translation>Fond transparent</translation>
    </message>
    <message>
        <source>What to do</source>
        <translation>Que faire</translation>
    </message>
    <message>
        <source>Width to height {ratio}</source>
        <translation>Largeur sur hauteur {ratio}</translation>
    </message>
    <message>
        <source>{bits} bits per channel</source>
        <translation>{bits} bits par canal</translation>
    </message>
    <message>
        <source>{ending}, the content is {format}</source>
        <translation>{ending}, le contenu est {format}</translation>
    </message>
    <message>
        <source>{held} of {total} files hold all required rules.</source>
        <translation>{held} fichiers sur {total} respectent toutes les règles obligatoires.</translation>
    </message>
    <message>
        <source>{megapixels} megapixels</source>
        <translation>{megapixels} mégapixels</translation>
    </message>
    <message>
        <source>{name} has the check digit {found} instead of {wanted}</source>
        <translation>{name} a la clé {found} au lieu de {wanted}</translation>
    </message>
    <message>
        <source>{name} has {count} digits</source>
        <translation>{name} a {count} chiffres</translation>
    </message>
    <message>
        <source>{name} is not a number</source>
        <translation>{name} n’est pas un numéro</translation>
    </message>
    <message>
        <source>{share} of the background is not pure white (down to {color})</source>
        <translation>{share} du fond n’est pas blanc pur (jusqu’à {color})</translation>
    </message>
    <message>
        <source>{share} of the border is not pure white (down to {color})</source>
        <translation>{share} du bord n’est pas blanc pur (jusqu’à {color})</translation>
    </message>
    <message>
        <source>{width} x {height} pixels</source>
        <translation>{width} x {height} pixels</translation>
    </message>
    <message>
        <source>{width} x {height} pixels, {ratio}</source>
        <translation>{width} x {height} pixels, {ratio}</translation>
    </message>
</context>
<context>
    <name>SearchField</name>
    <message>
        <source>Search</source>
        <translation>Rechercher</translation>
    </message>
    <message>
        <source>Search for file names</source>
        <translation>Rechercher des noms de fichiers</translation>
    </message>
</context>
<context>
    <name>Section</name>
    <message>
        <source>expanded</source>
        <translation>ouverte</translation>
    </message>
    <message>
        <source>collapsed</source>
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
    <name>ShadowGroup</name>
    <message>
        <source>Shadow</source>
        <translation>Ombre</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Aucune</translation>
    </message>
    <message>
        <source>Drop shadow</source>
        <translation>Ombre portée</translation>
    </message>
    <message>
        <source>Contact shadow</source>
        <translation>Ombre de contact</translation>
    </message>
    <message>
        <source>Floating</source>
        <translation>Flottant</translation>
    </message>
    <message>
        <source>Reflection</source>
        <translation>Reflet</translation>
    </message>
    <message>
        <source>Keep the photo&apos;s own</source>
        <translation>Garder celle de la photo</translation>
    </message>
    <message>
        <source>Direction</source>
        <translation>Direction</translation>
    </message>
    <message>
        <source>Distance</source>
        <translation>Distance</translation>
    </message>
    <message>
        <source>Softness</source>
        <translation>Douceur</translation>
    </message>
    <message>
        <source>Opacity</source>
        <translation>Opacité</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Type</translation>
    </message>
    <message>
        <source>0° is up, 90° right, 180° down.</source>
        <translation>0° en haut, 90° à droite, 180° en bas.</translation>
    </message>
    <message>
        <source>A thin shadow where the subject stands.</source>
        <translation>Une ombre fine là où le sujet est posé.</translation>
    </message>
    <message>
        <source>A soft spot on the ground below the subject.</source>
        <translation>Une tache douce au sol, sous le sujet.</translation>
    </message>
    <message>
        <source>As if the subject stood on a shiny surface.</source>
        <translation>Comme si le sujet était posé sur une surface brillante.</translation>
    </message>
    <message>
        <source>Only if the background of the photo is light and even.</source>
        <translation>Seulement si l’arrière-plan de la photo est clair et uniforme.</translation>
    </message>
    <message>
        <source>A mask has no shadow.</source>
        <translation>Un masque n’a pas d’ombre.</translation>
    </message>
    <message>
        <source>Height</source>
        <translation>Hauteur</translation>
    </message>
    <message>
        <source>Gap</source>
        <translation>Écart</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>Longueur</translation>
    </message>
    <message>
        <source>Percent of the subject&apos;s longer side</source>
        <translation>Pourcentage du grand côté du sujet</translation>
    </message>
</context>
<context>
    <name>SharedItemsDialog</name>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>State</source>
        <translation>État</translation>
    </message>
    <message>
        <source>If another one with this name exists</source>
        <translation>S’il en existe déjà un de ce nom</translation>
    </message>
    <message>
        <source>&amp;Keep the existing one</source>
        <translation>&amp;Conserver l’existant</translation>
    </message>
    <message>
        <source>&amp;Replace it</source>
        <translation>Le &amp;remplacer</translation>
    </message>
    <message>
        <source>Keep &amp;both</source>
        <translation>Conserver les &amp;deux</translation>
    </message>
</context>
<context>
    <name>ShortcutsDialog</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Raccourcis clavier</translation>
    </message>
    <message>
        <source>Search for a command or key</source>
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
        <source>Other</source>
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
    <name>SingleView</name>
    <message>
        <source>Filmstrip</source>
        <translation>Pellicule</translation>
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
        <source>Same as photo</source>
        <translation>Comme la photo</translation>
    </message>
    <message>
        <source>Custom size…</source>
        <translation>Taille personnelle…</translation>
    </message>
    <message>
        <source>Canvas width in pixels</source>
        <translation>Largeur du canevas, en pixels</translation>
    </message>
    <message>
        <source>Canvas height in pixels</source>
        <translation>Hauteur du canevas, en pixels</translation>
    </message>
    <message>
        <source>Padding</source>
        <translation>Marge intérieure</translation>
    </message>
    <message>
        <source>Centered</source>
        <translation>Centré</translation>
    </message>
    <message>
        <source>At the bottom</source>
        <translation>En bas</translation>
    </message>
    <message>
        <source>Space below</source>
        <translation>Espace en bas</translation>
    </message>
    <message>
        <source>Center by weight</source>
        <translation>Centrer selon le poids visuel</translation>
    </message>
    <message>
        <source>Centers what looks like the middle, instead of the middle between the outermost points.</source>
        <translation>Centre le milieu visuel, et non le milieu entre les points extrêmes.</translation>
    </message>
    <message>
        <source>Same scale for a whole folder</source>
        <translation>Même échelle pour tout un dossier</translation>
    </message>
    <message>
        <source>All photos of a folder are measured first. Then they get one scale, and stand on one line.</source>
        <translation>Toutes les photos d’un dossier sont d’abord mesurées. Elles ont ensuite une même échelle et la même ligne de base.</translation>
    </message>
    <message>
        <source>&amp;Margin</source>
        <translation>&amp;Marge autour</translation>
    </message>
    <message>
        <source>C&amp;anvas</source>
        <translation>C&amp;anevas</translation>
    </message>
    <message>
        <source>&amp;Padding</source>
        <translation>Marge intérie&amp;ure</translation>
    </message>
    <message>
        <source>Vertical position</source>
        <translation>Position verticale</translation>
    </message>
    <message>
        <source>The subject is scaled to fit and centered.</source>
        <translation>Le sujet est mis à l’échelle et centré.</translation>
    </message>
    <message>
        <source>The subject is scaled to fit.</source>
        <translation>Le sujet est mis à l’échelle.</translation>
    </message>
    <message>
        <source>Trimmed</source>
        <translation>Rogné</translation>
    </message>
    <message>
        <source>at the bottom</source>
        <translation>en bas</translation>
    </message>
    <message>
        <source>same scale</source>
        <translation>même échelle</translation>
    </message>
    <message>
        <source>The preview shows the photo alone.</source>
        <translation>L’aperçu montre la photo seule.</translation>
    </message>
</context>
<context>
    <name>SourceDialog</name>
    <message>
        <source>Model sources</source>
        <translation>Sources des modèles</translation>
    </message>
    <message>
        <source>&amp;Mirror</source>
        <translation>&amp;Miroir</translation>
    </message>
    <message>
        <source>URL of a server with the model files. Leave empty to use the one of the publisher.</source>
        <translation>Une adresse qui contient les fichiers des modèles&#x202f;; vide pour celle de l’éditeur.</translation>
    </message>
    <message>
        <source>&amp;Proxy</source>
        <translation>&amp;Proxy</translation>
    </message>
    <message>
        <source>Leave empty to use the system proxy, if any.</source>
        <translation>Vide pour utiliser celui du système, s’il y en a un.</translation>
    </message>
    <message>
        <source>Enter a URL that starts with http:// or https://.</source>
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
    <message numerus="yes">
        <source>%Ln image(s) left</source>
        <translation>
            <numerusform>%Ln image restante</numerusform>
            <numerusform>%Ln images restantes</numerusform>
        </translation>
    </message>
    <message>
        <source>Processing · %1</source>
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
        <source>You can also drop images from a browser, or paste them from the clipboard.</source>
        <translation>Vous pouvez aussi déposer des images depuis un navigateur ou les coller depuis le presse-papiers.</translation>
    </message>
    <message>
        <source>Choose a preset in the side panel before you add photos.</source>
        <translation>Choisissez un préréglage sur le côté avant d’ajouter des photos.</translation>
    </message>
    <message>
        <source>Each job keeps the options it was added with.</source>
        <translation>Chaque tâche garde les options avec lesquelles elle a été ajoutée.</translation>
    </message>
    <message>
        <source>You can leave at any time: everything you add is saved.</source>
        <translation>Partez tranquille&#xa0;: tout ce que vous ajoutez est conservé.</translation>
    </message>
    <message>
        <source>After a restart, or even a power failure, the queue continues where it stopped.</source>
        <translation>Après un redémarrage, même après une coupure de courant, la file d’attente reprend où elle en était.</translation>
    </message>
    <message>
        <source>Fine hair or tricky subjects? Try another model.</source>
        <translation>Cheveux fins ou sujets délicats&#x202f;? Essayez un autre modèle.</translation>
    </message>
    <message>
        <source>Larger models are slower but more accurate. Download them once, then work offline.</source>
        <translation>Les gros modèles sont plus lents mais plus précis. Téléchargez-les une fois, puis travaillez hors ligne.</translation>
    </message>
    <message>
        <source>Stop showing tips</source>
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
        <source>Programs send it as “Authorization: Bearer TOKEN”. Keep it secret, like a password.</source>
        <translation>Chaque programme l’envoie sous la forme «&#xa0;Authorization: Bearer TOKEN&#xa0;». Gardez-le comme un mot de passe.</translation>
    </message>
    <message>
        <source>&amp;Token</source>
        <translation>&amp;Jeton</translation>
    </message>
    <message>
        <source>Shell example</source>
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
        <source>Create a new token?</source>
        <translation>Créer un nouveau jeton&#x202f;?</translation>
    </message>
    <message>
        <source>The current token stops working. You must enter the new one in every program that uses it.</source>
        <translation>Le jeton actuel cessera de fonctionner. Vous devrez saisir le nouveau dans chaque programme qui l’utilise.</translation>
    </message>
    <message>
        <source>Renew</source>
        <translation>Renouveler</translation>
    </message>
</context>
<context>
    <name>ToolOptions</name>
    <message>
        <source>Size</source>
        <translation>Taille</translation>
    </message>
    <message>
        <source> px</source>
        <translation> px</translation>
    </message>
    <message>
        <source>Mouse wheel, or [ and ]</source>
        <translation>Molette de la souris, ou [ et ]</translation>
    </message>
    <message>
        <source>Hardness</source>
        <translation>Dureté</translation>
    </message>
    <message>
        <source>Shift+[ and Shift+]</source>
        <translation>Maj+[ et Maj+]</translation>
    </message>
    <message>
        <source>Opacity</source>
        <translation>Opacité</translation>
    </message>
    <message>
        <source>Keep inside</source>
        <translation>Garder l’intérieur</translation>
    </message>
    <message>
        <source>Remove inside</source>
        <translation>Supprimer l’intérieur</translation>
    </message>
    <message>
        <source>Remove part</source>
        <translation>Supprimer la partie</translation>
    </message>
    <message>
        <source>Keep part</source>
        <translation>Garder la partie</translation>
    </message>
    <message>
        <source>Fill hole</source>
        <translation>Remplir le trou</translation>
    </message>
    <message>
        <source>Keep only this</source>
        <translation>Garder seulement ceci</translation>
    </message>
</context>
<context>
    <name>Transfers</name>
    <message>
        <source>Can&apos;t write to the models folder: %1.</source>
        <translation>Le dossier des modèles ne peut pas être modifié&#xa0;: %1.</translation>
    </message>
    <message>
        <source>Check its permissions and the free disk space.</source>
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
    <name>TypedList</name>
    <message>
        <source>Add</source>
        <translation>Ajouter</translation>
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
        <source>Hold to see the original (space bar)</source>
        <translation>Maintenir pour voir l’original (barre d’espace)</translation>
    </message>
    <message>
        <source>Checkerboard behind the cutout</source>
        <translation>Damier sous le détourage</translation>
    </message>
    <message>
        <source>White behind the cutout</source>
        <translation>Blanc sous le détourage</translation>
    </message>
    <message>
        <source>Dark behind the cutout</source>
        <translation>Sombre sous le détourage</translation>
    </message>
    <message>
        <source>Custom color behind the cutout (click again to choose)</source>
        <translation>Couleur personnelle sous le détourage&#x202f;; appuyer de nouveau pour la choisir</translation>
    </message>
    <message>
        <source>A trimmed result has a different shape from its original, so both are shown side by side</source>
        <translation>Un résultat rogné n’a pas la forme de l’original&#xa0;: ils sont affichés côte à côte</translation>
    </message>
    <message>
        <source>Color behind the cutout</source>
        <translation>Couleur sous le détourage</translation>
    </message>
</context>
<context>
    <name>WhenDoneActions</name>
    <message>
        <source>Rembg Desktop will quit in %1 seconds</source>
        <translation>Rembg Desktop se ferme dans %1 secondes</translation>
    </message>
    <message>
        <source>The computer will go to sleep in %1 seconds</source>
        <translation>L’ordinateur se met en veille dans %1 secondes</translation>
    </message>
    <message>
        <source>The computer will shut down in %1 seconds</source>
        <translation>L’ordinateur s’éteint dans %1 secondes</translation>
    </message>
</context>
<context>
    <name>WorkersTable</name>
    <message>
        <source>Open the das&amp;hboard</source>
        <translation>Ouvrir le ta&amp;bleau de bord</translation>
    </message>
    <message>
        <source>Worker</source>
        <translation>Worker</translation>
    </message>
    <message>
        <source>Images per minute</source>
        <translation>Images par minute</translation>
    </message>
    <message>
        <source>Image</source>
        <translation>Image</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Périphérique</translation>
    </message>
    <message>
        <source>Workers</source>
        <translation>Workers</translation>
    </message>
    <message>
        <source>Last problems</source>
        <translation>Derniers problèmes</translation>
    </message>
    <message>
        <source>Wor&amp;kers</source>
        <translation>Wor&amp;kers</translation>
    </message>
    <message>
        <source>Not in use. It starts when you click OK or Apply.</source>
        <translation>Inutilisé. Démarre quand vous cliquez sur OK ou Appliquer.</translation>
    </message>
    <message>
        <source>%1 does not answer.</source>
        <translation>%1 ne répond pas.</translation>
    </message>
    <message>
        <source>Connected to %1; %2 of %3 workers can be used.</source>
        <translation>Connecté à %1&#x202f;; %2 workers sur %3 sont utilisables.</translation>
    </message>
</context>
<context>
    <name>Workspace</name>
    <message>
        <source>No matching jobs. Press Esc to show all.</source>
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
        <source>Drag the result from here into another program</source>
        <translation>Faites glisser le résultat d’ici vers un autre programme</translation>
    </message>
    <message>
        <source>Copy result</source>
        <translation>Copier le résultat</translation>
    </message>
    <message>
        <source>Open result</source>
        <translation>Ouvrir le résultat</translation>
    </message>
    <message>
        <source>Show result in folder</source>
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
        <source>%n file(s) ignored</source>
        <translation>
            <numerusform>%n fichier ignoré</numerusform>
            <numerusform>%n fichiers ignorés</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n preset(s)</source>
        <translation>
            <numerusform>%n préréglage</numerusform>
            <numerusform>%n préréglages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s)</source>
        <translation>
            <numerusform>%n fichier</numerusform>
            <numerusform>%n fichiers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n non-image file(s)</source>
        <translation>
            <numerusform>%n fichier sans image</numerusform>
            <numerusform>%n fichiers sans image</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n unreadable file(s)</source>
        <translation>
            <numerusform>%n fichier illisible</numerusform>
            <numerusform>%n fichiers illisibles</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n earlier result(s)</source>
        <translation>
            <numerusform>%n résultat antérieur</numerusform>
            <numerusform>%n résultats antérieurs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n link(s) to the same file</source>
        <translation>
            <numerusform>%n lien vers le même fichier</numerusform>
            <numerusform>%n liens vers le même fichier</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n folder(s) of earlier results</source>
        <translation>
            <numerusform>%n dossier de résultats antérieurs</numerusform>
            <numerusform>%n dossiers de résultats antérieurs</numerusform>
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
<context>
    <name>_GradientField</name>
    <message>
        <source>Linear</source>
        <translation>Linéaire</translation>
    </message>
    <message>
        <source>Radial</source>
        <translation>Radial</translation>
    </message>
    <message>
        <source>Kind of gradient</source>
        <translation>Type de dégradé</translation>
    </message>
    <message>
        <source>First color</source>
        <translation>Première couleur</translation>
    </message>
    <message>
        <source>Last color</source>
        <translation>Dernière couleur</translation>
    </message>
    <message>
        <source>Direction</source>
        <translation>Direction</translation>
    </message>
    <message>
        <source>0° is up, 90° right, 180° down.</source>
        <translation>0° en haut, 90° à droite, 180° en bas.</translation>
    </message>
</context>
<context>
    <name>_JobBox</name>
    <message>
        <source>All jobs</source>
        <translation>Toutes les tâches</translation>
    </message>
</context>
</TS>
