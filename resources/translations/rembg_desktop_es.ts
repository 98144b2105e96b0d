<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es" sourcelanguage="en">
<context>
    <name>AboutDialog</name>
    <message>
        <source>About Rembg Desktop</source>
        <translation>Acerca de Rembg Desktop</translation>
    </message>
    <message>
        <source>Version %1</source>
        <translation>Versión %1</translation>
    </message>
    <message>
        <source>Removes the background from many photos, on your own computer. No photo is ever uploaded.</source>
        <translation>Quita el fondo de muchas fotos, en este equipo. Ninguna foto se envía nunca a ningún sitio.</translation>
    </message>
    <message>
        <source>Free software under the MIT license. Each model has its own license.</source>
        <translation>Software libre con licencia MIT. Cada modelo tiene su propia licencia.</translation>
    </message>
    <message>
        <source>&amp;Components</source>
        <translation>&amp;Componentes</translation>
    </message>
    <message>
        <source>Library</source>
        <translation>Biblioteca</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Versión</translation>
    </message>
    <message>
        <source>License</source>
        <translation>Licencia</translation>
    </message>
    <message>
        <source>Libraries</source>
        <translation>Bibliotecas</translation>
    </message>
    <message>
        <source>Copy &amp;diagnostics</source>
        <translation>Copiar &amp;diagnóstico</translation>
    </message>
    <message>
        <source>Copies versions, settings and counts, but no file names.</source>
        <translation>Versiones, ajustes y recuentos; ningún nombre de archivo.</translation>
    </message>
</context>
<context>
    <name>Actions</name>
    <message>
        <source>Resume</source>
        <translation>Reanudar</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pausa</translation>
    </message>
    <message>
        <source>Resume processing the queue</source>
        <translation>Continuar con la cola</translation>
    </message>
    <message>
        <source>Finish the current images, but start no new ones</source>
        <translation>Terminar las imágenes en curso sin empezar otras nuevas</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Archivo</translation>
    </message>
    <message>
        <source>&amp;Queue</source>
        <translation>&amp;Cola</translation>
    </message>
    <message>
        <source>&amp;Job</source>
        <translation>&amp;Trabajo</translation>
    </message>
    <message>
        <source>&amp;Review</source>
        <translation>&amp;Revisión</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ver</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>Ay&amp;uda</translation>
    </message>
    <message>
        <source>Toolbar</source>
        <translation>Barra de herramientas</translation>
    </message>
    <message>
        <source>Add images…</source>
        <translation>Añadir imágenes…</translation>
    </message>
    <message>
        <source>Add folder…</source>
        <translation>Añadir carpeta…</translation>
    </message>
    <message>
        <source>Names from a table…</source>
        <translation>Nombres de una tabla…</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>Pegar</translation>
    </message>
    <message>
        <source>Open result</source>
        <translation>Abrir resultado</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>Mostrar en la carpeta</translation>
    </message>
    <message>
        <source>Compare before and after</source>
        <translation>Comparar antes y después</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Retry failed images</source>
        <translation>Reintentar imágenes fallidas</translation>
    </message>
    <message>
        <source>Retry all failed images</source>
        <translation>Reintentar todas las imágenes fallidas</translation>
    </message>
    <message>
        <source>Run the whole job again</source>
        <translation>Repetir el trabajo completo</translation>
    </message>
    <message>
        <source>New job with current options</source>
        <translation>Nuevo trabajo con las opciones actuales</translation>
    </message>
    <message>
        <source>Apply current options</source>
        <translation>Aplicar las opciones actuales</translation>
    </message>
    <message>
        <source>Hold</source>
        <translation>Retener</translation>
    </message>
    <message>
        <source>Release</source>
        <translation>Liberar</translation>
    </message>
    <message>
        <source>Move to top</source>
        <translation>Mover al principio</translation>
    </message>
    <message>
        <source>Move up</source>
        <translation>Subir</translation>
    </message>
    <message>
        <source>Move down</source>
        <translation>Bajar</translation>
    </message>
    <message>
        <source>Move to bottom</source>
        <translation>Mover al final</translation>
    </message>
    <message>
        <source>Remove from list</source>
        <translation>Quitar de la lista</translation>
    </message>
    <message>
        <source>Clear completed</source>
        <translation>Quitar completados</translation>
    </message>
    <message>
        <source>Undo clear</source>
        <translation>Deshacer quitar</translation>
    </message>
    <message>
        <source>Move results to trash…</source>
        <translation>Mover resultados a la papelera…</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Buscar</translation>
    </message>
    <message>
        <source>Go to queue</source>
        <translation>Ir a la cola</translation>
    </message>
    <message>
        <source>Options</source>
        <translation>Opciones</translation>
    </message>
    <message>
        <source>Side panel</source>
        <translation>Panel lateral</translation>
    </message>
    <message>
        <source>Review results</source>
        <translation>Revisar los resultados</translation>
    </message>
    <message>
        <source>Hot folders</source>
        <translation>Carpetas vigiladas</translation>
    </message>
    <message>
        <source>Review this job</source>
        <translation>Revisar este trabajo</translation>
    </message>
    <message>
        <source>Accept</source>
        <translation>Aceptar</translation>
    </message>
    <message>
        <source>Reject</source>
        <translation>Rechazar</translation>
    </message>
    <message>
        <source>Back to unreviewed</source>
        <translation>Volver a sin revisar</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Deshacer</translation>
    </message>
    <message>
        <source>Repair…</source>
        <translation>Retocar…</translation>
    </message>
    <message>
        <source>Another model…</source>
        <translation>Otro modelo…</translation>
    </message>
    <message>
        <source>Single result</source>
        <translation>Un solo resultado</translation>
    </message>
    <message>
        <source>Contact sheet</source>
        <translation>Hoja de contactos</translation>
    </message>
    <message>
        <source>Show original (space bar)</source>
        <translation>Mostrar el original (barra espaciadora)</translation>
    </message>
    <message>
        <source>Whole image or 100%</source>
        <translation>Imagen completa o 100 %</translation>
    </message>
    <message>
        <source>Checkerboard behind the cutout</source>
        <translation>Tablero bajo el recorte</translation>
    </message>
    <message>
        <source>White behind the cutout</source>
        <translation>Blanco bajo el recorte</translation>
    </message>
    <message>
        <source>Black behind the cutout</source>
        <translation>Negro bajo el recorte</translation>
    </message>
    <message>
        <source>Gray behind the cutout</source>
        <translation>Gris bajo el recorte</translation>
    </message>
    <message>
        <source>Green behind the cutout</source>
        <translation>Verde bajo el recorte</translation>
    </message>
    <message>
        <source>Move rejected results…</source>
        <translation>Mover los resultados rechazados…</translation>
    </message>
    <message>
        <source>Move rejected results to trash…</source>
        <translation>Mover los resultados rechazados a la papelera…</translation>
    </message>
    <message>
        <source>Models…</source>
        <translation>Modelos…</translation>
    </message>
    <message>
        <source>Settings…</source>
        <translation>Ajustes…</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Atajos de teclado</translation>
    </message>
    <message>
        <source>Copy diagnostics</source>
        <translation>Copiar diagnóstico</translation>
    </message>
    <message>
        <source>Check for updates</source>
        <translation>Buscar actualizaciones</translation>
    </message>
    <message>
        <source>About Rembg Desktop</source>
        <translation>Acerca de Rembg Desktop</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Salir</translation>
    </message>
</context>
<context>
    <name>Adding</name>
    <message>
        <source>Add images</source>
        <translation>Añadir imágenes</translation>
    </message>
    <message>
        <source>Images (%1)</source>
        <translation>Imágenes (%1)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Todos los archivos (*)</translation>
    </message>
    <message>
        <source>Add folder</source>
        <translation>Añadir una carpeta</translation>
    </message>
    <message>
        <source>Only a link to the image was received. Images are not downloaded from the web.</source>
        <translation>Solo se recibió un enlace a la imagen. Las imágenes no se descargan de la web.</translation>
    </message>
    <message>
        <source>No image was found.</source>
        <translation>No se encontró ninguna imagen.</translation>
    </message>
    <message>
        <source>Save the image to a file first, then drop the file.</source>
        <translation>Guarde primero la imagen como archivo y luego suelte el archivo.</translation>
    </message>
    <message>
        <source>Save this image to a file first</source>
        <translation>Guarde primero esta imagen como archivo</translation>
    </message>
    <message>
        <source>Drop to use the names in this table</source>
        <translation>Soltar para usar los nombres de esta tabla</translation>
    </message>
    <message>
        <source>Drop to add</source>
        <translation>Soltar para añadir</translation>
    </message>
    <message>
        <source>Results will be saved in a “cutouts” folder next to the photos</source>
        <translation>Los resultados van a una carpeta «cutouts» junto a las fotos</translation>
    </message>
    <message>
        <source>Results will be saved in %1</source>
        <translation>Los resultados van a %1</translation>
    </message>
    <message>
        <source>Drop to add more than %1 images</source>
        <translation>Soltar para añadir más de %1 imágenes</translation>
    </message>
    <message numerus="yes">
        <source>Drop to add %Ln image(s)</source>
        <translation>
            <numerusform>Soltar para añadir %Ln imagen</numerusform>
            <numerusform>Soltar para añadir %Ln imágenes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Searching for photos: %Ln found</source>
        <translation>
            <numerusform>Buscando fotos: %Ln encontrada</numerusform>
            <numerusform>Buscando fotos: %Ln encontradas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Adding %Ln image(s)</source>
        <translation>
            <numerusform>Añadiendo %Ln imagen</numerusform>
            <numerusform>Añadiendo %Ln imágenes</numerusform>
        </translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Not added: %1.</source>
        <translation>No añadido: %1.</translation>
    </message>
    <message>
        <source>Not added:</source>
        <translation>No añadido:</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Detalles</translation>
    </message>
</context>
<context>
    <name>AdvancedPage</name>
    <message>
        <source>Advanced</source>
        <translation>Avanzado</translation>
    </message>
    <message>
        <source>Folders</source>
        <translation>Carpetas</translation>
    </message>
    <message>
        <source>Queue and settings</source>
        <translation>Cola y ajustes</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>Modelos</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Registro</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Abrir</translation>
    </message>
    <message>
        <source>Open: %1</source>
        <translation>Abrir: %1</translation>
    </message>
    <message>
        <source>Start over</source>
        <translation>Empezar de cero</translation>
    </message>
    <message>
        <source>The queue, presets, models and results are not affected.</source>
        <translation>La cola, los preajustes, los modelos y los resultados quedan como están.</translation>
    </message>
    <message>
        <source>&amp;Reset all settings…</source>
        <translation>&amp;Restablecer todos los ajustes…</translation>
    </message>
    <message>
        <source>Reset all settings to their defaults?</source>
        <translation>¿Restablecer los valores predeterminados de todos los ajustes?</translation>
    </message>
    <message>
        <source>Reset settings</source>
        <translation>Restablecer ajustes</translation>
    </message>
    <message>
        <source>Nothing changes until you click OK.</source>
        <translation>Nada cambia hasta que confirme el diálogo con Aceptar.</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>Restablecer</translation>
    </message>
</context>
<context>
    <name>AnotherModel</name>
    <message numerus="yes">
        <source>%Ln image(s) added with the model %1.</source>
        <translation>
            <numerusform>%Ln imagen añadida con el modelo %1.</numerusform>
            <numerusform>%Ln imágenes añadidas con el modelo %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln result(s) of the model %1 can be compared.</source>
        <translation>
            <numerusform>Se puede comparar %Ln resultado del modelo %1.</numerusform>
            <numerusform>Se pueden comparar %Ln resultados del modelo %1.</numerusform>
        </translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Comparar</translation>
    </message>
    <message>
        <source>The model %1 gave no results.</source>
        <translation>El modelo %1 no dio ningún resultado.</translation>
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
        <translation>Permite que scripts, sistemas de tienda y páginas web de este equipo entreguen fotos a la cola. Otros equipos no pueden acceder.</translation>
    </message>
    <message>
        <source>&amp;Allow programs on this computer to use the queue</source>
        <translation>Permitir &amp;que los programas de este equipo usen la cola</translation>
    </message>
    <message>
        <source>Open the &amp;documentation</source>
        <translation>Abrir la &amp;documentación</translation>
    </message>
    <message>
        <source>Try a&amp;gain</source>
        <translation>Re&amp;intentar</translation>
    </message>
    <message>
        <source>Answer clients of rembg&apos;s server (rembg s)</source>
        <translation>Responder a clientes del servidor de rembg (rembg s)</translation>
    </message>
    <message>
        <source>Answer clients of remove.bg</source>
        <translation>Responder a clientes de remove.bg</translation>
    </message>
    <message>
        <source>Download photos from the Internet for these clients</source>
        <translation>Descargar fotos de Internet para estos clientes</translation>
    </message>
    <message>
        <source> MB</source>
        <translation> MB</translation>
    </message>
    <message>
        <source>&amp;Port</source>
        <translation>&amp;Puerto</translation>
    </message>
    <message>
        <source>Limits</source>
        <translation>Límites</translation>
    </message>
    <message>
        <source>&amp;Image size</source>
        <translation>&amp;Imagen más grande</translation>
    </message>
    <message>
        <source>&amp;Submission size</source>
        <translation>&amp;Envío más grande</translation>
    </message>
    <message>
        <source>Images per &amp;job</source>
        <translation>Imágenes por &amp;trabajo</translation>
    </message>
    <message>
        <source>Waiting images in the q&amp;ueue</source>
        <translation>Imágenes en espera en la &amp;cola</translation>
    </message>
    <message>
        <source>Off. It starts when you click OK or Apply.</source>
        <translation>Desactivada. Empieza con Aceptar o Aplicar.</translation>
    </message>
    <message>
        <source>%1, until you click OK or Apply.</source>
        <translation>%1, hasta que elija Aceptar o Aplicar.</translation>
    </message>
    <message>
        <source>Not listening: port %1 is in use.</source>
        <translation>No escucha: el puerto %1 está ocupado.</translation>
    </message>
    <message>
        <source>Use %1</source>
        <translation>Usar %1</translation>
    </message>
    <message>
        <source>Use port %1</source>
        <translation>Usar el puerto %1</translation>
    </message>
</context>
<context>
    <name>ApiText</name>
    <message>
        <source>Off</source>
        <translation>Desactivada</translation>
    </message>
    <message>
        <source>Starting…</source>
        <translation>Iniciando…</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>Deteniendo…</translation>
    </message>
    <message>
        <source>Listening on %1</source>
        <translation>Escuchando en %1</translation>
    </message>
    <message>
        <source>Port %1 is in use by another program. Port %2 is available.</source>
        <translation>Otro programa usa el puerto %1; el %2 está libre.</translation>
    </message>
    <message>
        <source>Another instance of Rembg Desktop, such as “rembg-desktop serve”, is listening on port %1. When it exits, this one takes over.</source>
        <translation>Otro Rembg Desktop, como «rembg-desktop serve», escucha en el puerto %1. Cuando termine, este tomará el relevo.</translation>
    </message>
</context>
<context>
    <name>Application</name>
    <message>
        <source>Rembg Desktop is already running but not responding.</source>
        <translation>Rembg Desktop ya se está ejecutando, pero no responde.</translation>
    </message>
    <message>
        <source>Quit it and try again.</source>
        <translation>Ciérrelo e inténtelo de nuevo.</translation>
    </message>
</context>
<context>
    <name>BackgroundGroup</name>
    <message>
        <source>Background</source>
        <translation>Fondo</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Ninguno</translation>
    </message>
    <message>
        <source>Color</source>
        <translation>Color</translation>
    </message>
    <message>
        <source>Gradient</source>
        <translation>Degradado</translation>
    </message>
    <message>
        <source>Image</source>
        <translation>Imagen</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Carpeta</translation>
    </message>
    <message>
        <source>Blurred</source>
        <translation>Desenfoque</translation>
    </message>
    <message>
        <source>Background color</source>
        <translation>Color de fondo</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>Imágenes</translation>
    </message>
    <message>
        <source>Background image</source>
        <translation>Imagen de fondo</translation>
    </message>
    <message>
        <source>Folder of background images</source>
        <translation>Carpeta de imágenes de fondo</translation>
    </message>
    <message>
        <source>Blur radius</source>
        <translation>Radio del desenfoque</translation>
    </message>
    <message>
        <source>Background type</source>
        <translation>Tipo de fondo</translation>
    </message>
    <message>
        <source>Cover the result</source>
        <translation>Cubrir el resultado</translation>
    </message>
    <message>
        <source>Fit in the result</source>
        <translation>Mostrar entera</translation>
    </message>
    <message>
        <source>Repeat as tiles</source>
        <translation>Repetir en mosaico</translation>
    </message>
    <message>
        <source>Center</source>
        <translation>Centro</translation>
    </message>
    <message>
        <source>Top</source>
        <translation>Arriba</translation>
    </message>
    <message>
        <source>Bottom</source>
        <translation>Abajo</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>Izquierda</translation>
    </message>
    <message>
        <source>Right</source>
        <translation>Derecha</translation>
    </message>
    <message>
        <source>Top left</source>
        <translation>Arriba a la izquierda</translation>
    </message>
    <message>
        <source>Top right</source>
        <translation>Arriba a la derecha</translation>
    </message>
    <message>
        <source>Bottom left</source>
        <translation>Abajo a la izquierda</translation>
    </message>
    <message>
        <source>Bottom right</source>
        <translation>Abajo a la derecha</translation>
    </message>
    <message>
        <source>Image size</source>
        <translation>Tamaño de la imagen</translation>
    </message>
    <message>
        <source>Position</source>
        <translation>Posición</translation>
    </message>
    <message>
        <source>A mask has no background.</source>
        <translation>Una máscara no tiene fondo.</translation>
    </message>
    <message>
        <source>The images of the folder are used in turn.</source>
        <translation>Las imágenes de la carpeta se usan por turnos.</translation>
    </message>
    <message>
        <source>The photo without its subject, blurred.</source>
        <translation>La foto sin su sujeto, desenfocada.</translation>
    </message>
    <message>
        <source>Blurred photo</source>
        <translation>Foto desenfocada</translation>
    </message>
    <message>
        <source>None (transparent)</source>
        <translation>Ninguno (transparente)</translation>
    </message>
</context>
<context>
    <name>Banner</name>
    <message>
        <source>Dismiss</source>
        <translation>Descartar</translation>
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
        <translation>Recorte</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Antes</translation>
    </message>
</context>
<context>
    <name>CanvasInput</name>
    <message>
        <source>Canvas</source>
        <translation>Lienzo</translation>
    </message>
    <message>
        <source>Move the pointer with the arrow keys, and press and release the tool with Enter.</source>
        <translation>Mueva el puntero con las teclas de flecha; Intro presiona y suelta la herramienta.</translation>
    </message>
</context>
<context>
    <name>Cells</name>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>Reintentar</translation>
    </message>
    <message>
        <source>Custom options</source>
        <translation>Opciones propias</translation>
    </message>
    <message>
        <source>%1 of %2 images</source>
        <translation>%1 de %2 imágenes</translation>
    </message>
    <message>
        <source>All images failed. Expand the job to see why.</source>
        <translation>Todas las imágenes fallaron. Despliegue el trabajo para ver por qué.</translation>
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
        <translation>Conjunto de reglas</translation>
    </message>
    <message>
        <source>Rules of the preset</source>
        <translation>Reglas del preajuste</translation>
    </message>
    <message>
        <source>Report on the job…</source>
        <translation>Informe del trabajo…</translation>
    </message>
    <message>
        <source>Checks all results of the job, and saves a page or a table.</source>
        <translation>Comprueba todos los resultados del trabajo y guarda una página o una tabla.</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>Comprobación</translation>
    </message>
    <message>
        <source>There is no result yet.</source>
        <translation>Aún no hay ningún resultado.</translation>
    </message>
    <message>
        <source>Checking…</source>
        <translation>Comprobando…</translation>
    </message>
    <message>
        <source>The preset belongs to no marketplace. Choose a rule set.</source>
        <translation>El preajuste no pertenece a ningún mercado. Elija un conjunto de reglas.</translation>
    </message>
    <message>
        <source>All required rules are held.</source>
        <translation>Se cumplen todas las reglas obligatorias.</translation>
    </message>
    <message>
        <source>Required rules are broken.</source>
        <translation>No se cumplen reglas obligatorias.</translation>
    </message>
    <message>
        <source>Save the report</source>
        <translation>Guardar el informe</translation>
    </message>
    <message>
        <source>Page (%1)</source>
        <translation>Página (%1)</translation>
    </message>
    <message>
        <source>Table (%1)</source>
        <translation>Tabla (%1)</translation>
    </message>
    <message>
        <source>Checking the results of the job…</source>
        <translation>Comprobando los resultados del trabajo…</translation>
    </message>
    <message>
        <source>Saved: %1</source>
        <translation>Guardado: %1</translation>
    </message>
</context>
<context>
    <name>CleanupGroup</name>
    <message>
        <source>Mask cleanup</source>
        <translation>Limpieza de la máscara</translation>
    </message>
    <message>
        <source>Keep all</source>
        <translation>Conservar todas</translation>
    </message>
    <message>
        <source>Keep only the largest</source>
        <translation>Conservar solo la mayor</translation>
    </message>
    <message>
        <source>Keep the larger ones</source>
        <translation>Conservar las mayores</translation>
    </message>
    <message>
        <source>Smallest part that is kept, in percent of the largest</source>
        <translation>Parte más pequeña que se conserva, en porcentaje de la mayor</translation>
    </message>
    <message>
        <source>Remove what touches the &amp;border</source>
        <translation>Q&amp;uitar lo que toca el margen</translation>
    </message>
    <message>
        <source>Removes neighboring objects. Keeps a subject that is itself cut off by the border.</source>
        <translation>Elimina los objetos vecinos. Conserva un sujeto que queda cortado por el margen.</translation>
    </message>
    <message>
        <source>Remove specks below</source>
        <translation>Quitar motas menores de</translation>
    </message>
    <message>
        <source>Fill pinholes below</source>
        <translation>Rellenar poros menores de</translation>
    </message>
    <message>
        <source>Also those of rings and handles</source>
        <translation>También los de anillos y asas</translation>
    </message>
    <message>
        <source> px</source>
        <translation> px</translation>
    </message>
    <message>
        <source>Move edge</source>
        <translation>Desplazar borde</translation>
    </message>
    <message>
        <source>Feather</source>
        <translation>Suavizar borde</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>No</translation>
    </message>
    <message>
        <source>Fill all holes</source>
        <translation>Rellenar todos los huecos</translation>
    </message>
    <message>
        <source>Contrast</source>
        <translation>Contraste</translation>
    </message>
    <message>
        <source>Above 0 the subject becomes larger, below 0 smaller.</source>
        <translation>Por encima de 0 el sujeto crece; por debajo, se reduce.</translation>
    </message>
    <message>
        <source>Width of the soft edge that is added</source>
        <translation>Anchura del borde suave que se añade</translation>
    </message>
    <message>
        <source>Makes soft edges narrower. At 100%, they are hard.</source>
        <translation>Estrecha los bordes suaves. Al 100&#xa0;%, son duros.</translation>
    </message>
    <message>
        <source>Compared with the largest part</source>
        <translation>En comparación con la parte mayor</translation>
    </message>
    <message>
        <source>Side of a square with the same area</source>
        <translation>Lado de un cuadrado de la misma área</translation>
    </message>
    <message>
        <source>Side of a square with the same area, in percent of the photo&apos;s longer side</source>
        <translation>Lado de un cuadrado de la misma área, en porcentaje del lado mayor de la foto</translation>
    </message>
    <message>
        <source>The subject becomes larger.</source>
        <translation>El sujeto se agranda.</translation>
    </message>
    <message>
        <source>The subject becomes smaller.</source>
        <translation>El sujeto se reduce.</translation>
    </message>
    <message>
        <source>largest part</source>
        <translation>parte mayor</translation>
    </message>
    <message>
        <source>small parts</source>
        <translation>partes pequeñas</translation>
    </message>
    <message>
        <source>border</source>
        <translation>margen</translation>
    </message>
    <message>
        <source>specks</source>
        <translation>motas</translation>
    </message>
    <message>
        <source>pinholes</source>
        <translation>poros</translation>
    </message>
    <message>
        <source>holes</source>
        <translation>huecos</translation>
    </message>
    <message>
        <source>edge</source>
        <translation>borde</translation>
    </message>
    <message>
        <source>Parts</source>
        <translation>Partes</translation>
    </message>
    <message>
        <source>Remo&amp;ve specks below</source>
        <translation>&amp;Quitar motas menores de</translation>
    </message>
</context>
<context>
    <name>CloseDialog</name>
    <message>
        <source>Close Rembg Desktop</source>
        <translation>Cerrar Rembg Desktop</translation>
    </message>
    <message numerus="yes">
        <source>%n image(s) are being processed</source>
        <translation>
            <numerusform>Se está procesando %n imagen</numerusform>
            <numerusform>Se están procesando %n imágenes</numerusform>
        </translation>
    </message>
    <message>
        <source>Whatever you choose, the queue is saved and resumes at the next start.</source>
        <translation>Elija lo que elija, la cola se conserva y continúa en el próximo inicio.</translation>
    </message>
    <message>
        <source>Do not ask again, always stop now</source>
        <translation>No volver a preguntar; detener siempre al momento</translation>
    </message>
    <message>
        <source>Keep running in the tray</source>
        <translation>Seguir en la bandeja del sistema</translation>
    </message>
    <message>
        <source>Finish these images</source>
        <translation>Terminar estas imágenes</translation>
    </message>
    <message>
        <source>Stop now</source>
        <translation>Detener ahora</translation>
    </message>
</context>
<context>
    <name>ClusterPage</name>
    <message>
        <source>Cluster</source>
        <translation>Clúster</translation>
    </message>
    <message>
        <source>In this program</source>
        <translation>En este programa</translation>
    </message>
    <message>
        <source>In several processes on this computer</source>
        <translation>En varios procesos en este equipo</translation>
    </message>
    <message>
        <source>On other computers (Dask cluster)</source>
        <translation>En otros equipos (clúster de Dask)</translation>
    </message>
    <message>
        <source>Folder of certificates</source>
        <translation>Carpeta de certificados</translation>
    </message>
    <message>
        <source>&amp;Accept connections without encryption</source>
        <translation>&amp;Aceptar conexiones sin cifrar</translation>
    </message>
    <message>
        <source>Pause the queue</source>
        <translation>Pausar la cola</translation>
    </message>
    <message>
        <source>Cut out photos here</source>
        <translation>Recortar las fotos aquí</translation>
    </message>
    <message>
        <source>&amp;Cut out photos</source>
        <translation>&amp;Recortar las fotos</translation>
    </message>
    <message>
        <source>&amp;Number of processes</source>
        <translation>&amp;Número de procesos</translation>
    </message>
    <message>
        <source>A&amp;ddress of the scheduler</source>
        <translation>&amp;Dirección del planificador</translation>
    </message>
    <message>
        <source>As in tls://192.168.1.10:8786.</source>
        <translation>Por ejemplo tls://192.168.1.10:8786.</translation>
    </message>
    <message>
        <source>C&amp;ertificates</source>
        <translation>&amp;Certificados</translation>
    </message>
    <message>
        <source>The folder that “rembg-desktop cluster certificates” made.</source>
        <translation>La carpeta que creó «rembg-desktop cluster certificates».</translation>
    </message>
    <message>
        <source>&amp;When no worker can be used</source>
        <translation>C&amp;uando no hay ningún trabajador utilizable</translation>
    </message>
    <message>
        <source>Everybody on the network can then see the photos and run programs on the workers. Only use this on a network that is yours alone.</source>
        <translation>Cualquiera en la red podrá ver las fotos y ejecutar programas en los trabajadores. Úselo solo en una red exclusivamente suya.</translation>
    </message>
    <message>
        <source>This needs packages that are not installed: %1</source>
        <translation>Faltan paquetes necesarios: %1</translation>
    </message>
    <message>
        <source>Enter the address of the scheduler.</source>
        <translation>Introduzca la dirección del planificador.</translation>
    </message>
</context>
<context>
    <name>ColorField</name>
    <message>
        <source>Choose…</source>
        <translation>Elegir…</translation>
    </message>
    <message>
        <source>Choose: %1</source>
        <translation>Elegir: %1</translation>
    </message>
</context>
<context>
    <name>Columns</name>
    <message>
        <source>Name</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>Imágenes</translation>
    </message>
    <message>
        <source>Preset</source>
        <translation>Preajuste</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Estado</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Progreso</translation>
    </message>
    <message>
        <source>Elapsed</source>
        <translation>Transcurrido</translation>
    </message>
    <message>
        <source>Remaining</source>
        <translation>Restante</translation>
    </message>
    <message>
        <source>Destination</source>
        <translation>Destino</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>Acción</translation>
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
        <translation>Recorte</translation>
    </message>
    <message>
        <source>Loading…</source>
        <translation>Cargando…</translation>
    </message>
</context>
<context>
    <name>CompareView</name>
    <message>
        <source>Comparison of original and cutout</source>
        <translation>Comparación del original y el recorte</translation>
    </message>
    <message>
        <source>Drag the divider or press the arrow keys. Zoom with the mouse wheel, + or −. Press 0 to fit the image, or 1 for 100%. Hold the space bar to see the original.</source>
        <translation>Arrastre el divisor o use las flechas. La rueda, + y − cambian el zoom, 0 ajusta la imagen, 1 la muestra al 100&#xa0;%. Mantenga la barra espaciadora para ver el original.</translation>
    </message>
</context>
<context>
    <name>CopyButton</name>
    <message>
        <source>Copy</source>
        <translation>Copiar</translation>
    </message>
    <message>
        <source>Copy: %1</source>
        <translation>Copiar: %1</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Copiado</translation>
    </message>
</context>
<context>
    <name>CountdownDialog</name>
    <message>
        <source>All done</source>
        <translation>Todo listo</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Ahora</translation>
    </message>
</context>
<context>
    <name>CutGroup</name>
    <message>
        <source>Cutout</source>
        <translation>Recorte</translation>
    </message>
    <message>
        <source>Soft</source>
        <translation>Suave</translation>
    </message>
    <message>
        <source>Sharp</source>
        <translation>Nítido</translation>
    </message>
    <message>
        <source>Clean colors</source>
        <translation>Colores limpios</translation>
    </message>
    <message>
        <source>Fine hair (matting)</source>
        <translation>Pelo fino (matting)</translation>
    </message>
    <message>
        <source>&amp;Look closer at small subjects</source>
        <translation>&amp;Mirar de cerca los sujetos pequeños</translation>
    </message>
    <message>
        <source>Runs the model again on small subjects, enlarged, up to twice. Other photos take no longer.</source>
        <translation>Vuelve a aplicar el modelo a los sujetos pequeños ampliados, hasta dos veces. Las demás fotos no tardan más.</translation>
    </message>
    <message>
        <source>Save the mas&amp;k only</source>
        <translation>Guardar solo la má&amp;scara</translation>
    </message>
    <message>
        <source>The result is a grayscale image. The subject is white.</source>
        <translation>El resultado es una imagen en escala de grises. El sujeto es blanco.</translation>
    </message>
    <message>
        <source>Mo&amp;del</source>
        <translation>Mo&amp;delo</translation>
    </message>
    <message>
        <source>Ed&amp;ges</source>
        <translation>&amp;Bordes</translation>
    </message>
    <message>
        <source>The mask as predicted by the model. Fast.</source>
        <translation>La máscara tal como la predice el modelo. Rápido.</translation>
    </message>
    <message>
        <source>Follows the colors of the photo. Fast. Best for large photos.</source>
        <translation>Sigue los colores de la foto. Rápido. Ideal para fotos grandes.</translation>
    </message>
    <message>
        <source>Removes the color of the old background from the edges.</source>
        <translation>Quita del borde el color del fondo anterior.</translation>
    </message>
    <message>
        <source>Follows individual hairs. Slower: one to three seconds more per photo.</source>
        <translation>Sigue cada pelo. Más lento: de uno a tres segundos más por foto.</translation>
    </message>
    <message>
        <source>%1, mask</source>
        <translation>%1, máscara</translation>
    </message>
</context>
<context>
    <name>DetailsPanel</name>
    <message>
        <source>Details of the result</source>
        <translation>Detalles del resultado</translation>
    </message>
    <message numerus="yes">
        <source>%Ln result(s) selected</source>
        <translation>
            <numerusform>%Ln resultado seleccionado</numerusform>
            <numerusform>%Ln resultados seleccionados</numerusform>
        </translation>
    </message>
    <message>
        <source>Job</source>
        <translation>Trabajo</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modelo</translation>
    </message>
    <message>
        <source>Photo</source>
        <translation>Foto</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Resultado</translation>
    </message>
</context>
<context>
    <name>Dialogs</name>
    <message>
        <source>Checking for updates…</source>
        <translation>Buscando actualizaciones…</translation>
    </message>
    <message>
        <source>Rembg Desktop %1 is available.</source>
        <translation>Rembg Desktop %1 está disponible.</translation>
    </message>
    <message>
        <source>Rembg Desktop is up to date (version %1).</source>
        <translation>Rembg Desktop está actualizado (versión %1).</translation>
    </message>
    <message>
        <source>Check for updates</source>
        <translation>Buscar actualizaciones</translation>
    </message>
    <message>
        <source>Diagnostics copied: versions, settings and counts, no file names.</source>
        <translation>Copiado: versiones, ajustes y recuentos, ningún nombre de archivo.</translation>
    </message>
</context>
<context>
    <name>Editor</name>
    <message>
        <source>Finding the edge…</source>
        <translation>Buscando el borde…</translation>
    </message>
    <message>
        <source>Refining fine structures… Esc stops it.</source>
        <translation>Refinando estructuras finas… Esc lo detiene.</translation>
    </message>
    <message>
        <source>Adjusting the mask…</source>
        <translation>Ajustando la máscara…</translation>
    </message>
</context>
<context>
    <name>EmptyNote</name>
    <message>
        <source>Show all results</source>
        <translation>Mostrar todos los resultados</translation>
    </message>
    <message>
        <source>Nothing needs review</source>
        <translation>No hay nada que revisar</translation>
    </message>
    <message>
        <source>Every result was either certain or has been looked at.</source>
        <translation>Cada resultado era seguro o ya se ha revisado.</translation>
    </message>
    <message>
        <source>No results yet</source>
        <translation>Aún no hay resultados</translation>
    </message>
    <message>
        <source>Nothing was accepted yet</source>
        <translation>Aún no se ha aceptado nada</translation>
    </message>
    <message>
        <source>Press A to accept a result.</source>
        <translation>Pulse A para aceptar un resultado.</translation>
    </message>
    <message>
        <source>Nothing was rejected</source>
        <translation>No se ha rechazado nada</translation>
    </message>
    <message>
        <source>Press X to reject a result.</source>
        <translation>Pulse X para rechazar un resultado.</translation>
    </message>
    <message>
        <source>No image failed</source>
        <translation>Ninguna imagen ha fallado</translation>
    </message>
    <message>
        <source>No file has this name</source>
        <translation>Ningún archivo tiene este nombre</translation>
    </message>
    <message>
        <source>The filters apply, too.</source>
        <translation>Los filtros también se aplican.</translation>
    </message>
    <message>
        <source>Results appear here as soon as images are processed.</source>
        <translation>Los resultados aparecen aquí en cuanto se procesan imágenes.</translation>
    </message>
</context>
<context>
    <name>EmptyState</name>
    <message>
        <source>Drop photos or folders here</source>
        <translation>Suelte aquí fotos o carpetas</translation>
    </message>
    <message>
        <source>The background is removed on this computer. Nothing is uploaded, and your originals are never changed.</source>
        <translation>El fondo se quita en este equipo. No se sube nada y sus originales nunca se modifican.</translation>
    </message>
    <message>
        <source>Choose images…</source>
        <translation>Elegir imágenes…</translation>
    </message>
    <message>
        <source>Choose folder…</source>
        <translation>Elegir una carpeta…</translation>
    </message>
    <message>
        <source>Try it with sample photos</source>
        <translation>Probar con fotos de muestra</translation>
    </message>
</context>
<context>
    <name>EntryList</name>
    <message>
        <source>Remove</source>
        <translation>Quitar</translation>
    </message>
    <message>
        <source>Remove from: %1</source>
        <translation>Quitar de: %1</translation>
    </message>
</context>
<context>
    <name>ErrorText</name>
    <message>
        <source>The file is in a store, not on this computer.</source>
        <translation>El archivo está en un almacenamiento remoto, no en este equipo.</translation>
    </message>
    <message>
        <source>File not found.</source>
        <translation>No se encontró el archivo.</translation>
    </message>
    <message>
        <source>Restore the file and try again.</source>
        <translation>Restaure el archivo e inténtelo de nuevo.</translation>
    </message>
    <message>
        <source>Can&apos;t read the file or folder.</source>
        <translation>No se puede leer el archivo o la carpeta.</translation>
    </message>
    <message>
        <source>Check its permissions and the drive.</source>
        <translation>Revise sus permisos y la unidad en la que está.</translation>
    </message>
    <message>
        <source>Can&apos;t open the file: unsupported image format.</source>
        <translation>No se puede abrir el archivo: formato de imagen no compatible.</translation>
    </message>
    <message>
        <source>Convert it to JPEG, PNG, WebP, TIFF, BMP, GIF, AVIF or HEIC.</source>
        <translation>Conviértalo a JPEG, PNG, WebP, TIFF, BMP, GIF, AVIF o HEIC.</translation>
    </message>
    <message>
        <source>The file is empty.</source>
        <translation>El archivo está vacío.</translation>
    </message>
    <message>
        <source>Copy it again from the original.</source>
        <translation>Cópielo de nuevo desde el original.</translation>
    </message>
    <message>
        <source>The file is truncated: the end is missing.</source>
        <translation>El archivo está incompleto: falta el final.</translation>
    </message>
    <message>
        <source>Copy or download it again.</source>
        <translation>Cópielo o descárguelo de nuevo.</translation>
    </message>
    <message>
        <source>Can&apos;t open the image: the file is damaged.</source>
        <translation>No se puede abrir la imagen: el archivo está dañado.</translation>
    </message>
    <message>
        <source>Copy or download it again, or save it again in the program that created it.</source>
        <translation>Cópiela o descárguela de nuevo, o vuelva a guardarla desde el programa que la creó.</translation>
    </message>
    <message>
        <source>The image is too large: it has more pixels than the settings allow.</source>
        <translation>La imagen es demasiado grande: tiene más píxeles de los que permiten los ajustes.</translation>
    </message>
    <message>
        <source>Reduce its size. If you trust the file, raise the limit in the settings instead.</source>
        <translation>Redúzcala, o aumente el límite en los ajustes si confía en el archivo.</translation>
    </message>
    <message>
        <source>No subject was found in the image.</source>
        <translation>No se encontró ningún sujeto en la imagen.</translation>
    </message>
    <message>
        <source>Try another model.</source>
        <translation>Pruebe otro modelo.</translation>
    </message>
    <message>
        <source>Can&apos;t save the result in this format or size.</source>
        <translation>No se puede guardar el resultado en este formato o tamaño.</translation>
    </message>
    <message>
        <source>Choose PNG, or a smaller canvas.</source>
        <translation>Elija PNG o un lienzo más pequeño.</translation>
    </message>
    <message>
        <source>The program crashed several times while processing this image.</source>
        <translation>El programa se bloqueó varias veces al procesar esta imagen.</translation>
    </message>
    <message>
        <source>Try another model, or reduce the size of the image.</source>
        <translation>Pruebe otro modelo o reduzca la imagen.</translation>
    </message>
    <message>
        <source>There is not enough disk space.</source>
        <translation>No hay suficiente espacio en el disco.</translation>
    </message>
    <message>
        <source>Free some disk space.</source>
        <translation>Libere espacio.</translation>
    </message>
    <message>
        <source>The destination folder is missing.</source>
        <translation>Falta la carpeta de destino.</translation>
    </message>
    <message>
        <source>Reconnect the drive or restore the folder.</source>
        <translation>Vuelva a conectar la unidad o restaure la carpeta.</translation>
    </message>
    <message>
        <source>Can&apos;t write to the destination folder.</source>
        <translation>No se puede escribir en la carpeta de destino.</translation>
    </message>
    <message>
        <source>Check the permissions of the folder, or choose another one.</source>
        <translation>Revise los permisos de la carpeta o elija otra.</translation>
    </message>
    <message>
        <source>The source folder is missing.</source>
        <translation>Falta la carpeta de origen.</translation>
    </message>
    <message>
        <source>This address cannot be used.</source>
        <translation>No se puede usar esta dirección.</translation>
    </message>
    <message>
        <source>Install the libraries for it, or use s3, gs or sftp.</source>
        <translation>Instale las bibliotecas necesarias o use s3, gs o sftp.</translation>
    </message>
    <message>
        <source>Unknown model.</source>
        <translation>Modelo desconocido.</translation>
    </message>
    <message>
        <source>Choose a model from the list.</source>
        <translation>Elija uno de los modelos de la lista.</translation>
    </message>
    <message>
        <source>The model is not installed.</source>
        <translation>El modelo no está instalado.</translation>
    </message>
    <message>
        <source>Download it in the Models dialog.</source>
        <translation>Descárguelo en el diálogo de modelos.</translation>
    </message>
    <message>
        <source>The model file is damaged.</source>
        <translation>El archivo del modelo está dañado.</translation>
    </message>
    <message>
        <source>Download the model again.</source>
        <translation>Descargue el modelo de nuevo.</translation>
    </message>
    <message>
        <source>The file is not a supported model.</source>
        <translation>El archivo no es un modelo compatible.</translation>
    </message>
    <message>
        <source>Choose another model.</source>
        <translation>Elija otro modelo.</translation>
    </message>
    <message>
        <source>The download failed.</source>
        <translation>La descarga ha fallado.</translation>
    </message>
    <message>
        <source>Check the network connection, and the mirror and proxy under Sources, then try again.</source>
        <translation>Revise la conexión, y el espejo y el proxy en «Fuentes», e inténtelo de nuevo.</translation>
    </message>
    <message>
        <source>The selected device is not available.</source>
        <translation>El dispositivo elegido no está disponible.</translation>
    </message>
    <message>
        <source>Install the required software, choose another device, or allow the CPU in the settings.</source>
        <translation>Instale lo que necesita, elija otro dispositivo o permita el procesador en los ajustes.</translation>
    </message>
    <message>
        <source>There is not enough memory.</source>
        <translation>No hay suficiente memoria.</translation>
    </message>
    <message>
        <source>Close other programs, process fewer images at a time, or choose a smaller model.</source>
        <translation>Cierre otros programas, procese menos imágenes a la vez o elija un modelo más pequeño.</translation>
    </message>
    <message>
        <source>Can&apos;t load the engine.</source>
        <translation>No se puede cargar el motor.</translation>
    </message>
    <message>
        <source>Reinstall the program.</source>
        <translation>Instale de nuevo el programa.</translation>
    </message>
    <message>
        <source>The model failed to process this image.</source>
        <translation>El modelo no pudo procesar esta imagen.</translation>
    </message>
    <message>
        <source>Try again, or choose the CPU as the device or another model.</source>
        <translation>Inténtelo de nuevo, o elija el procesador como dispositivo u otro modelo.</translation>
    </message>
    <message>
        <source>Invalid option or name.</source>
        <translation>Opción o nombre no válido.</translation>
    </message>
    <message>
        <source>Correct it and try again.</source>
        <translation>Corríjalo e inténtelo de nuevo.</translation>
    </message>
    <message>
        <source>A setting has an invalid value.</source>
        <translation>Un ajuste tiene un valor no válido.</translation>
    </message>
    <message>
        <source>Unknown preset.</source>
        <translation>Preajuste desconocido.</translation>
    </message>
    <message>
        <source>Choose another preset.</source>
        <translation>Elija otro preajuste.</translation>
    </message>
    <message>
        <source>Unknown rule set.</source>
        <translation>Conjunto de reglas desconocido.</translation>
    </message>
    <message>
        <source>Choose another rule set.</source>
        <translation>Elija otro conjunto de reglas.</translation>
    </message>
    <message>
        <source>The file of a rule set is not valid.</source>
        <translation>El archivo de un conjunto de reglas no es válido.</translation>
    </message>
    <message>
        <source>Correct or remove the file.</source>
        <translation>Corrija o elimine el archivo.</translation>
    </message>
    <message>
        <source>No images were found.</source>
        <translation>No se encontraron imágenes.</translation>
    </message>
    <message>
        <source>Choose image files, or folders that contain images.</source>
        <translation>Elija archivos de imagen o carpetas con imágenes.</translation>
    </message>
    <message>
        <source>Can&apos;t use the background image.</source>
        <translation>La imagen de fondo no se puede usar.</translation>
    </message>
    <message>
        <source>Choose another background image.</source>
        <translation>Elija otra imagen de fondo.</translation>
    </message>
    <message>
        <source>The hot folder no longer exists.</source>
        <translation>La carpeta vigilada ya no existe.</translation>
    </message>
    <message>
        <source>Add it again.</source>
        <translation>Añádala de nuevo.</translation>
    </message>
    <message>
        <source>The job is no longer in the queue.</source>
        <translation>El trabajo ya no está en la cola.</translation>
    </message>
    <message>
        <source>It may have been removed from the list.</source>
        <translation>Puede que se haya quitado de la lista.</translation>
    </message>
    <message>
        <source>Several jobs begin with these characters.</source>
        <translation>Varios trabajos empiezan por estos caracteres.</translation>
    </message>
    <message>
        <source>Enter more characters.</source>
        <translation>Escriba más caracteres.</translation>
    </message>
    <message>
        <source>This is not possible at the moment.</source>
        <translation>Esto no es posible ahora.</translation>
    </message>
    <message>
        <source>Wait until processing has finished, or choose something else.</source>
        <translation>Espere a que termine el procesamiento o elija otra cosa.</translation>
    </message>
    <message>
        <source>This idempotency key was used for another request.</source>
        <translation>Esta clave de idempotencia ya se usó para otra solicitud.</translation>
    </message>
    <message>
        <source>Use a new key for each new request.</source>
        <translation>Use una clave nueva para cada solicitud nueva.</translation>
    </message>
    <message>
        <source>The queue was written by a newer version of the program.</source>
        <translation>La cola fue escrita por una versión más reciente del programa.</translation>
    </message>
    <message>
        <source>Install that version again.</source>
        <translation>Instale de nuevo esa versión.</translation>
    </message>
    <message>
        <source>The queue file is damaged.</source>
        <translation>El archivo de la cola está dañado.</translation>
    </message>
    <message>
        <source>Restart the program: it moves the damaged file aside and starts a new one.</source>
        <translation>Reinicie el programa: apartará el archivo dañado y empezará uno nuevo.</translation>
    </message>
    <message>
        <source>The queue is locked by another program.</source>
        <translation>Otro programa tiene bloqueada la cola.</translation>
    </message>
    <message>
        <source>Try again in a moment.</source>
        <translation>Inténtelo de nuevo en un momento.</translation>
    </message>
    <message>
        <source>Can&apos;t write to the data folder of the program.</source>
        <translation>No se puede escribir en la carpeta de datos del programa.</translation>
    </message>
    <message>
        <source>Check its permissions and the free disk space.</source>
        <translation>Revise sus permisos y el espacio en su disco.</translation>
    </message>
    <message>
        <source>Another program is already processing the queue.</source>
        <translation>Otro programa ya está procesando la cola.</translation>
    </message>
    <message>
        <source>Quit the other program, or let it continue.</source>
        <translation>Cierre el otro programa o deje que continúe.</translation>
    </message>
    <message>
        <source>The window cannot be shown.</source>
        <translation>No se puede mostrar la ventana.</translation>
    </message>
    <message>
        <source>Start the program on a computer with a display.</source>
        <translation>Inicie el programa en un equipo con pantalla.</translation>
    </message>
    <message>
        <source>The result does not fit in the largest file size.</source>
        <translation>El resultado supera el tamaño máximo del archivo.</translation>
    </message>
    <message>
        <source>Allow a larger file or fewer pixels, or choose another format.</source>
        <translation>Permita un archivo mayor o menos píxeles, o elija otro formato.</translation>
    </message>
    <message>
        <source>The port of the HTTP API is already in use.</source>
        <translation>El puerto de la API HTTP ya está en uso.</translation>
    </message>
    <message>
        <source>Choose another port in the settings.</source>
        <translation>Elija otro puerto en los ajustes.</translation>
    </message>
    <message>
        <source>No service answers at this address.</source>
        <translation>Ningún servicio responde en esta dirección.</translation>
    </message>
    <message>
        <source>Start the service, or check the address and the token.</source>
        <translation>Inicie el servicio, o revise la dirección y el token.</translation>
    </message>
    <message>
        <source>The server at this address is not the expected service.</source>
        <translation>El servidor de esta dirección no es el servicio esperado.</translation>
    </message>
    <message>
        <source>Check the address, and whether both programs have the same version.</source>
        <translation>Revise la dirección y si ambos programas tienen la misma versión.</translation>
    </message>
    <message>
        <source>The service refused the request.</source>
        <translation>El servicio rechazó la solicitud.</translation>
    </message>
    <message>
        <source>See the log for the response of the service.</source>
        <translation>Consulte en el registro la respuesta del servicio.</translation>
    </message>
    <message>
        <source>No other computer can cut out photos now.</source>
        <translation>Ahora ningún otro equipo puede recortar fotos.</translation>
    </message>
    <message>
        <source>The page Cluster in the settings shows the workers and their problems.</source>
        <translation>La página Clúster de los ajustes muestra los trabajadores y sus problemas.</translation>
    </message>
    <message>
        <source>Packages for work on a cluster are not installed.</source>
        <translation>No están instalados los paquetes para trabajar en un clúster.</translation>
    </message>
    <message>
        <source>Install the program with the extra “cluster”.</source>
        <translation>Instale el programa con el extra «cluster».</translation>
    </message>
    <message>
        <source>The certificates for the cluster cannot be used.</source>
        <translation>Los certificados del clúster no se pueden usar.</translation>
    </message>
    <message>
        <source>Choose the folder whose certificates the other computers have, too.</source>
        <translation>Elija la carpeta cuyos certificados tienen también los demás equipos.</translation>
    </message>
    <message>
        <source>The correction of this photo cannot be used.</source>
        <translation>La corrección de esta foto no se puede usar.</translation>
    </message>
    <message>
        <source>Open the photo in the repair window and correct it again.</source>
        <translation>Abra la foto en la ventana de reparación y corríjala de nuevo.</translation>
    </message>
    <message>
        <source>The mask cannot be used.</source>
        <translation>La máscara no se puede usar.</translation>
    </message>
    <message>
        <source>Export it as gray PNG in the size of the photo.</source>
        <translation>Expórtela como PNG en escala de grises con el tamaño de la foto.</translation>
    </message>
    <message>
        <source>The mask of this result was not kept.</source>
        <translation>No se conservó la máscara de este resultado.</translation>
    </message>
    <message>
        <source>Render the result again, then try again.</source>
        <translation>Vuelva a generar el resultado y pruebe de nuevo.</translation>
    </message>
    <message>
        <source>The photo was changed after its result was made.</source>
        <translation>La foto se modificó después de crear su resultado.</translation>
    </message>
    <message>
        <source>Add the photo to the queue again.</source>
        <translation>Añada la foto de nuevo a la cola.</translation>
    </message>
    <message>
        <source>An internal error occurred.</source>
        <translation>Se ha producido un error interno.</translation>
    </message>
    <message>
        <source>Please report it with the log file.</source>
        <translation>Comuníquelo junto con el archivo de registro.</translation>
    </message>
    <message>
        <source>The computer is running on battery.</source>
        <translation>El equipo funciona con batería.</translation>
    </message>
    <message>
        <source>Connect it to power, or allow processing on battery in the settings.</source>
        <translation>Conéctelo a la corriente o permita trabajar con batería en los ajustes.</translation>
    </message>
    <message>
        <source>A file with this name already exists and was not changed.</source>
        <translation>Ya existe un archivo con este nombre y no se modificó.</translation>
    </message>
    <message>
        <source>The photo was changed after it was queued. The new content was used.</source>
        <translation>La foto cambió después de añadirla; se usó el contenido nuevo.</translation>
    </message>
    <message>
        <source>The model could not run on the selected device. The CPU was used instead.</source>
        <translation>El modelo no pudo ejecutarse en el dispositivo elegido. Se usó el procesador en su lugar.</translation>
    </message>
    <message>
        <source>The file has several frames. Only the first one was processed.</source>
        <translation>El archivo tiene varios fotogramas. Solo se procesó el primero.</translation>
    </message>
    <message>
        <source>The metadata is damaged and was removed.</source>
        <translation>Los metadatos están dañados y se eliminaron.</translation>
    </message>
    <message>
        <source>Some metadata is too large for this format and was removed.</source>
        <translation>Algunos metadatos son demasiado grandes para este formato y se eliminaron.</translation>
    </message>
    <message>
        <source>The file times were not kept: the drive with the result does not allow it.</source>
        <translation>No se conservaron las fechas del archivo: la unidad del resultado no lo permite.</translation>
    </message>
    <message>
        <source>The end of the file is missing, but all pixels are complete.</source>
        <translation>Falta el final del archivo, pero todos los píxeles están completos.</translation>
    </message>
    <message>
        <source>The file contains invalid data. Check the result.</source>
        <translation>El archivo contiene datos no válidos. Compruebe el resultado.</translation>
    </message>
    <message>
        <source>The color profile does not match the pixels and was removed.</source>
        <translation>El perfil de color no corresponde a los píxeles y se eliminó.</translation>
    </message>
    <message>
        <source>The colors were converted to sRGB.</source>
        <translation>Los colores se convirtieron a sRGB.</translation>
    </message>
    <message>
        <source>The file has no clipping path, because no subject was found.</source>
        <translation>El archivo no tiene trazado de recorte porque no se encontró ningún sujeto.</translation>
    </message>
    <message>
        <source>The clipping path is coarse, because the mask is very ragged.</source>
        <translation>El trazado de recorte es tosco porque la máscara es muy irregular.</translation>
    </message>
    <message>
        <source>The photo was scaled to fit on the canvas.</source>
        <translation>La foto se redimensionó para que cupiera en el lienzo.</translation>
    </message>
    <message>
        <source>The photo has more than 8 bits per channel. The result has 8.</source>
        <translation>La foto tiene más de 8 bits por canal. El resultado tiene 8.</translation>
    </message>
    <message>
        <source>The HDR colors were tone-mapped to sRGB.</source>
        <translation>Los colores HDR se convirtieron a sRGB mediante mapeo de tonos.</translation>
    </message>
    <message>
        <source>Colors that are brighter than white were clipped.</source>
        <translation>Se recortaron los colores más claros que el blanco.</translation>
    </message>
    <message>
        <source>The photo contains a gain map for HDR displays. Its SDR picture was processed.</source>
        <translation>La foto contiene un mapa de ganancia para pantallas HDR. Se procesó su imagen SDR.</translation>
    </message>
    <message>
        <source>The photo is transparent everywhere. Its transparency was ignored.</source>
        <translation>La foto es transparente en todas partes. Se ignoró su transparencia.</translation>
    </message>
    <message>
        <source>The photo was cut out already. Its transparency was kept and no model was used.</source>
        <translation>La foto ya estaba recortada. Se conservó su transparencia y no se usó ningún modelo.</translation>
    </message>
    <message>
        <source>No subject was found.</source>
        <translation>No se encontró ningún sujeto.</translation>
    </message>
    <message>
        <source>Your correction was used.</source>
        <translation>Se ha usado su corrección.</translation>
    </message>
    <message>
        <source>The image could not be rendered again. Its earlier result was kept.</source>
        <translation>No se pudo volver a generar la imagen. Se conservó su resultado anterior.</translation>
    </message>
    <message>
        <source>The subject was enlarged to fill the canvas.</source>
        <translation>El sujeto se amplió para llenar el lienzo.</translation>
    </message>
    <message>
        <source>The photo&apos;s own shadow could not be kept.</source>
        <translation>No se pudo conservar la sombra de la foto.</translation>
    </message>
    <message>
        <source>The quality was lowered to %1 so that the file fits.</source>
        <translation>La calidad se redujo a %1 para que el archivo quepa.</translation>
    </message>
    <message>
        <source>The result was reduced to %1 pixels so that the file fits.</source>
        <translation>El resultado se redujo a %1 píxeles para que el archivo quepa.</translation>
    </message>
    <message>
        <source>%1 is not a preset.</source>
        <translation>%1 no es un preajuste.</translation>
    </message>
    <message>
        <source>This version does not know these values of %1, which are left out: %2.</source>
        <translation>Esta versión no conoce estos valores de %1 y los omite: %2.</translation>
    </message>
    <message>
        <source>The preset of %1 cannot be used yet: %2</source>
        <translation>El preajuste de %1 aún no se puede usar: %2</translation>
    </message>
    <message>
        <source>%1 cannot be used yet: %2</source>
        <translation>%1 aún no se puede usar: %2</translation>
    </message>
    <message>
        <source>%1 cannot be used: %2</source>
        <translation>%1 no se puede usar: %2</translation>
    </message>
    <message>
        <source>The file contains %1 twice; the first one is used.</source>
        <translation>El archivo contiene %1 dos veces; se usa la primera entrada.</translation>
    </message>
    <message>
        <source>%1 cannot be stored: %2</source>
        <translation>%1 no se puede guardar: %2</translation>
    </message>
    <message>
        <source>%1 cannot be watched: it is not the full path of a folder here.</source>
        <translation>%1 no se puede vigilar: no es la ruta completa de una carpeta de este equipo.</translation>
    </message>
    <message>
        <source>%1 cannot be watched: the folder does not exist on this computer.</source>
        <translation>%1 no se puede vigilar: la carpeta no existe en este equipo.</translation>
    </message>
    <message>
        <source>%1 cannot be watched: %2</source>
        <translation>%1 no se puede vigilar: %2</translation>
    </message>
    <message>
        <source>%1 needs presets that are not here: %2. Import them from the same file.</source>
        <translation>%1 necesita preajustes que faltan aquí: %2. Impórtelos del mismo archivo.</translation>
    </message>
</context>
<context>
    <name>Facts</name>
    <message>
        <source>Status</source>
        <translation>Estado</translation>
    </message>
    <message>
        <source>Outputs</source>
        <translation>Archivos</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Motivo</translation>
    </message>
    <message>
        <source>Notice</source>
        <translation>Aviso</translation>
    </message>
    <message>
        <source>Original</source>
        <translation>Original</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Resultado</translation>
    </message>
    <message>
        <source>Processing time</source>
        <translation>Duración</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Dispositivo</translation>
    </message>
    <message>
        <source>Original name</source>
        <translation>Nombre original</translation>
    </message>
    <message>
        <source>From</source>
        <translation>De</translation>
    </message>
    <message>
        <source>To</source>
        <translation>A</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>Imágenes</translation>
    </message>
    <message>
        <source>Options</source>
        <translation>Opciones</translation>
    </message>
    <message>
        <source>Preset</source>
        <translation>Preajuste</translation>
    </message>
    <message>
        <source>Destination</source>
        <translation>Destino</translation>
    </message>
    <message>
        <source>Added</source>
        <translation>Añadido</translation>
    </message>
    <message>
        <source>Started</source>
        <translation>Iniciado</translation>
    </message>
    <message>
        <source>Finished</source>
        <translation>Terminado</translation>
    </message>
    <message>
        <source>Ignored</source>
        <translation>Ignorados</translation>
    </message>
</context>
<context>
    <name>Feedback</name>
    <message>
        <source>The queue resumes automatically when the problem is solved.</source>
        <translation>La cola se reanuda automáticamente cuando se resuelve el problema.</translation>
    </message>
    <message>
        <source>Retry now</source>
        <translation>Probar ahora</translation>
    </message>
    <message>
        <source>Retrying…</source>
        <translation>Reintentando…</translation>
    </message>
    <message>
        <source>The queue is paused.</source>
        <translation>La cola está en pausa.</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Reanudar</translation>
    </message>
    <message>
        <source>“%1” failed.</source>
        <translation>«%1» ha fallado.</translation>
    </message>
    <message>
        <source>The other images are still processed.</source>
        <translation>Las demás imágenes continúan.</translation>
    </message>
    <message>
        <source>Show failed images</source>
        <translation>Mostrar imágenes fallidas</translation>
    </message>
    <message numerus="yes">
        <source>%n interrupted image(s) will be processed again</source>
        <translation>
            <numerusform>%n imagen interrumpida se repite</numerusform>
            <numerusform>%n imágenes interrumpidas se repiten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n finished image(s) were kept</source>
        <translation>
            <numerusform>%n imagen terminada se conservó</numerusform>
            <numerusform>%n imágenes terminadas se conservaron</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n image(s) failed after several crashes</source>
        <translation>
            <numerusform>%n imagen falló tras varios bloqueos</numerusform>
            <numerusform>%n imágenes fallaron tras varios bloqueos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n unfinished file(s) were deleted</source>
        <translation>
            <numerusform>se eliminó %n archivo sin terminar</numerusform>
            <numerusform>se eliminaron %n archivos sin terminar</numerusform>
        </translation>
    </message>
    <message>
        <source>Rembg Desktop quit unexpectedly last time. Nothing was lost: %1.</source>
        <translation>Rembg Desktop se cerró inesperadamente la última vez. No se perdió nada: %1.</translation>
    </message>
    <message>
        <source>The queue file was damaged, so a new one was created. The old file was kept as %1.</source>
        <translation>El archivo de la cola estaba dañado y se empezó uno nuevo. El antiguo se conserva como %1.</translation>
    </message>
    <message>
        <source>Use port %1</source>
        <translation>Usar el puerto %1</translation>
    </message>
    <message>
        <source>Settings…</source>
        <translation>Ajustes…</translation>
    </message>
    <message>
        <source>The HTTP API is not available. %1</source>
        <translation>La API HTTP no está disponible. %1</translation>
    </message>
    <message numerus="yes">
        <source>%n job(s) removed from the list. The results were kept.</source>
        <translation>
            <numerusform>%n trabajo quitado de la lista; sus resultados se conservan.</numerusform>
            <numerusform>%n trabajos quitados de la lista; sus resultados se conservan.</numerusform>
        </translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Deshacer</translation>
    </message>
    <message numerus="yes">
        <source>%n result(s) moved to the trash.</source>
        <translation>
            <numerusform>%n resultado movido a la papelera.</numerusform>
            <numerusform>%n resultados movidos a la papelera.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n could not be moved.</source>
        <translation>
            <numerusform>%n no se pudo mover.</numerusform>
            <numerusform>%n no se pudieron mover.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln need(s) review</source>
        <translation>
            <numerusform>%Ln por revisar</numerusform>
            <numerusform>%Ln por revisar</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln fine</source>
        <translation>
            <numerusform>%Ln correcto</numerusform>
            <numerusform>%Ln correctos</numerusform>
        </translation>
    </message>
    <message>
        <source>Review</source>
        <translation>Revisión</translation>
    </message>
    <message numerus="yes">
        <source>%Ln image(s) done</source>
        <translation>
            <numerusform>%Ln imagen lista</numerusform>
            <numerusform>%Ln imágenes listas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n failed</source>
        <translation>
            <numerusform>%n con error</numerusform>
            <numerusform>%n con error</numerusform>
        </translation>
    </message>
    <message>
        <source>Rembg Desktop has finished</source>
        <translation>Rembg Desktop ha terminado</translation>
    </message>
</context>
<context>
    <name>FileGroup</name>
    <message>
        <source>File</source>
        <translation>Archivo</translation>
    </message>
    <message>
        <source>Use a white background</source>
        <translation>Usar un fondo blanco</translation>
    </message>
    <message>
        <source>Quality</source>
        <translation>Calidad</translation>
    </message>
    <message>
        <source>&amp;Lossless</source>
        <translation>Sin &amp;pérdida</translation>
    </message>
    <message>
        <source>No limit</source>
        <translation>Sin límite</translation>
    </message>
    <message>
        <source>For example 500 KB or 2 MB. The quality is lowered until the file is not larger.</source>
        <translation>Por ejemplo, 500 KB o 2 MB. La calidad se reduce hasta que el archivo no sea mayor.</translation>
    </message>
    <message>
        <source>Reduce pixels if needed</source>
        <translation>Reducir píxeles si hace falta</translation>
    </message>
    <message>
        <source>Before the quality falls below 60, the result gets fewer pixels. So do PNG and TIFF files.</source>
        <translation>Antes de que la calidad baje de 60, el resultado tiene menos píxeles. También los archivos PNG y TIFF.</translation>
    </message>
    <message>
        <source>Clipping path</source>
        <translation>Trazado de recorte</translation>
    </message>
    <message>
        <source>A path around the subject, which Photoshop and layout programs use to hide the background.</source>
        <translation>Un trazado alrededor del sujeto con el que Photoshop y los programas de maquetación ocultan el fondo.</translation>
    </message>
    <message>
        <source>Path 1</source>
        <translation>Trazado 1</translation>
    </message>
    <message>
        <source>Name of the clipping path</source>
        <translation>Nombre del trazado de recorte</translation>
    </message>
    <message>
        <source>Keep the whole photo</source>
        <translation>Conservar toda la foto</translation>
    </message>
    <message>
        <source>For retouchers: the background stays in the file. Only transparency or the path hides it.</source>
        <translation>Para retocadores: el fondo permanece en el archivo. Solo la transparencia o el trazado lo oculta.</translation>
    </message>
    <message>
        <source>Keep camera metadata (E&amp;XIF)</source>
        <translation>Conservar datos de la cámara (E&amp;XIF)</translation>
    </message>
    <message>
        <source>The color profile and resolution are always kept.</source>
        <translation>El perfil de color y la resolución siempre se conservan.</translation>
    </message>
    <message>
        <source>K&amp;eep file times</source>
        <translation>Conservar &amp;fechas del archivo</translation>
    </message>
    <message>
        <source>Results get the dates of the photo&apos;s file. Otherwise, they get the time when they are saved.</source>
        <translation>Los resultados reciben las fechas del archivo de la foto. Si no, llevan la fecha en que se guardan.</translation>
    </message>
    <message>
        <source>Marketplaces ask for it. Otherwise, results keep the color profile of the photo.</source>
        <translation>Los mercados lo piden. De lo contrario, los resultados conservan el perfil de color de la foto.</translation>
    </message>
    <message>
        <source>Keep 16 bits per &amp;channel</source>
        <translation>Cons&amp;ervar 16 bits por canal</translation>
    </message>
    <message>
        <source>up to %1</source>
        <translation>hasta %1</translation>
    </message>
    <message>
        <source>Lossless files only get smaller with fewer pixels. Larger results fail.</source>
        <translation>Sin pérdidas, el archivo solo se reduce con menos píxeles. Los resultados mayores fallan.</translation>
    </message>
    <message>
        <source>Layers: the whole photo with a layer mask, and the background.</source>
        <translation>Capas: toda la foto con una máscara de capa, y el fondo.</translation>
    </message>
    <message>
        <source>clipping path</source>
        <translation>trazado de recorte</translation>
    </message>
    <message>
        <source>whole photo</source>
        <translation>foto completa</translation>
    </message>
    <message>
        <source>F&amp;ormat</source>
        <translation>F&amp;ormato</translation>
    </message>
    <message>
        <source>Qualit&amp;y</source>
        <translation>Ca&amp;lidad</translation>
    </message>
    <message>
        <source>Largest file si&amp;ze</source>
        <translation>Tamaño máximo del arc&amp;hivo</translation>
    </message>
    <message>
        <source>lossless</source>
        <translation>sin pérdida</translation>
    </message>
    <message>
        <source>Convert colors to sRGB</source>
        <translation>Convertir los colores a sRGB</translation>
    </message>
    <message>
        <source>If a photo has 16 bits, its PNG, TIFF or PSD cutout has them too. The file is larger.</source>
        <translation>Si una foto tiene 16 bits, su recorte PNG, TIFF o PSD también los tiene. El archivo es más grande.</translation>
    </message>
    <message>
        <source>no camera metadata</source>
        <translation>sin datos de la cámara</translation>
    </message>
    <message>
        <source>file times kept</source>
        <translation>con fechas del archivo</translation>
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
        <translation>Buscar</translation>
    </message>
    <message>
        <source>Search the queue</source>
        <translation>Buscar en la cola</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Todos</translation>
    </message>
</context>
<context>
    <name>FolderList</name>
    <message>
        <source>Allowed &amp;folders</source>
        <translation>C&amp;arpetas permitidas</translation>
    </message>
    <message>
        <source>Programs can add photos from these folders by path, and save results there. Addresses such as s3://bucket/folder are used with your credentials.</source>
        <translation>Los programas pueden indicar por su ruta fotos de estas carpetas y hacer que los resultados se guarden en ellas. Las direcciones como s3://bucket/carpeta se usan con sus credenciales.</translation>
    </message>
    <message>
        <source>Address in a store</source>
        <translation>Dirección en un almacenamiento remoto</translation>
    </message>
    <message>
        <source>Add address</source>
        <translation>Añadir dirección</translation>
    </message>
    <message>
        <source>Add folder…</source>
        <translation>Añadir carpeta…</translation>
    </message>
    <message>
        <source>Enter the address of a bucket or folder, such as s3://bucket/folder or gs://bucket.</source>
        <translation>Escriba la dirección de un bucket o una carpeta, como s3://bucket/carpeta o gs://bucket.</translation>
    </message>
    <message>
        <source>Allow folder</source>
        <translation>Permitir una carpeta</translation>
    </message>
</context>
<context>
    <name>Following</name>
    <message>
        <source>The system refused to sleep or shut down.</source>
        <translation>El sistema se negó a suspenderse o apagarse.</translation>
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
        <translation>Retenido</translation>
    </message>
    <message>
        <source>Pending</source>
        <translation>En espera</translation>
    </message>
    <message>
        <source>Processing</source>
        <translation>En curso</translation>
    </message>
    <message>
        <source>Completed</source>
        <translation>Completado</translation>
    </message>
    <message>
        <source>Skipped</source>
        <translation>Omitido</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Fallido</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Cancelado</translation>
    </message>
    <message>
        <source>%1%</source>
        <translation>%1&#xa0;%</translation>
    </message>
    <message>
        <source>To process earlier results again, include them in the settings under “Output”.</source>
        <translation>Para volver a procesar resultados anteriores, inclúyalos en los ajustes, en «Salida».</translation>
    </message>
</context>
<context>
    <name>GeneralPage</name>
    <message>
        <source>General</source>
        <translation>General</translation>
    </message>
    <message>
        <source>System default</source>
        <translation>Como el sistema</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Claro</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Oscuro</translation>
    </message>
    <message>
        <source>Show an icon in the system &amp;tray</source>
        <translation>Mostrar un icono en la &amp;bandeja del sistema</translation>
    </message>
    <message>
        <source>Show t&amp;ips for getting started</source>
        <translation>&amp;Mostrar consejos para los primeros pasos</translation>
    </message>
    <message>
        <source>&amp;Ask before closing while images are being processed</source>
        <translation>&amp;Preguntar antes de cerrar si hay imágenes en curso</translation>
    </message>
    <message>
        <source>The language changes after a restart.</source>
        <translation>El idioma cambia tras un reinicio.</translation>
    </message>
    <message>
        <source>T&amp;heme</source>
        <translation>&amp;Tema</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>&amp;Idioma</translation>
    </message>
</context>
<context>
    <name>Header</name>
    <message>
        <source>Previous image (Page Up)</source>
        <translation>Imagen anterior (Re Pág)</translation>
    </message>
    <message>
        <source>Next image (Page Down)</source>
        <translation>Imagen siguiente (Av Pág)</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 de %2</translation>
    </message>
</context>
<context>
    <name>HotFolderDialog</name>
    <message>
        <source>Add hot folder</source>
        <translation>Añadir carpeta vigilada</translation>
    </message>
    <message>
        <source>Change hot folder</source>
        <translation>Cambiar la carpeta vigilada</translation>
    </message>
    <message>
        <source>Hot folder</source>
        <translation>Carpeta vigilada</translation>
    </message>
    <message>
        <source>&amp;Folder</source>
        <translation>&amp;Carpeta</translation>
    </message>
    <message>
        <source>Photos that are copied into this folder are processed as soon as they are complete.</source>
        <translation>Las fotos que se copian en esta carpeta se procesan en cuanto están completas.</translation>
    </message>
    <message>
        <source>Watch its s&amp;ubfolders, too</source>
        <translation>Vigilar también las s&amp;ubcarpetas</translation>
    </message>
    <message>
        <source>&amp;Presets</source>
        <translation>Prea&amp;justes</translation>
    </message>
    <message>
        <source>Each chosen preset makes one result of every photo.</source>
        <translation>Cada preajuste elegido crea un resultado de cada foto.</translation>
    </message>
    <message>
        <source>Folder for the results</source>
        <translation>Carpeta de los resultados</translation>
    </message>
    <message>
        <source>“%1” in the hot folder</source>
        <translation>«%1» en la carpeta vigilada</translation>
    </message>
    <message>
        <source>Folder for the &amp;results</source>
        <translation>Carpeta de los &amp;resultados</translation>
    </message>
    <message>
        <source>Leave the photo where it is</source>
        <translation>Dejar la foto donde está</translation>
    </message>
    <message>
        <source>Move the photo to “Done”, “Failed” or “To check”</source>
        <translation>Mover la foto a «Done», «Failed» o «To check»</translation>
    </message>
    <message>
        <source>Delete the photo once its results are saved</source>
        <translation>Eliminar la foto cuando sus resultados estén guardados</translation>
    </message>
    <message>
        <source>&amp;After processing</source>
        <translation>Tr&amp;as procesar</translation>
    </message>
    <message>
        <source> s</source>
        <translation> s</translation>
    </message>
    <message>
        <source>&amp;Wait until a file is unchanged for</source>
        <translation>&amp;Esperar hasta que un archivo no cambie durante</translation>
    </message>
    <message>
        <source>Longer for slow networks. A file that is not complete waits anyway.</source>
        <translation>Más tiempo para redes lentas. Un archivo incompleto espera de todos modos.</translation>
    </message>
    <message>
        <source>Process the photos that are in the folder &amp;now</source>
        <translation>Procesar las fotos que ya están e&amp;n la carpeta</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Añadir</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Guardar</translation>
    </message>
    <message>
        <source>Choose at least one preset.</source>
        <translation>Elija al menos un preajuste.</translation>
    </message>
    <message>
        <source>These are subfolders of the hot folder. No file is replaced there.</source>
        <translation>Son subcarpetas de la carpeta vigilada. Allí no se reemplaza ningún archivo.</translation>
    </message>
    <message>
        <source>Photos that failed or need review stay where they are.</source>
        <translation>Las fotos con errores o que requieren revisión se quedan donde están.</translation>
    </message>
</context>
<context>
    <name>HotFolderSharing</name>
    <message>
        <source>Export hot folders</source>
        <translation>Exportar carpetas vigiladas</translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation>&amp;Exportar…</translation>
    </message>
    <message>
        <source>Import hot folders</source>
        <translation>Importar carpetas vigiladas</translation>
    </message>
    <message>
        <source>&amp;Import</source>
        <translation>&amp;Importar</translation>
    </message>
    <message>
        <source>Imported hot folders are off until you switch them on.</source>
        <translation>Las carpetas vigiladas importadas están desactivadas hasta que las active.</translation>
    </message>
    <message>
        <source>Hot folders (%1)</source>
        <translation>Carpetas vigiladas (%1)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Todos los archivos (*)</translation>
    </message>
</context>
<context>
    <name>HotFolderTable</name>
    <message>
        <source>Not complete yet: %1</source>
        <translation>Aún incompletos: %1</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>Desactivada</translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) not complete yet</source>
        <translation>
            <numerusform>%Ln archivo aún incompleto</numerusform>
            <numerusform>%Ln archivos aún incompletos</numerusform>
        </translation>
    </message>
    <message>
        <source>Watching</source>
        <translation>Vigilada</translation>
    </message>
    <message>
        <source>Hot folders</source>
        <translation>Carpetas vigiladas</translation>
    </message>
    <message>
        <source>Space switches a folder on or off, Return changes it, Delete removes it, Insert adds one.</source>
        <translation>Espacio activa o desactiva una carpeta, Intro la cambia, Supr la quita e Insert añade una.</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Carpeta</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Estado</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Listas</translation>
    </message>
    <message>
        <source>To check</source>
        <translation>Por revisar</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Fallidas</translation>
    </message>
    <message>
        <source>Waiting</source>
        <comment>photos in the queue</comment>
        <translation>En espera</translation>
    </message>
    <message>
        <source>Last photo</source>
        <translation>Última foto</translation>
    </message>
    <message>
        <source>Presets</source>
        <translation>Preajustes</translation>
    </message>
</context>
<context>
    <name>HotFoldersPage</name>
    <message>
        <source>Hot folders</source>
        <translation>Carpetas vigiladas</translation>
    </message>
    <message>
        <source>&amp;Add hot folder…</source>
        <translation>&amp;Añadir carpeta vigilada…</translation>
    </message>
    <message>
        <source>&amp;Change…</source>
        <translation>&amp;Cambiar…</translation>
    </message>
    <message>
        <source>Remo&amp;ve</source>
        <translation>&amp;Quitar</translation>
    </message>
    <message>
        <source>Open &amp;folder</source>
        <translation>Abrir la car&amp;peta</translation>
    </message>
    <message>
        <source>Open &amp;results</source>
        <translation>Abrir los &amp;resultados</translation>
    </message>
    <message>
        <source>&amp;Import…</source>
        <translation>&amp;Importar…</translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation>&amp;Exportar…</translation>
    </message>
    <message>
        <source>Add hot folder…</source>
        <translation>Añadir carpeta vigilada…</translation>
    </message>
    <message>
        <source>Remove hot folder</source>
        <translation>Quitar la carpeta vigilada</translation>
    </message>
    <message>
        <source>Stop watching “%1”?</source>
        <translation>¿Dejar de vigilar «%1»?</translation>
    </message>
    <message>
        <source>Its files and its jobs are kept.</source>
        <translation>Sus archivos y los trabajos creados con ellos se conservan.</translation>
    </message>
    <message>
        <source>Stop watching</source>
        <translation>Dejar de vigilar</translation>
    </message>
    <message>
        <source>Results: %1</source>
        <translation>Resultados: %1</translation>
    </message>
    <message>
        <source>Copy photos into a hot folder, and find the results in another folder. Hot folders are watched while this window, “rembg-desktop run” or “rembg-desktop serve” is open.</source>
        <translation>Copie fotos en una carpeta vigilada y encuentre los resultados en otra carpeta. Las carpetas se vigilan mientras esta ventana, «rembg-desktop run» o «rembg-desktop serve» esté abierta.</translation>
    </message>
</context>
<context>
    <name>HotFoldersSwitch</name>
    <message>
        <source>Hot folders</source>
        <translation>Carpetas vigiladas</translation>
    </message>
</context>
<context>
    <name>ImagesModel</name>
    <message>
        <source>Image</source>
        <translation>Imagen</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Estado</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>Mensaje</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Antes</translation>
    </message>
    <message>
        <source>After</source>
        <translation>Después</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Tiempo</translation>
    </message>
</context>
<context>
    <name>ImagesTab</name>
    <message>
        <source>Images of the job</source>
        <translation>Imágenes del trabajo</translation>
    </message>
</context>
<context>
    <name>ImportDialog</name>
    <message>
        <source>Import model</source>
        <translation>Importar modelo</translation>
    </message>
    <message>
        <source>Sample photo without its background</source>
        <translation>Foto de ejemplo sin fondo</translation>
    </message>
    <message>
        <source>Trying the model</source>
        <translation>Probando el modelo</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Nombre</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>Automático</translation>
    </message>
    <message>
        <source>&amp;Try again</source>
        <translation>&amp;Probar de nuevo</translation>
    </message>
    <message>
        <source>&amp;Import</source>
        <translation>&amp;Importar</translation>
    </message>
    <message>
        <source>How the model is used</source>
        <translation>Cómo se usa el modelo</translation>
    </message>
    <message>
        <source>&amp;Size</source>
        <translation>&amp;Tamaño</translation>
    </message>
    <message>
        <source>&amp;Mean</source>
        <translation>&amp;Media</translation>
    </message>
    <message>
        <source>Standard &amp;deviation</source>
        <translation>&amp;Desviación estándar</translation>
    </message>
    <message>
        <source>Pixel &amp;range</source>
        <translation>&amp;Rango de los píxeles</translation>
    </message>
    <message>
        <source>&amp;Layout</source>
        <translation>D&amp;isposición</translation>
    </message>
    <message>
        <source>&amp;Output</source>
        <translation>&amp;Salida</translation>
    </message>
    <message>
        <source>&amp;Activation</source>
        <translation>&amp;Activación</translation>
    </message>
    <message>
        <source>In pixels, such as 1024 or 1024x768</source>
        <translation>En píxeles, como 1024 o 1024x768</translation>
    </message>
    <message>
        <source>Three numbers for red, green and blue, or one for all</source>
        <translation>Tres números para rojo, verde y azul, o uno para todos</translation>
    </message>
    <message>
        <source>Enter numbers, separated by commas.</source>
        <translation>Introduzca números separados por comas.</translation>
    </message>
    <message>
        <source>Trying the model on a sample photo…</source>
        <translation>Probando el modelo con una foto de ejemplo…</translation>
    </message>
    <message>
        <source>%1 seconds and %2 of memory on the CPU of this computer</source>
        <translation>%1 segundos y %2 de memoria en la CPU de este equipo</translation>
    </message>
    <message>
        <source>Automatic (%1)</source>
        <translation>Automático (%1)</translation>
    </message>
    <message>
        <source>A model with this name already exists.</source>
        <translation>Ya existe un modelo con este nombre.</translation>
    </message>
    <message>
        <source>Enter up to 64 letters, digits, dots, dashes and underscores.</source>
        <translation>Introduzca hasta 64 letras, cifras, puntos, guiones y guiones bajos.</translation>
    </message>
</context>
<context>
    <name>InspectorPanel</name>
    <message>
        <source>Details of the selection</source>
        <translation>Detalles de la selección</translation>
    </message>
    <message>
        <source>Summary</source>
        <translation>Resumen</translation>
    </message>
    <message>
        <source>Outputs</source>
        <translation>Archivos</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>Imágenes</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Registro</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>Vista previa</translation>
    </message>
    <message>
        <source>Select a job or an image to see its details.</source>
        <translation>Seleccione un trabajo o una imagen para ver los detalles.</translation>
    </message>
    <message>
        <source>Copied: %1</source>
        <translation>Copiado: %1</translation>
    </message>
    <message>
        <source>The log was copied to the clipboard.</source>
        <translation>El registro está en el portapapeles.</translation>
    </message>
    <message>
        <source>Open result</source>
        <translation>Abrir el resultado</translation>
    </message>
    <message>
        <source>Show result in folder</source>
        <translation>Mostrar el resultado en su carpeta</translation>
    </message>
    <message>
        <source>Copy result</source>
        <translation>Copiar el resultado</translation>
    </message>
    <message>
        <source>Repair…</source>
        <translation>Retocar…</translation>
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
        <translation>Leer la foto</translation>
    </message>
    <message>
        <source>Find subject</source>
        <translation>Encontrar el sujeto</translation>
    </message>
    <message>
        <source>Take the kept mask</source>
        <translation>Tomar la máscara guardada</translation>
    </message>
    <message>
        <source>Closer look</source>
        <translation>Mirada de cerca</translation>
    </message>
    <message>
        <source>Second look</source>
        <translation>Segundo vistazo</translation>
    </message>
    <message>
        <source>Refine edges</source>
        <translation>Refinar los bordes</translation>
    </message>
    <message>
        <source>Compose</source>
        <translation>Componer</translation>
    </message>
    <message>
        <source>Write file</source>
        <translation>Escribir el archivo</translation>
    </message>
    <message>
        <source>Move to destination</source>
        <translation>Mover al destino</translation>
    </message>
    <message>
        <source>Wait for memory</source>
        <translation>Esperar memoria</translation>
    </message>
    <message>
        <source>sharp edges</source>
        <translation>bordes nítidos</translation>
    </message>
    <message>
        <source>clean colors</source>
        <translation>colores limpios</translation>
    </message>
    <message>
        <source>matting</source>
        <translation>matting</translation>
    </message>
    <message>
        <source>closer look</source>
        <translation>mirada de cerca</translation>
    </message>
    <message>
        <source>mask cleanup</source>
        <translation>máscara limpia</translation>
    </message>
    <message>
        <source>mask only</source>
        <translation>solo máscara</translation>
    </message>
    <message>
        <source>background %1</source>
        <translation>fondo %1</translation>
    </message>
    <message>
        <source>gradient</source>
        <translation>degradado</translation>
    </message>
    <message>
        <source>blurred background</source>
        <translation>fondo desenfocado</translation>
    </message>
    <message>
        <source>background image</source>
        <translation>imagen de fondo</translation>
    </message>
    <message>
        <source>trimmed</source>
        <translation>ajustado</translation>
    </message>
    <message>
        <source>16 bits</source>
        <translation>16 bits</translation>
    </message>
    <message>
        <source>shadow</source>
        <translation>sombra</translation>
    </message>
    <message>
        <source>Waiting to be processed</source>
        <translation>Espera su turno</translation>
    </message>
    <message>
        <source>Processing…</source>
        <translation>Procesando…</translation>
    </message>
    <message>
        <source>This image failed</source>
        <translation>Esta imagen ha fallado</translation>
    </message>
    <message>
        <source>This image was cancelled</source>
        <translation>Esta imagen se canceló</translation>
    </message>
</context>
<context>
    <name>Intake</name>
    <message>
        <source>Can&apos;t save the image as %1: %2.</source>
        <translation>No se pudo guardar la imagen como %1: %2.</translation>
    </message>
    <message>
        <source>Free some disk space, or save the image to a file and add the file.</source>
        <translation>Libere espacio o guarde la imagen usted mismo y luego añada el archivo.</translation>
    </message>
</context>
<context>
    <name>JobActions</name>
    <message numerus="yes">
        <source>Move %n result(s) to the trash?</source>
        <translation>
            <numerusform>¿Mover %n resultado a la papelera?</numerusform>
            <numerusform>¿Mover %n resultados a la papelera?</numerusform>
        </translation>
    </message>
    <message>
        <source>Your original photos are not affected.</source>
        <translation>Sus fotos originales se quedan donde están.</translation>
    </message>
    <message>
        <source>Move to trash</source>
        <translation>Mover a la papelera</translation>
    </message>
</context>
<context>
    <name>LengthField</name>
    <message>
        <source>Unit: %1</source>
        <translation>Unidad: %1</translation>
    </message>
    <message>
        <source>pixels</source>
        <translation>píxeles</translation>
    </message>
    <message>
        <source>percent</source>
        <translation>por ciento</translation>
    </message>
</context>
<context>
    <name>LogTab</name>
    <message>
        <source>Log</source>
        <translation>Registro</translation>
    </message>
    <message>
        <source>Copy log</source>
        <translation>Copiar registro</translation>
    </message>
</context>
<context>
    <name>LogText</name>
    <message>
        <source>Job %1: %2</source>
        <translation>Trabajo %1: %2</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Estado</translation>
    </message>
    <message>
        <source>Added</source>
        <translation>Añadido</translation>
    </message>
    <message>
        <source>Started</source>
        <translation>Iniciado</translation>
    </message>
    <message>
        <source>Finished</source>
        <translation>Terminado</translation>
    </message>
    <message>
        <source>Destination</source>
        <translation>Destino</translation>
    </message>
    <message>
        <source>Options</source>
        <translation>Opciones</translation>
    </message>
    <message>
        <source>Preset</source>
        <translation>Preajuste</translation>
    </message>
    <message>
        <source>Other failed images</source>
        <translation>Otras imágenes fallidas</translation>
    </message>
    <message>
        <source>Image %1: %2</source>
        <translation>Imagen %1: %2</translation>
    </message>
    <message>
        <source>From</source>
        <translation>De</translation>
    </message>
    <message>
        <source>To</source>
        <translation>A</translation>
    </message>
    <message>
        <source>Attempts</source>
        <translation>Intentos</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Dispositivo</translation>
    </message>
    <message>
        <source>Processing time</source>
        <translation>Duración</translation>
    </message>
    <message>
        <source>Notice</source>
        <translation>Aviso</translation>
    </message>
    <message>
        <source>Output %1: %2</source>
        <translation>Archivo %1: %2</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>Error</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>sí</translation>
    </message>
    <message>
        <source>no</source>
        <translation>no</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Can&apos;t save the settings: %1.</source>
        <translation>No se pudieron guardar los ajustes: %1.</translation>
    </message>
    <message>
        <source>There is no result to open yet.</source>
        <translation>Aún no hay ningún resultado que abrir.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln image(s) added</source>
        <translation>
            <numerusform>%Ln imagen añadida</numerusform>
            <numerusform>%Ln imágenes añadidas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n other file(s) ignored</source>
        <translation>
            <numerusform>%n otro archivo omitido</numerusform>
            <numerusform>%n otros archivos omitidos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Finishing %n image(s) before closing.</source>
        <translation>
            <numerusform>Terminando %n imagen; después se cierra el programa.</numerusform>
            <numerusform>Terminando %n imágenes; después se cierra el programa.</numerusform>
        </translation>
    </message>
    <message>
        <source>Stop now</source>
        <translation>Detener ahora</translation>
    </message>
</context>
<context>
    <name>ModelCard</name>
    <message>
        <source>Status</source>
        <translation>Estado</translation>
    </message>
    <message>
        <source>Best for</source>
        <translation>Ideal para</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Tamaño</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>Velocidad</translation>
    </message>
    <message>
        <source>Input size</source>
        <translation>Tamaño de entrada</translation>
    </message>
    <message>
        <source>License</source>
        <translation>Licencia</translation>
    </message>
    <message>
        <source>Download</source>
        <translation>Descarga</translation>
    </message>
    <message>
        <source>&amp;Pause</source>
        <translation>&amp;Pausa</translation>
    </message>
    <message>
        <source>&amp;Cancel download</source>
        <translation>&amp;Cancelar descarga</translation>
    </message>
    <message>
        <source>Verify &amp;file</source>
        <translation>C&amp;omprobar archivo</translation>
    </message>
    <message>
        <source>Verify the checksum of the file.</source>
        <translation>Comparar el archivo completo con su suma de comprobación.</translation>
    </message>
    <message>
        <source>D&amp;elete…</source>
        <translation>&amp;Eliminar…</translation>
    </message>
    <message>
        <source>unknown, ask the author</source>
        <translation>desconocida, pregunte al autor</translation>
    </message>
    <message>
        <source>%1 × %1 pixels</source>
        <translation>%1 × %1 píxeles</translation>
    </message>
    <message>
        <source>Not for commercial use.</source>
        <translation>No apto para uso comercial.</translation>
    </message>
    <message>
        <source>Publisher website</source>
        <translation>Página del editor</translation>
    </message>
    <message>
        <source>Connecting…</source>
        <translation>Conectando…</translation>
    </message>
    <message>
        <source>Working…</source>
        <translation>Trabajando…</translation>
    </message>
    <message>
        <source>&amp;Resume</source>
        <translation>&amp;Continuar</translation>
    </message>
    <message>
        <source>&amp;Download again</source>
        <translation>&amp;Descargar de nuevo</translation>
    </message>
    <message>
        <source>&amp;Download</source>
        <translation>&amp;Descargar</translation>
    </message>
</context>
<context>
    <name>ModelDescriptions</name>
    <message>
        <source>The small version of U²-Net. Included with the program.</source>
        <translation>La versión pequeña de U²-Net. Incluida con el programa.</translation>
    </message>
    <message>
        <source>The classic general-purpose model. More reliable than the small version.</source>
        <translation>El modelo general clásico. Más fiable que la versión pequeña.</translation>
    </message>
    <message>
        <source>Uses 1024 pixels instead of 320, which preserves thin parts and straight edges.</source>
        <translation>Ve 1024 píxeles en vez de 320 y así conserva partes finas y bordes rectos.</translation>
    </message>
    <message>
        <source>The best general-purpose model that is free to use. Large, and slow without a graphics card.</source>
        <translation>El mejor modelo general de uso libre. Grande, y lento sin tarjeta gráfica.</translation>
    </message>
    <message>
        <source>BiRefNet with a smaller backbone. Almost as good and much faster.</source>
        <translation>BiRefNet con una base más pequeña: casi igual de bueno y bastante más rápido.</translation>
    </message>
    <message>
        <source>BiRefNet trained on portraits. Good with hair.</source>
        <translation>BiRefNet entrenado con retratos; sigue el pelo de cerca.</translation>
    </message>
    <message>
        <source>BiRefNet trained on the largest set of images.</source>
        <translation>BiRefNet entrenado con la mayor colección de imágenes.</translation>
    </message>
    <message>
        <source>BiRefNet trained for dichotomous segmentation: fences, wheels, furniture.</source>
        <translation>BiRefNet entrenado para segmentación dicotómica: vallas, ruedas, muebles.</translation>
    </message>
    <message>
        <source>BiRefNet trained for high-resolution salient object detection.</source>
        <translation>BiRefNet entrenado para objetos destacados en alta resolución.</translation>
    </message>
    <message>
        <source>BiRefNet trained to detect camouflaged objects.</source>
        <translation>BiRefNet entrenado para detectar objetos camuflados.</translation>
    </message>
    <message>
        <source>U²-Net with smaller weights.</source>
        <translation>U²-Net con pesos más pequeños.</translation>
    </message>
    <message>
        <source>U²-Net trained on people. Ignores other objects.</source>
        <translation>U²-Net entrenado con personas; deja fuera lo demás.</translation>
    </message>
    <message>
        <source>Detects upper-body, lower-body and full-body clothes, and keeps all of them.</source>
        <translation>Encuentra ropa superior, inferior y de cuerpo entero; las tres se conservan juntas.</translation>
    </message>
    <message>
        <source>IS-Net trained on anime characters.</source>
        <translation>IS-Net entrenado con personajes de anime.</translation>
    </message>
    <message>
        <source>Very good, but commercial use requires a license from BRIA.</source>
        <translation>Muy bueno, pero no para uso comercial sin licencia de BRIA.</translation>
    </message>
    <message>
        <source>BiRefNet trained for matting: soft and translucent edges.</source>
        <translation>BiRefNet entrenado para matting: bordes suaves y translúcidos.</translation>
    </message>
    <message>
        <source>Uses 2048 pixels. Needs more than 20 GB of memory without a graphics card.</source>
        <translation>Usa 2048 píxeles. Necesita más de 20 GB de memoria sin tarjeta gráfica.</translation>
    </message>
    <message>
        <source>Matting with 2048 pixels. Needs more than 20 GB of memory without a graphics card.</source>
        <translation>Matting con 2048 píxeles. Necesita más de 20 GB de memoria sin tarjeta gráfica.</translation>
    </message>
    <message>
        <source>Refines the uncertain part of its own mask. Free for commercial use, unlike the full BEN2.</source>
        <translation>Refina la parte incierta de su propia máscara. Libre para uso comercial, a diferencia del BEN2 completo.</translation>
    </message>
    <message>
        <source>The same model in a file of half the size. Needs as much time and memory.</source>
        <translation>El mismo modelo en un archivo de la mitad de tamaño. Necesita el mismo tiempo y la misma memoria.</translation>
    </message>
</context>
<context>
    <name>ModelDialog</name>
    <message>
        <source>Again with another model</source>
        <translation>Otra vez con otro modelo</translation>
    </message>
    <message numerus="yes">
        <source>Run %Ln selected image(s) again with:</source>
        <translation>
            <numerusform>Procesar de nuevo %Ln imagen seleccionada con:</numerusform>
            <numerusform>Procesar de nuevo %Ln imágenes seleccionadas con:</numerusform>
        </translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modelo</translation>
    </message>
    <message>
        <source>The earlier results stay. You compare both and pick one; no file is replaced.</source>
        <translation>Los resultados anteriores se conservan. Usted compara ambos y elige uno; no se reemplaza ningún archivo.</translation>
    </message>
    <message>
        <source>No other model is installed. Download one first.</source>
        <translation>No hay otro modelo instalado. Descargue uno primero.</translation>
    </message>
    <message>
        <source>Models…</source>
        <translation>Modelos…</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Ejecutar</translation>
    </message>
</context>
<context>
    <name>ModelList</name>
    <message>
        <source>Waiting</source>
        <translation>En espera</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>En pausa</translation>
    </message>
    <message>
        <source>Working…</source>
        <translation>Trabajando…</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Fallido</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 de %2</translation>
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
        <translation>Modelo</translation>
    </message>
    <message>
        <source>Models…</source>
        <translation>Modelos…</translation>
    </message>
    <message>
        <source>Download and manage models</source>
        <translation>Descargar y gestionar modelos</translation>
    </message>
    <message>
        <source>Unknown model</source>
        <translation>Modelo desconocido</translation>
    </message>
    <message>
        <source>Download…</source>
        <translation>Descargar…</translation>
    </message>
</context>
<context>
    <name>ModelText</name>
    <message>
        <source>Included</source>
        <translation>Incluido</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Disponible</translation>
    </message>
    <message>
        <source>Not downloaded</source>
        <translation>No descargado</translation>
    </message>
    <message>
        <source>Damaged</source>
        <translation>Dañado</translation>
    </message>
    <message>
        <source>license unknown</source>
        <translation>licencia desconocida</translation>
    </message>
    <message>
        <source>%1, private use only</source>
        <translation>%1, solo uso privado</translation>
    </message>
    <message>
        <source>very fast</source>
        <translation>muy rápido</translation>
    </message>
    <message>
        <source>fast</source>
        <translation>rápido</translation>
    </message>
    <message>
        <source>moderate</source>
        <translation>medio</translation>
    </message>
    <message>
        <source>slow</source>
        <translation>lento</translation>
    </message>
    <message>
        <source>speed, clear subjects</source>
        <translation>velocidad, sujetos claros</translation>
    </message>
    <message>
        <source>general photos</source>
        <translation>fotos en general</translation>
    </message>
    <message>
        <source>products, fine edges</source>
        <translation>productos, bordes finos</translation>
    </message>
    <message>
        <source>best quality</source>
        <translation>la mejor calidad</translation>
    </message>
    <message>
        <source>quality at half the cost</source>
        <translation>calidad a mitad de coste</translation>
    </message>
    <message>
        <source>people, hair</source>
        <translation>personas, pelo</translation>
    </message>
    <message>
        <source>unusual subjects</source>
        <translation>sujetos inusuales</translation>
    </message>
    <message>
        <source>thin structures</source>
        <translation>estructuras finas</translation>
    </message>
    <message>
        <source>large photos</source>
        <translation>fotos grandes</translation>
    </message>
    <message>
        <source>camouflaged subjects</source>
        <translation>sujetos camuflados</translation>
    </message>
    <message>
        <source>general photos, small download</source>
        <translation>fotos en general, descarga pequeña</translation>
    </message>
    <message>
        <source>people</source>
        <translation>personas</translation>
    </message>
    <message>
        <source>clothes worn by a person</source>
        <translation>ropa puesta</translation>
    </message>
    <message>
        <source>drawn characters</source>
        <translation>personajes dibujados</translation>
    </message>
    <message>
        <source>best quality, private use</source>
        <translation>la mejor calidad, uso privado</translation>
    </message>
    <message>
        <source>hair, fur, glass</source>
        <translation>pelo, pelaje, vidrio</translation>
    </message>
    <message>
        <source>fine detail in large photos</source>
        <translation>detalles finos en fotos grandes</translation>
    </message>
    <message>
        <source>hair and fur in large photos</source>
        <translation>pelo y pelaje en fotos grandes</translation>
    </message>
    <message>
        <source>fine edges</source>
        <translation>bordes finos</translation>
    </message>
    <message>
        <source>best quality, half the download</source>
        <translation>mejor calidad, la mitad de descarga</translation>
    </message>
    <message>
        <source>quality with a small download</source>
        <translation>calidad con una descarga pequeña</translation>
    </message>
</context>
<context>
    <name>ModelsDialog</name>
    <message>
        <source>Models</source>
        <translation>Modelos</translation>
    </message>
    <message>
        <source>&amp;Import file…</source>
        <translation>&amp;Importar un archivo…</translation>
    </message>
    <message>
        <source>&amp;Open folder</source>
        <translation>&amp;Abrir carpeta</translation>
    </message>
    <message>
        <source>&amp;Sources…</source>
        <translation>&amp;Fuentes…</translation>
    </message>
    <message>
        <source>Mirror and proxy for downloads</source>
        <translation>Espejo y proxy para las descargas</translation>
    </message>
    <message>
        <source>Not for commercial use</source>
        <translation>No apto para uso comercial</translation>
    </message>
    <message>
        <source>%1 is not licensed for commercial use.</source>
        <translation>%1 no se puede usar comercialmente.</translation>
    </message>
    <message>
        <source>Its license is %1. To sell the results or use them in advertising, get a license from the publisher first.</source>
        <translation>Su licencia es %1. Si quiere vender los resultados o hacer publicidad con ellos, pida antes una licencia al editor.</translation>
    </message>
    <message>
        <source>Download for private use</source>
        <translation>Descargar para uso privado</translation>
    </message>
    <message>
        <source>Delete the model %1 from this computer?</source>
        <translation>¿Eliminar el modelo %1 de este equipo?</translation>
    </message>
    <message>
        <source>Delete model</source>
        <translation>Eliminar modelo</translation>
    </message>
    <message>
        <source>You can download it again later.</source>
        <translation>Se puede descargar de nuevo.</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Eliminar</translation>
    </message>
    <message>
        <source>ONNX models</source>
        <translation>Modelos ONNX</translation>
    </message>
    <message>
        <source>Import model</source>
        <translation>Importar un modelo</translation>
    </message>
    <message>
        <source>Importing %1…</source>
        <translation>Importando %1…</translation>
    </message>
    <message>
        <source>The file is valid.</source>
        <translation>El archivo está bien.</translation>
    </message>
</context>
<context>
    <name>NamesDialog</name>
    <message>
        <source>Names from a table</source>
        <translation>Nombres de una tabla</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>Tabla</translation>
    </message>
    <message>
        <source>Tables (%1)</source>
        <translation>Tablas (%1)</translation>
    </message>
    <message>
        <source>Photos</source>
        <translation>Fotos</translation>
    </message>
    <message>
        <source>&amp;File name</source>
        <translation>Nombre de &amp;archivo</translation>
    </message>
    <message>
        <source>Photos and the names of their results</source>
        <translation>Fotos y nombres de sus resultados</translation>
    </message>
    <message>
        <source>&amp;Keep their names</source>
        <translation>&amp;Conservar su nombre</translation>
    </message>
    <message>
        <source>&amp;Leave them out</source>
        <translation>&amp;Omitir</translation>
    </message>
    <message>
        <source>&amp;Read again</source>
        <translation>Volver a &amp;leer</translation>
    </message>
    <message>
        <source>Photos without a line:</source>
        <translation>Fotos sin línea:</translation>
    </message>
    <message>
        <source>&amp;Table</source>
        <translation>&amp;Tabla</translation>
    </message>
    <message>
        <source>&amp;Photos</source>
        <translation>&amp;Fotos</translation>
    </message>
    <message>
        <source>Use {stem}, {index} or a column of the table, such as {sku}.</source>
        <translation>Use {stem}, {index} o una columna de la tabla, como {sku}.</translation>
    </message>
    <message>
        <source>Reading the table and searching for the photos…</source>
        <translation>Leyendo la tabla y buscando las fotos…</translation>
    </message>
    <message>
        <source>Fields: %1. {stem} is the name in the table.</source>
        <translation>Campos: %1. {stem} es el nombre de la tabla.</translation>
    </message>
    <message numerus="yes">
        <source>&amp;Rename %Ln image(s)</source>
        <translation>
            <numerusform>&amp;Renombrar %Ln imagen</numerusform>
            <numerusform>&amp;Renombrar %Ln imágenes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>&amp;Add %Ln image(s)</source>
        <translation>
            <numerusform>Aña&amp;dir %Ln imagen</numerusform>
            <numerusform>Aña&amp;dir %Ln imágenes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln photo(s) with a name</source>
        <translation>
            <numerusform>%Ln foto con nombre</numerusform>
            <numerusform>%Ln fotos con nombre</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln photo(s) without a line</source>
        <translation>
            <numerusform>%Ln foto sin línea</numerusform>
            <numerusform>%Ln fotos sin línea</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln line(s) without a photo</source>
        <translation>
            <numerusform>%Ln línea sin foto</numerusform>
            <numerusform>%Ln líneas sin foto</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln line(s) that cannot be used</source>
        <translation>
            <numerusform>%Ln línea inutilizable</numerusform>
            <numerusform>%Ln líneas inutilizables</numerusform>
        </translation>
    </message>
    <message>
        <source>The table has no such column.</source>
        <translation>La tabla no tiene esa columna.</translation>
    </message>
    <message>
        <source>&amp;Add</source>
        <translation>Aña&amp;dir</translation>
    </message>
</context>
<context>
    <name>NamesIntake</name>
    <message>
        <source>Tables (%1)</source>
        <translation>Tablas (%1)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Todos los archivos (*)</translation>
    </message>
    <message>
        <source>Names from a table</source>
        <translation>Nombres de una tabla</translation>
    </message>
    <message>
        <source>Several tables were received. Add one table at a time.</source>
        <translation>Se han recibido varias tablas. Añada una tabla cada vez.</translation>
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
        <translation>Resultado</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Nota</translation>
    </message>
    <message>
        <source>there is no such photo</source>
        <translation>esta foto no existe</translation>
    </message>
    <message>
        <source>No line in the table</source>
        <translation>Sin línea en la tabla</translation>
    </message>
    <message>
        <source>Left out</source>
        <translation>Omitida</translation>
    </message>
    <message>
        <source>The file exists and is kept</source>
        <translation>El archivo existe y se conserva</translation>
    </message>
    <message>
        <source>The file exists and is replaced</source>
        <translation>El archivo existe y se reemplaza</translation>
    </message>
    <message>
        <source>The name is taken, so a number is added</source>
        <translation>El nombre está en uso; se añade un número</translation>
    </message>
    <message>
        <source>Line %1: %2</source>
        <translation>Línea %1: %2</translation>
    </message>
    <message>
        <source>the source is empty</source>
        <translation>el origen está vacío</translation>
    </message>
    <message>
        <source>“%1” belongs to no column</source>
        <translation>«%1» no pertenece a ninguna columna</translation>
    </message>
    <message>
        <source>“%1” contains a slash; use the column folder</source>
        <translation>«%1» contiene una barra; use la columna folder</translation>
    </message>
    <message>
        <source>“%1” contains characters that a file name cannot have</source>
        <translation>«%1» contiene caracteres no permitidos en un nombre de archivo</translation>
    </message>
    <message>
        <source>“%1” is a reserved name on Windows</source>
        <translation>«%1» es un nombre reservado en Windows</translation>
    </message>
    <message>
        <source>“%1” ends with a dot</source>
        <translation>«%1» termina en punto</translation>
    </message>
    <message>
        <source>“%1” is too long for a file name</source>
        <translation>«%1» es demasiado largo para un nombre de archivo</translation>
    </message>
    <message>
        <source>the folder “%1” is outside the destination</source>
        <translation>la carpeta «%1» está fuera del destino</translation>
    </message>
    <message>
        <source>“%1” was rounded by a spreadsheet; format the column as text</source>
        <translation>«%1» fue redondeado por una hoja de cálculo; dé formato de texto a la columna</translation>
    </message>
    <message>
        <source>“%1” is not a whole number</source>
        <translation>«%1» no es un número entero</translation>
    </message>
    <message>
        <source>the column %1 is empty, but the name uses it</source>
        <translation>la columna %1 está vacía, pero el nombre la usa</translation>
    </message>
    <message>
        <source>“%1” already has line %2</source>
        <translation>«%1» ya tiene la línea %2</translation>
    </message>
    <message>
        <source>“%1” fits several photos: %2</source>
        <translation>«%1» corresponde a varias fotos: %2</translation>
    </message>
    <message>
        <source>there is no preset “%1”</source>
        <translation>no hay ningún preajuste «%1»</translation>
    </message>
    <message>
        <source>No new name</source>
        <translation>Sin nombre nuevo</translation>
    </message>
    <message>
        <source>Same name as line %2</source>
        <translation>Mismo nombre que la línea %2</translation>
    </message>
    <message>
        <source>The results end with %2</source>
        <translation>Los resultados terminan en %2</translation>
    </message>
</context>
<context>
    <name>OptionReasons</name>
    <message>
        <source>JPEG does not support transparency. Choose a color or an image as the background.</source>
        <translation>JPEG no admite transparencia. Elija un color o una imagen como fondo.</translation>
    </message>
    <message>
        <source>Enter a color such as #ffffff, or choose an image file.</source>
        <translation>Escriba un color como #ffffff o elija un archivo de imagen.</translation>
    </message>
    <message>
        <source>Enter a size such as 500 KB or 2 MB.</source>
        <translation>Introduzca un tamaño, por ejemplo 500 KB o 2 MB.</translation>
    </message>
    <message>
        <source>Enter a short name, such as Path 1.</source>
        <translation>Introduzca un nombre corto, por ejemplo Trazado 1.</translation>
    </message>
    <message>
        <source>Choose no background and no shadow, or PSD, where they are layers.</source>
        <translation>Elija sin fondo ni sombra, o PSD, donde son capas.</translation>
    </message>
    <message>
        <source>A TIFF file with fewer pixels cannot keep the whole photo.</source>
        <translation>Un archivo TIFF con menos píxeles no puede conservar toda la foto.</translation>
    </message>
    <message>
        <source>A file name cannot contain any of these characters: %1</source>
        <translation>Un nombre de archivo no puede contener ninguno de estos: %1</translation>
    </message>
    <message>
        <source>Use {stem} or {index}. Otherwise all results would have the same name.</source>
        <translation>Use {stem} o {index}; si no, todos los resultados tendrían el mismo nombre.</translation>
    </message>
    <message>
        <source>Use text and the fields {stem}, {index}, {index:03}, {model}, {date} and {preset}.</source>
        <translation>Use texto y los campos {stem}, {index}, {index:03}, {model}, {date} y {preset}.</translation>
    </message>
</context>
<context>
    <name>OptionsPanel</name>
    <message>
        <source>Options for new jobs</source>
        <translation>Opciones para trabajos nuevos</translation>
    </message>
</context>
<context>
    <name>OriginList</name>
    <message>
        <source>Allowed &amp;web pages</source>
        <translation>Páginas &amp;web permitidas</translation>
    </message>
    <message>
        <source>Web pages from these origins can use the API from a browser. They still need the token.</source>
        <translation>Las páginas web de estos orígenes pueden usar la API desde un navegador. También necesitan el token.</translation>
    </message>
    <message>
        <source>Origin of a web page</source>
        <translation>Origen de una página web</translation>
    </message>
    <message>
        <source>Add origin</source>
        <translation>Añadir el origen</translation>
    </message>
    <message>
        <source>Enter an origin without a path, such as https://shop.example or http://localhost:8080.</source>
        <translation>Escriba un origen sin ruta, como https://shop.example o http://localhost:8080.</translation>
    </message>
</context>
<context>
    <name>OutputList</name>
    <message>
        <source>Remove this output (Delete)</source>
        <translation>Quitar este archivo (Supr)</translation>
    </message>
    <message>
        <source>Outputs of every photo; the options of the selected one are shown</source>
        <translation>Archivos de cada foto; se muestran las opciones del seleccionado</translation>
    </message>
    <message>
        <source>%1 (edited)</source>
        <translation>%1 (modificado)</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) of every photo</source>
        <translation>
            <numerusform>%n archivo por foto</numerusform>
            <numerusform>%n archivos por foto</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>OutputPage</name>
    <message>
        <source>Output</source>
        <translation>Salida</translation>
    </message>
    <message>
        <source>Next to the photos</source>
        <translation>Junto a las fotos</translation>
    </message>
    <message>
        <source>In one folder</source>
        <translation>En una sola carpeta</translation>
    </message>
    <message>
        <source>Destination folder</source>
        <translation>Carpeta de destino</translation>
    </message>
    <message>
        <source>Include &amp;subfolders</source>
        <translation>Incluir también las &amp;subcarpetas</translation>
    </message>
    <message>
        <source>Include &amp;earlier results</source>
        <translation>Incluir también resultados &amp;anteriores</translation>
    </message>
    <message>
        <source>Also process results of this program and folders of earlier results when a folder is added.</source>
        <translation>Procesar también los resultados de este programa y las carpetas de resultados anteriores al añadir una carpeta.</translation>
    </message>
    <message>
        <source>Save &amp;results</source>
        <translation>Ubicación de los &amp;resultados</translation>
    </message>
    <message>
        <source>&amp;Folder</source>
        <translation>&amp;Carpeta</translation>
    </message>
    <message>
        <source>&amp;Preset at startup</source>
        <translation>&amp;Preajuste al inicio</translation>
    </message>
    <message>
        <source>In a “cutouts” folder next to each photo.</source>
        <translation>En una carpeta «cutouts» junto a cada foto.</translation>
    </message>
    <message>
        <source>Choose a destination folder.</source>
        <translation>Elija una carpeta de destino.</translation>
    </message>
</context>
<context>
    <name>OutputText</name>
    <message>
        <source>%1 of %2 files completed</source>
        <translation>%1 de %2 archivos completados</translation>
    </message>
</context>
<context>
    <name>OutputsTab</name>
    <message>
        <source>Outputs of this image</source>
        <translation>Archivos de esta imagen</translation>
    </message>
    <message>
        <source>Preset</source>
        <translation>Preajuste</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Estado</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Archivo</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Tamaño</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>Mensaje</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Abrir</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>Mostrar en la carpeta</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>Reintentar</translation>
    </message>
    <message>
        <source>Make the files that are not finished; the others stay as they are.</source>
        <translation>Crea los archivos que no están terminados; los demás quedan como están.</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copiar</translation>
    </message>
</context>
<context>
    <name>PathField</name>
    <message>
        <source>No folder chosen</source>
        <translation>Ninguna carpeta elegida</translation>
    </message>
    <message>
        <source>No file chosen</source>
        <translation>Ningún archivo elegido</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Elegir…</translation>
    </message>
    <message>
        <source>Choose: %1</source>
        <translation>Elegir: %1</translation>
    </message>
</context>
<context>
    <name>PerformancePage</name>
    <message>
        <source>Performance</source>
        <translation>Rendimiento</translation>
    </message>
    <message>
        <source>Automatic (%1)</source>
        <translation>Automático (%1)</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>Automático</translation>
    </message>
    <message>
        <source>&amp;Stop if this device is not available</source>
        <translation>De&amp;tener si ese dispositivo no se puede usar</translation>
    </message>
    <message>
        <source>Otherwise, the CPU is used instead.</source>
        <translation>De lo contrario, se usa el procesador en su lugar.</translation>
    </message>
    <message>
        <source>Automatic (%1 MB)</source>
        <translation>Automático (%1&#xa0;MB)</translation>
    </message>
    <message>
        <source> MB</source>
        <translation> MB</translation>
    </message>
    <message>
        <source> megapixels</source>
        <translation> megapíxeles</translation>
    </message>
    <message>
        <source>No limit</source>
        <translation>Sin límite</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>Nunca</translation>
    </message>
    <message>
        <source> seconds</source>
        <translation> segundos</translation>
    </message>
    <message>
        <source>&amp;Test run</source>
        <translation>&amp;Probar</translation>
    </message>
    <message>
        <source>Result of the test run</source>
        <translation>Resultado de la prueba</translation>
    </message>
    <message>
        <source>&amp;Device</source>
        <translation>&amp;Dispositivo</translation>
    </message>
    <message>
        <source>&amp;GPUs</source>
        <translation>&amp;GPU</translation>
    </message>
    <message>
        <source>Numbers separated by commas, such as 0, 1. If empty, the first one is used.</source>
        <translation>Números separados por comas, como 0, 1. Si está vacío, se usa la primera.</translation>
    </message>
    <message>
        <source>Memory limit of each GP&amp;U</source>
        <translation>Límite de memoria de cada GP&amp;U</translation>
    </message>
    <message>
        <source>&amp;Images at a time</source>
        <translation>&amp;Imágenes a la vez</translation>
    </message>
    <message>
        <source>&amp;Memory limit</source>
        <translation>&amp;Memoria para imágenes</translation>
    </message>
    <message>
        <source>&amp;Largest image</source>
        <translation>Imagen más &amp;grande</translation>
    </message>
    <message>
        <source>Larger images fail before they are decoded.</source>
        <translation>Las mayores fallan antes de decodificarse.</translation>
    </message>
    <message>
        <source>&amp;Free memory after being idle for</source>
        <translation>&amp;Liberar memoria tras una inactividad de</translation>
    </message>
    <message>
        <source>The model is loaded again for the next image.</source>
        <translation>La siguiente imagen vuelve a cargar el modelo.</translation>
    </message>
    <message>
        <source>In use: %1.</source>
        <translation>En uso: %1.</translation>
    </message>
    <message>
        <source>Not available in this installation. The CPU will be used.</source>
        <translation>No está en esta instalación; se usará el procesador.</translation>
    </message>
    <message>
        <source>Installed. A test run shows whether it works.</source>
        <translation>Instalado. Una prueba muestra si funciona.</translation>
    </message>
    <message>
        <source>%1 is installed, but cannot be used: %2</source>
        <translation>%1 está instalado, pero no se puede usar: %2</translation>
    </message>
    <message>
        <source>%1, not installed</source>
        <translation>%1, no instalado</translation>
    </message>
    <message>
        <source>Running…</source>
        <translation>En marcha…</translation>
    </message>
    <message>
        <source>%1: %2 s per image, %3 images per minute. Ready after %4 s.</source>
        <translation>%1: %2&#xa0;s por imagen, %3 imágenes por minuto. Listo tras %4&#xa0;s.</translation>
    </message>
</context>
<context>
    <name>PickDialog</name>
    <message>
        <source>Pick the better result</source>
        <translation>Elegir el mejor resultado</translation>
    </message>
    <message>
        <source>The other one is marked as rejected. Both files stay where they are.</source>
        <translation>El otro se marca como rechazado. Ambos archivos se quedan donde están.</translation>
    </message>
    <message>
        <source>Earlier result (←)</source>
        <translation>Resultado anterior (←)</translation>
    </message>
    <message>
        <source>Accept both (B)</source>
        <translation>Aceptar ambos (B)</translation>
    </message>
    <message>
        <source>New result (→)</source>
        <translation>Resultado nuevo (→)</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 de %2</translation>
    </message>
</context>
<context>
    <name>PlaceGroup</name>
    <message>
        <source>Name and location</source>
        <translation>Nombre y ubicación</translation>
    </message>
    <message>
        <source>Insert field</source>
        <translation>Insertar un campo</translation>
    </message>
    <message>
        <source>Insert a field into the file name</source>
        <translation>Insertar un campo en el nombre</translation>
    </message>
    <message>
        <source>Next to the photos</source>
        <translation>Junto a las fotos</translation>
    </message>
    <message>
        <source>In one folder</source>
        <translation>En una sola carpeta</translation>
    </message>
    <message>
        <source>Destination folder</source>
        <translation>Carpeta de destino</translation>
    </message>
    <message>
        <source>Keep both, add a number</source>
        <translation>Conservar ambos, añadir un número</translation>
    </message>
    <message>
        <source>Skip photo</source>
        <translation>Omitir la foto</translation>
    </message>
    <message>
        <source>Replace file</source>
        <translation>Reemplazar el archivo</translation>
    </message>
    <message>
        <source>File &amp;name</source>
        <translation>&amp;Nombre del archivo</translation>
    </message>
    <message>
        <source>Destinat&amp;ion</source>
        <translation>Dest&amp;ino</translation>
    </message>
    <message>
        <source>&amp;When a file exists</source>
        <translation>&amp;Cuando ya existe un archivo</translation>
    </message>
    <message>
        <source>Choose a destination folder.</source>
        <translation>Elija una carpeta de destino.</translation>
    </message>
    <message>
        <source>Or save them next to the photos.</source>
        <translation>O déjelos junto a las fotos.</translation>
    </message>
    <message>
        <source>Example: %1</source>
        <translation>Ejemplo: %1</translation>
    </message>
    <message>
        <source>Only in a table of names: %1</source>
        <translation>Solo en una tabla de nombres: %1</translation>
    </message>
    <message>
        <source>In a “cutouts” folder next to each photo.</source>
        <translation>En una carpeta «cutouts» junto a cada foto.</translation>
    </message>
    <message>
        <source>The photo itself is never replaced.</source>
        <translation>La foto en sí nunca se reemplaza.</translation>
    </message>
    <message>
        <source>Photo name</source>
        <translation>Nombre de la foto</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Número</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modelo</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Fecha</translation>
    </message>
    <message>
        <source>Preset</source>
        <translation>Preajuste</translation>
    </message>
</context>
<context>
    <name>PresetBar</name>
    <message>
        <source>P&amp;reset</source>
        <translation>P&amp;reajuste</translation>
    </message>
    <message>
        <source>Edited</source>
        <translation>Modificado</translation>
    </message>
    <message>
        <source>The options differ from the preset.</source>
        <translation>Las opciones difieren del preajuste.</translation>
    </message>
    <message>
        <source>Preset</source>
        <translation>Preajuste</translation>
    </message>
    <message>
        <source>Check several presets (space bar in the list) to make several files of every photo.</source>
        <translation>Marque varios preajustes (barra espaciadora en la lista) para crear varios archivos de cada foto.</translation>
    </message>
    <message>
        <source>Custom options</source>
        <translation>Opciones propias</translation>
    </message>
    <message>
        <source>Save, rename or delete presets</source>
        <translation>Guardar, renombrar o eliminar preajustes</translation>
    </message>
    <message>
        <source>&amp;Save changes</source>
        <translation>&amp;Guardar cambios</translation>
    </message>
    <message>
        <source>Save &amp;as new preset…</source>
        <translation>Guardar como preajuste &amp;nuevo…</translation>
    </message>
    <message>
        <source>Re&amp;vert to preset</source>
        <translation>&amp;Volver al preajuste</translation>
    </message>
    <message>
        <source>&amp;Rename…</source>
        <translation>&amp;Renombrar…</translation>
    </message>
    <message>
        <source>&amp;Delete…</source>
        <translation>&amp;Eliminar…</translation>
    </message>
    <message>
        <source>&amp;Import…</source>
        <translation>&amp;Importar…</translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation>&amp;Exportar…</translation>
    </message>
    <message>
        <source>Save preset</source>
        <translation>Guardar preajuste</translation>
    </message>
    <message>
        <source>Name of the new preset:</source>
        <translation>Nombre del preajuste nuevo:</translation>
    </message>
    <message>
        <source>New name of the preset:</source>
        <translation>Nombre nuevo del preajuste:</translation>
    </message>
    <message>
        <source>Rename preset</source>
        <translation>Renombrar preajuste</translation>
    </message>
    <message>
        <source>A preset named “%1” already exists. Replace it?</source>
        <translation>Ya hay un preajuste «%1». ¿Reemplazarlo?</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>Reemplazar</translation>
    </message>
    <message>
        <source>A preset with this name already exists.</source>
        <translation>Ya hay un preajuste con ese nombre.</translation>
    </message>
    <message>
        <source>Delete the preset “%1”?</source>
        <translation>¿Eliminar el preajuste «%1»?</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Eliminar</translation>
    </message>
    <message>
        <source>Presets</source>
        <translation>Preajustes</translation>
    </message>
    <message>
        <source>Can&apos;t save the presets: %1.</source>
        <translation>No se pueden escribir los preajustes: %1.</translation>
    </message>
</context>
<context>
    <name>PresetSharing</name>
    <message>
        <source>Export presets</source>
        <translation>Exportar preajustes</translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation>&amp;Exportar…</translation>
    </message>
    <message>
        <source>There are no presets of your own to export.</source>
        <translation>No hay preajustes propios que exportar.</translation>
    </message>
    <message>
        <source>Rule set</source>
        <translation>Conjunto de reglas</translation>
    </message>
    <message>
        <source>Import presets</source>
        <translation>Importar preajustes</translation>
    </message>
    <message>
        <source>The file contains no presets and no rule sets.</source>
        <translation>El archivo no contiene preajustes ni conjuntos de reglas.</translation>
    </message>
    <message>
        <source>&amp;Import</source>
        <translation>&amp;Importar</translation>
    </message>
    <message>
        <source>New</source>
        <translation>Nuevo</translation>
    </message>
    <message>
        <source>Already here</source>
        <translation>Ya existe</translation>
    </message>
    <message>
        <source>Another one with this name exists</source>
        <translation>Otro tiene este nombre</translation>
    </message>
    <message>
        <source>This version cannot use it</source>
        <translation>No se puede usar en esta versión</translation>
    </message>
    <message>
        <source>Presets (%1)</source>
        <translation>Preajustes (%1)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Todos los archivos (*)</translation>
    </message>
</context>
<context>
    <name>PresetText</name>
    <message>
        <source>Transparent PNG</source>
        <translation>PNG transparente</translation>
    </message>
    <message>
        <source>White shop picture</source>
        <translation>Imagen blanca para tienda</translation>
    </message>
    <message>
        <source>Mask</source>
        <translation>Máscara</translation>
    </message>
    <message>
        <source>WebP for the web</source>
        <translation>WebP para la web</translation>
    </message>
    <message>
        <source>Layers for retouching</source>
        <translation>Capas para retoque</translation>
    </message>
</context>
<context>
    <name>PreviewView</name>
    <message>
        <source>Preview</source>
        <translation>Vista previa</translation>
    </message>
    <message>
        <source>Select a photo to see a preview.</source>
        <translation>Seleccione una foto para ver una vista previa.</translation>
    </message>
    <message>
        <source>Updating…</source>
        <translation>Actualizando…</translation>
    </message>
</context>
<context>
    <name>QueueColumns</name>
    <message>
        <source>Columns</source>
        <translation>Columnas</translation>
    </message>
    <message>
        <source>Queue order</source>
        <translation>Orden de la cola</translation>
    </message>
    <message>
        <source>Reset columns</source>
        <translation>Restablecer columnas</translation>
    </message>
</context>
<context>
    <name>QueuePage</name>
    <message>
        <source>Queue</source>
        <translation>Cola</translation>
    </message>
    <message>
        <source>Do nothing</source>
        <translation>No hacer nada</translation>
    </message>
    <message>
        <source>Show a notification</source>
        <translation>Mostrar una notificación</translation>
    </message>
    <message>
        <source>Open the destination folder</source>
        <translation>Abrir la carpeta de destino</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Salir</translation>
    </message>
    <message>
        <source>Put the computer to sleep</source>
        <translation>Suspender el equipo</translation>
    </message>
    <message>
        <source>Shut down the computer</source>
        <translation>Apagar el equipo</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>Nunca</translation>
    </message>
    <message>
        <source> days</source>
        <translation> días</translation>
    </message>
    <message>
        <source> MB free</source>
        <translation> MB libres</translation>
    </message>
    <message>
        <source>Pause while the computer is running on &amp;battery</source>
        <translation>Pausar mientras el equipo funcione con &amp;batería</translation>
    </message>
    <message>
        <source>&amp;When everything is done</source>
        <translation>&amp;Cuando todo esté listo</translation>
    </message>
    <message>
        <source>&amp;Remove finished jobs from the list after</source>
        <translation>&amp;Quitar de la lista los trabajos terminados tras</translation>
    </message>
    <message>
        <source>Their results are kept.</source>
        <translation>Sus resultados se quedan donde están.</translation>
    </message>
    <message>
        <source>Pause when the disk has &amp;less than</source>
        <translation>Pausar cuando el disco tenga &amp;menos de</translation>
    </message>
    <message>
        <source>The queue resumes automatically when there is enough space.</source>
        <translation>La cola continúa sola cuando vuelve a haber espacio.</translation>
    </message>
    <message numerus="yes">
        <source>You can cancel this during a countdown of %n second(s).</source>
        <translation>
            <numerusform>Puede cancelarlo durante una cuenta atrás de %n segundo.</numerusform>
            <numerusform>Puede cancelarlo durante una cuenta atrás de %n segundos.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>QueueView</name>
    <message>
        <source>Queue</source>
        <translation>Cola</translation>
    </message>
</context>
<context>
    <name>RejectedFiles</name>
    <message>
        <source>Move rejected results to</source>
        <translation>Mover los resultados rechazados a</translation>
    </message>
    <message numerus="yes">
        <source>Move %Ln rejected result(s) to the trash?</source>
        <translation>
            <numerusform>¿Mover %Ln resultado rechazado a la papelera?</numerusform>
            <numerusform>¿Mover %Ln resultados rechazados a la papelera?</numerusform>
        </translation>
    </message>
    <message>
        <source>Your original photos are not affected, and neither are results that were changed since.</source>
        <translation>Sus fotos originales no se ven afectadas, ni tampoco los resultados modificados desde entonces.</translation>
    </message>
    <message>
        <source>Move to trash</source>
        <translation>Mover a la papelera</translation>
    </message>
    <message>
        <source>The trash did not take it.</source>
        <translation>La papelera no lo aceptó.</translation>
    </message>
    <message>
        <source>Moving rejected results: %1 of %2</source>
        <translation>Moviendo los resultados rechazados: %1 de %2</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Detener</translation>
    </message>
    <message numerus="yes">
        <source>%Ln rejected result(s) moved.</source>
        <translation>
            <numerusform>%Ln resultado rechazado movido.</numerusform>
            <numerusform>%Ln resultados rechazados movidos.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) were not moved.</source>
        <translation>
            <numerusform>No se movió %Ln archivo.</numerusform>
            <numerusform>No se movieron %Ln archivos.</numerusform>
        </translation>
    </message>
    <message>
        <source>Details…</source>
        <translation>Detalles…</translation>
    </message>
    <message>
        <source>was changed after it was written</source>
        <translation>se modificó después de escribirse</translation>
    </message>
    <message>
        <source>is not there any more</source>
        <translation>ya no está</translation>
    </message>
</context>
<context>
    <name>RepairActions</name>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Archivo</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Edición</translation>
    </message>
    <message>
        <source>&amp;Tools</source>
        <translation>&amp;Herramientas</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ver</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>A&amp;yuda</translation>
    </message>
    <message>
        <source>Restore brush</source>
        <translation>Pincel: restaurar</translation>
    </message>
    <message>
        <source>Erase brush</source>
        <translation>Pincel: borrar</translation>
    </message>
    <message>
        <source>Smart brush: subject</source>
        <translation>Pincel inteligente: sujeto</translation>
    </message>
    <message>
        <source>Smart brush: background</source>
        <translation>Pincel inteligente: fondo</translation>
    </message>
    <message>
        <source>Click a part</source>
        <translation>Hacer clic en una parte</translation>
    </message>
    <message>
        <source>Lasso</source>
        <translation>Lazo</translation>
    </message>
    <message>
        <source>Polygon</source>
        <translation>Polígono</translation>
    </message>
    <message>
        <source>Hair brush</source>
        <translation>Pincel para cabello</translation>
    </message>
    <message>
        <source>Cutout on checkerboard</source>
        <translation>Recorte sobre cuadrícula</translation>
    </message>
    <message>
        <source>Cutout on color</source>
        <translation>Recorte sobre color</translation>
    </message>
    <message>
        <source>Removed parts in red</source>
        <translation>Partes eliminadas en rojo</translation>
    </message>
    <message>
        <source>Mask only</source>
        <translation>Solo la máscara</translation>
    </message>
    <message>
        <source>Original</source>
        <translation>Original</translation>
    </message>
    <message>
        <source>Original and cutout</source>
        <translation>Original y recorte</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Guardar</translation>
    </message>
    <message>
        <source>Save and close</source>
        <translation>Guardar y cerrar</translation>
    </message>
    <message>
        <source>Save and next</source>
        <translation>Guardar y siguiente</translation>
    </message>
    <message>
        <source>Export mask…</source>
        <translation>Exportar máscara…</translation>
    </message>
    <message>
        <source>Import mask…</source>
        <translation>Importar máscara…</translation>
    </message>
    <message>
        <source>Apply adjustments to other images…</source>
        <translation>Aplicar a otras imágenes…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Deshacer</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Rehacer</translation>
    </message>
    <message>
        <source>Widen the outline</source>
        <translation>Ampliar el contorno</translation>
    </message>
    <message>
        <source>Narrow the outline</source>
        <translation>Reducir el contorno</translation>
    </message>
    <message>
        <source>Reset to the model&apos;s mask</source>
        <translation>Restablecer la máscara del modelo</translation>
    </message>
    <message>
        <source>Swap keep and remove</source>
        <translation>Intercambiar conservar y eliminar</translation>
    </message>
    <message>
        <source>Smaller brush</source>
        <translation>Pincel más pequeño</translation>
    </message>
    <message>
        <source>Larger brush</source>
        <translation>Pincel más grande</translation>
    </message>
    <message>
        <source>Softer brush</source>
        <translation>Pincel más suave</translation>
    </message>
    <message>
        <source>Harder brush</source>
        <translation>Pincel más duro</translation>
    </message>
    <message>
        <source>Show the mask before the changes</source>
        <translation>Mostrar la máscara antes de los cambios</translation>
    </message>
    <message>
        <source>Choose color behind the cutout…</source>
        <translation>Elegir color de fondo…</translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation>Acercar</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>Alejar</translation>
    </message>
    <message>
        <source>Fit in window</source>
        <translation>Ajustar a la ventana</translation>
    </message>
    <message>
        <source>100% or fit</source>
        <translation>100 % o ajustar</translation>
    </message>
    <message>
        <source>Side panel</source>
        <translation>Panel lateral</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Atajos de teclado</translation>
    </message>
</context>
<context>
    <name>RepairDialogs</name>
    <message>
        <source>Color behind the cutout</source>
        <translation>Color detrás del recorte</translation>
    </message>
    <message>
        <source>Export mask</source>
        <translation>Exportar máscara</translation>
    </message>
    <message>
        <source>Import mask</source>
        <translation>Importar máscara</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>Imágenes</translation>
    </message>
    <message>
        <source>All files</source>
        <translation>Todos los archivos</translation>
    </message>
    <message>
        <source>Apply to others</source>
        <translation>Aplicar a otras</translation>
    </message>
    <message>
        <source>Edge, feather, smoothing, contrast, holes and parts are applied, but not strokes. The results are rendered again.</source>
        <translation>Se aplican borde, suavizado, alisado, contraste, huecos y partes, pero no los trazos. Los resultados se generan de nuevo.</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>Aplicar</translation>
    </message>
    <message>
        <source>Saved. The result is up to date.</source>
        <translation>Guardado. El resultado está actualizado.</translation>
    </message>
    <message>
        <source>Saved as %1, because %2 was changed by another program.</source>
        <translation>Guardado como %1, porque otro programa cambió %2.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>Save your changes before closing?</source>
        <translation>¿Guardar los cambios antes de cerrar?</translation>
    </message>
    <message>
        <source>If you keep a draft, you can continue later. Until you save, the result does not change.</source>
        <translation>Si conserva un borrador, puede continuar más tarde. El resultado no cambia hasta que guarde.</translation>
    </message>
    <message>
        <source>Keep as draft</source>
        <translation>Guardar como borrador</translation>
    </message>
</context>
<context>
    <name>RepairPanel</name>
    <message>
        <source>View</source>
        <translation>Vista</translation>
    </message>
    <message>
        <source>Edge</source>
        <translation>Borde</translation>
    </message>
    <message>
        <source>Move edge</source>
        <translation>Desplazar borde</translation>
    </message>
    <message>
        <source> px</source>
        <translation> px</translation>
    </message>
    <message>
        <source>Above 0 the subject becomes larger, below 0 smaller.</source>
        <translation>Por encima de 0 el sujeto crece; por debajo, se reduce.</translation>
    </message>
    <message>
        <source>Feather</source>
        <translation>Suavizar borde</translation>
    </message>
    <message>
        <source>Smooth</source>
        <translation>Alisar</translation>
    </message>
    <message>
        <source>Contrast</source>
        <translation>Contraste</translation>
    </message>
    <message>
        <source>Holes and parts</source>
        <translation>Huecos y partes</translation>
    </message>
    <message>
        <source>Fill holes up to</source>
        <translation>Rellenar huecos hasta</translation>
    </message>
    <message>
        <source>Size of a hole compared with the subject</source>
        <translation>Tamaño de un hueco respecto al sujeto</translation>
    </message>
    <message>
        <source>Remove parts below</source>
        <translation>Eliminar partes menores de</translation>
    </message>
    <message>
        <source>Size of a part compared with the largest one</source>
        <translation>Tamaño de una parte respecto a la mayor</translation>
    </message>
    <message>
        <source>Keep only the largest part</source>
        <translation>Conservar solo la parte mayor</translation>
    </message>
</context>
<context>
    <name>RepairSaving</name>
    <message>
        <source>The mask has %1 pixels, but the photo has %2.</source>
        <translation>La máscara tiene %1 píxeles, pero la foto %2.</translation>
    </message>
    <message>
        <source>Export the mask here and edit that file.</source>
        <translation>Exporte la máscara aquí y edite ese archivo.</translation>
    </message>
</context>
<context>
    <name>RepairWindow</name>
    <message>
        <source>Repair: %1</source>
        <translation>Retocar: %1</translation>
    </message>
    <message>
        <source>Loading the photo…</source>
        <translation>Cargando la foto…</translation>
    </message>
    <message>
        <source>Your unsaved changes from last time were restored.</source>
        <translation>Se restauraron sus cambios no guardados de la última vez.</translation>
    </message>
    <message>
        <source>Discard them</source>
        <translation>Descartarlos</translation>
    </message>
    <message>
        <source>The draft can&apos;t be written: %1. Save, or free some disk space.</source>
        <translation>No se puede escribir el borrador: %1. Guarde, o libere espacio en disco.</translation>
    </message>
    <message>
        <source>Adjusting the mask…</source>
        <translation>Ajustando la máscara…</translation>
    </message>
    <message>
        <source>This was the last image.</source>
        <translation>Era la última imagen.</translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>Guardando…</translation>
    </message>
    <message>
        <source>Saved. Rendering the result…</source>
        <translation>Guardado. Generando el resultado…</translation>
    </message>
    <message numerus="yes">
        <source>Apply these adjustments to %n other selected image(s)?</source>
        <translation>
            <numerusform>¿Aplicar estos ajustes a %n otra imagen seleccionada?</numerusform>
            <numerusform>¿Aplicar estos ajustes a otras %n imágenes seleccionadas?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Adjustments applied to %n image(s).</source>
        <translation>
            <numerusform>Ajustes aplicados a %n imagen.</numerusform>
            <numerusform>Ajustes aplicados a %n imágenes.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n image(s) could not be changed.</source>
        <translation>
            <numerusform>%n imagen no se pudo cambiar.</numerusform>
            <numerusform>%n imágenes no se pudieron cambiar.</numerusform>
        </translation>
    </message>
    <message>
        <source>Mask exported.</source>
        <translation>Máscara exportada.</translation>
    </message>
    <message>
        <source>Reading the mask…</source>
        <translation>Leyendo la máscara…</translation>
    </message>
</context>
<context>
    <name>RequestsModel</name>
    <message>
        <source>Time</source>
        <translation>Tiempo</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>Método</translation>
    </message>
    <message>
        <source>Path</source>
        <translation>Ruta</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Estado</translation>
    </message>
</context>
<context>
    <name>RequestsTable</name>
    <message>
        <source>Recent requests</source>
        <translation>Últimas solicitudes</translation>
    </message>
    <message>
        <source>No requests yet.</source>
        <translation>Aún no hay solicitudes.</translation>
    </message>
    <message>
        <source>Recent re&amp;quests</source>
        <translation>Últimas &amp;solicitudes</translation>
    </message>
</context>
<context>
    <name>ResultView</name>
    <message>
        <source>Result</source>
        <translation>Resultado</translation>
    </message>
    <message>
        <source>Zoom with the mouse wheel, + or −; Z switches between the whole image and 100%. Hold the space bar to see the original, or tap it to switch.</source>
        <translation>Acerque o aleje con la rueda, + o −; Z alterna entre la imagen completa y el 100 %. Mantenga la barra espaciadora para ver el original, o púlsela brevemente para alternar.</translation>
    </message>
</context>
<context>
    <name>ReviewBar</name>
    <message>
        <source>Contact sheet (Esc)</source>
        <translation>Hoja de contactos (Esc)</translation>
    </message>
    <message>
        <source>Single result (Return)</source>
        <translation>Un solo resultado (Intro)</translation>
    </message>
    <message>
        <source>Size of the pictures</source>
        <translation>Tamaño de las imágenes</translation>
    </message>
    <message>
        <source>Size of the pictures (Ctrl and mouse wheel)</source>
        <translation>Tamaño de las imágenes (Ctrl y rueda)</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Más</translation>
    </message>
    <message>
        <source>Checkerboard behind the cutout (1)</source>
        <translation>Tablero bajo el recorte (1)</translation>
    </message>
    <message>
        <source>White behind the cutout (2)</source>
        <translation>Blanco bajo el recorte (2)</translation>
    </message>
    <message>
        <source>Black behind the cutout (3)</source>
        <translation>Negro bajo el recorte (3)</translation>
    </message>
    <message>
        <source>Gray behind the cutout (4)</source>
        <translation>Gris bajo el recorte (4)</translation>
    </message>
    <message>
        <source>Green behind the cutout (5)</source>
        <translation>Verde bajo el recorte (5)</translation>
    </message>
    <message numerus="yes">
        <source>%Ln result(s)</source>
        <translation>
            <numerusform>%Ln resultado</numerusform>
            <numerusform>%Ln resultados</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln selected</source>
        <translation>
            <numerusform>%Ln seleccionado</numerusform>
            <numerusform>%Ln seleccionados</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReviewFilterBar</name>
    <message>
        <source>Needs review</source>
        <translation>Por revisar</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Todos</translation>
    </message>
    <message>
        <source>Accepted</source>
        <translation>Aceptados</translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation>Rechazados</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Fallidos</translation>
    </message>
    <message>
        <source>Job</source>
        <translation>Trabajo</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>Orden</translation>
    </message>
    <message>
        <source>Most uncertain first</source>
        <translation>Los más inciertos primero</translation>
    </message>
    <message>
        <source>Order of the jobs</source>
        <translation>Orden de los trabajos</translation>
    </message>
</context>
<context>
    <name>ReviewPage</name>
    <message>
        <source>Results</source>
        <translation>Resultados</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>Revisión</translation>
    </message>
    <message>
        <source>Few: only results that are very likely wrong</source>
        <translation>Pocos: solo los resultados que muy probablemente están mal</translation>
    </message>
    <message>
        <source>Usual</source>
        <translation>Normal</translation>
    </message>
    <message>
        <source>Many: also results that are probably right</source>
        <translation>Muchos: también los resultados que probablemente están bien</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>Nunca</translation>
    </message>
    <message>
        <source>For uncertain results</source>
        <translation>Para los resultados inciertos</translation>
    </message>
    <message>
        <source>Always (three times per photo)</source>
        <translation>Siempre (tres veces por foto)</translation>
    </message>
    <message>
        <source>Keep no masks</source>
        <translation>No guardar máscaras</translation>
    </message>
    <message>
        <source>A photo whose mask is kept is processed again without the model.</source>
        <translation>Una foto cuya máscara se conserva se procesa de nuevo sin el modelo.</translation>
    </message>
    <message>
        <source> MB</source>
        <translation> MB</translation>
    </message>
    <message>
        <source>&amp;Clear kept masks</source>
        <translation>&amp;Borrar las máscaras guardadas</translation>
    </message>
    <message>
        <source>Size of the kept masks</source>
        <translation>Tamaño de las máscaras guardadas</translation>
    </message>
    <message>
        <source>&amp;Results that need review</source>
        <translation>&amp;Resultados que hay que revisar</translation>
    </message>
    <message>
        <source>Applies to images that are processed from now on.</source>
        <translation>Se aplica a las imágenes que se procesen a partir de ahora.</translation>
    </message>
    <message>
        <source>&amp;Second look</source>
        <translation>&amp;Segundo vistazo</translation>
    </message>
    <message>
        <source>Runs the model again on a changed copy and compares. It finds more errors and takes time.</source>
        <translation>Ejecuta el modelo otra vez con una copia modificada y compara. Encuentra más errores y lleva tiempo.</translation>
    </message>
    <message>
        <source>&amp;Disk space for kept masks</source>
        <translation>Espacio en &amp;disco para las máscaras guardadas</translation>
    </message>
    <message>
        <source>%1 in use</source>
        <translation>%1 en uso</translation>
    </message>
    <message>
        <source>No masks are kept.</source>
        <translation>No hay máscaras guardadas.</translation>
    </message>
</context>
<context>
    <name>ReviewSwitch</name>
    <message>
        <source>Review</source>
        <translation>Revisión</translation>
    </message>
    <message numerus="yes">
        <source>%Ln need(s) review</source>
        <translation>
            <numerusform>%Ln por revisar</numerusform>
            <numerusform>%Ln por revisar</numerusform>
        </translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>Cola</translation>
    </message>
</context>
<context>
    <name>ReviewText</name>
    <message>
        <source>Not reviewed</source>
        <translation>Sin revisar</translation>
    </message>
    <message>
        <source>Needs review</source>
        <translation>Por revisar</translation>
    </message>
    <message>
        <source>Accepted</source>
        <translation>Aceptado</translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation>Rechazado</translation>
    </message>
    <message>
        <source>The outline is unclear in large parts.</source>
        <translation>El contorno no está claro en gran parte.</translation>
    </message>
    <message>
        <source>The cutout consists of several parts.</source>
        <translation>El recorte consta de varias partes.</translation>
    </message>
    <message>
        <source>The subject touches the border of the photo.</source>
        <translation>El sujeto toca el borde de la foto.</translation>
    </message>
    <message>
        <source>The subject is very small.</source>
        <translation>El sujeto es muy pequeño.</translation>
    </message>
    <message>
        <source>No subject was found.</source>
        <translation>No se encontró ningún sujeto.</translation>
    </message>
    <message>
        <source>Almost nothing was removed.</source>
        <translation>Casi no se ha quitado nada.</translation>
    </message>
    <message>
        <source>The subject has holes.</source>
        <translation>El sujeto tiene huecos.</translation>
    </message>
    <message>
        <source>A second look gave a different outline.</source>
        <translation>Una segunda pasada dio otro contorno.</translation>
    </message>
    <message>
        <source>Uncertainty: %1</source>
        <translation>Incertidumbre: %1</translation>
    </message>
    <message>
        <source>The repair is not saved yet.</source>
        <translation>El retoque aún no se ha guardado.</translation>
    </message>
</context>
<context>
    <name>RuleText</name>
    <message>
        <source>A frame in one color</source>
        <translation>Un marco de un solo color</translation>
    </message>
    <message>
        <source>About {quality}</source>
        <translation>Aproximadamente {quality}</translation>
    </message>
    <message>
        <source>At least {pixels} pixels on the longer side</source>
        <translation>Al menos {pixels} píxeles en el lado largo</translation>
    </message>
    <message>
        <source>At least {pixels} pixels on the shorter side</source>
        <translation>Al menos {pixels} píxeles en el lado corto</translation>
    </message>
    <message>
        <source>At least {width} x {height} pixels</source>
        <translation>Al menos {width} x {height} píxeles</translation>
    </message>
    <message>
        <source>At most {bits} bits per channel</source>
        <translation>Como máximo {bits} bits por canal</translation>
    </message>
    <message>
        <source>At most {megapixels} megapixels</source>
        <translation>Como máximo {megapixels} megapíxeles</translation>
    </message>
    <message>
        <source>At most {pixels} pixels on the longer side</source>
        <translation>Como máximo {pixels} píxeles en el lado largo</translation>
    </message>
    <message>
        <source>At most {size}</source>
        <translation>Como máximo {size}</translation>
    </message>
    <message>
        <source>At most {width} x {height} pixels</source>
        <translation>Como máximo {width} x {height} píxeles</translation>
    </message>
    <message>
        <source>Background pure white (255, 255, 255) or transparent</source>
        <translation>Fondo blanco puro (255, 255, 255) o transparente</translation>
    </message>
    <message>
        <source>Background pure white (255, 255, 255) up to the border</source>
        <translation>Fondo blanco puro (255, 255, 255) hasta el borde</translation>
    </message>
    <message>
        <source>bottom</source>
        <translation>abajo</translation>
    </message>
    <message>
        <source>broken</source>
        <translation>incumplida</translation>
    </message>
    <message>
        <source>Color space sRGB</source>
        <translation>Espacio de color sRGB</translation>
    </message>
    <message>
        <source>Convert it to sRGB.</source>
        <translation>Conviértalo a sRGB.</translation>
    </message>
    <message>
        <source>Cut off: {sides}</source>
        <translation>Cortado: {sides}</translation>
    </message>
    <message>
        <source>Enlarged at most {times} times</source>
        <translation>Ampliado como máximo {times} veces</translation>
    </message>
    <message>
        <source>Enlarged {times} times</source>
        <translation>Ampliado {times} veces</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Archivo</translation>
    </message>
    <message>
        <source>File format {formats}</source>
        <translation>Formato de archivo {formats}</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>Encontrado</translation>
    </message>
    <message>
        <source>held</source>
        <translation>cumplida</translation>
    </message>
    <message>
        <source>JPEG quality of at least {quality}</source>
        <translation>Calidad JPEG de al menos {quality}</translation>
    </message>
    <message>
        <source>left</source>
        <translation>izquierda</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>Nivel</translation>
    </message>
    <message>
        <source>Make it again as {formats}.</source>
        <translation>Vuelva a crearlo como {formats}.</translation>
    </message>
    <message>
        <source>Make it again on a canvas of at least {width} x {height} pixels.</source>
        <translation>Vuelva a crearlo en un lienzo de al menos {width} x {height} píxeles.</translation>
    </message>
    <message>
        <source>Make it again on a canvas of at most {width} x {height} pixels.</source>
        <translation>Vuelva a crearlo en un lienzo de como máximo {width} x {height} píxeles.</translation>
    </message>
    <message>
        <source>Make it again on a canvas with the ratio {ratio}.</source>
        <translation>Vuelva a crearlo en un lienzo con la proporción {ratio}.</translation>
    </message>
    <message>
        <source>Make it again on a larger canvas, from a photo that is large enough.</source>
        <translation>Vuelva a crearlo en un lienzo mayor, a partir de una foto lo bastante grande.</translation>
    </message>
    <message>
        <source>Make it again on a smaller canvas.</source>
        <translation>Vuelva a crearlo en un lienzo menor.</translation>
    </message>
    <message>
        <source>Make it again with a depth of 8.</source>
        <translation>Vuelva a crearlo con 8 bits por canal.</translation>
    </message>
    <message>
        <source>Make it again with a lower quality, or on a smaller canvas.</source>
        <translation>Vuelva a crearlo con menor calidad o en un lienzo menor.</translation>
    </message>
    <message>
        <source>Make it again with a quality of at least {quality}.</source>
        <translation>Vuelva a crearlo con una calidad de al menos {quality}.</translation>
    </message>
    <message>
        <source>Make it again with more padding.</source>
        <translation>Vuelva a crearlo con más relleno.</translation>
    </message>
    <message>
        <source>Make it again with padding or a margin, or take a wider photo.</source>
        <translation>Vuelva a crearlo con relleno o margen, o haga una foto más amplia.</translation>
    </message>
    <message>
        <source>Make it again with the background #ffffff.</source>
        <translation>Vuelva a crearlo con el fondo #ffffff.</translation>
    </message>
    <message>
        <source>Make it again with trimming and less padding.</source>
        <translation>Vuelva a crearlo con recorte y menos relleno.</translation>
    </message>
    <message>
        <source>Make it again without a shadow.</source>
        <translation>Vuelva a crearlo sin sombra.</translation>
    </message>
    <message>
        <source>More than 8 bits per channel</source>
        <translation>Más de 8 bits por canal</translation>
    </message>
    <message>
        <source>Name the file with the {kind} of the product.</source>
        <translation>Nombre el archivo con el {kind} del producto.</translation>
    </message>
    <message>
        <source>No drawn border</source>
        <translation>Sin borde dibujado</translation>
    </message>
    <message>
        <source>No frame</source>
        <translation>Sin marco</translation>
    </message>
    <message>
        <source>No profile, which means sRGB</source>
        <translation>Sin perfil, lo que significa sRGB</translation>
    </message>
    <message>
        <source>No shadow</source>
        <translation>Sin sombra</translation>
    </message>
    <message>
        <source>No transparent border</source>
        <translation>Sin borde transparente</translation>
    </message>
    <message>
        <source>None found</source>
        <translation>No se encontró ninguna</translation>
    </message>
    <message>
        <source>Not a JPEG file</source>
        <translation>No es un archivo JPEG</translation>
    </message>
    <message>
        <source>not checkable</source>
        <translation>no comprobable</translation>
    </message>
    <message>
        <source>Not cut off</source>
        <translation>No cortado</translation>
    </message>
    <message>
        <source>Not enlarged</source>
        <translation>No ampliado</translation>
    </message>
    <message>
        <source>Not transparent</source>
        <translation>No transparente</translation>
    </message>
    <message>
        <source>Nothing differs from the background.</source>
        <translation>Nada se distingue del fondo.</translation>
    </message>
    <message>
        <source>On {share} of the picture</source>
        <translation>En el {share} de la imagen</translation>
    </message>
    <message>
        <source>Only a person can see that.</source>
        <translation>Solo una persona puede verlo.</translation>
    </message>
    <message>
        <source>Profile {profile}</source>
        <translation>Perfil {profile}</translation>
    </message>
    <message>
        <source>Pure white</source>
        <translation>Blanco puro</translation>
    </message>
    <message>
        <source>recommended</source>
        <translation>recomendada</translation>
    </message>
    <message>
        <source>Remove the background, and save it as PNG or WebP.</source>
        <translation>Elimine el fondo y guárdelo como PNG o WebP.</translation>
    </message>
    <message>
        <source>Remove the background.</source>
        <translation>Elimine el fondo.</translation>
    </message>
    <message>
        <source>Remove the frame.</source>
        <translation>Elimine el marco.</translation>
    </message>
    <message>
        <source>Rename it so that it ends with {ending}.</source>
        <translation>Cámbiele el nombre para que termine en {ending}.</translation>
    </message>
    <message>
        <source>Rename it to {name}.</source>
        <translation>Cámbiele el nombre a {name}.</translation>
    </message>
    <message>
        <source>required</source>
        <translation>obligatoria</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Resultado</translation>
    </message>
    <message>
        <source>right</source>
        <translation>derecha</translation>
    </message>
    <message>
        <source>Rule</source>
        <translation>Regla</translation>
    </message>
    <message>
        <source>Rule set</source>
        <translation>Conjunto de reglas</translation>
    </message>
    <message>
        <source>Take a larger photo, or make it again on a smaller canvas.</source>
        <translation>Use una foto más grande o vuelva a crearlo en un lienzo menor.</translation>
    </message>
    <message>
        <source>The background is not plain, so the subject cannot be told from it.</source>
        <translation>El fondo no es liso, por lo que no se puede distinguir el sujeto.</translation>
    </message>
    <message>
        <source>The background is {color}</source>
        <translation>El fondo es {color}</translation>
    </message>
    <message>
        <source>The border has different colors</source>
        <translation>El borde tiene varios colores</translation>
    </message>
    <message>
        <source>The ending matches the content</source>
        <translation>La extensión corresponde al contenido</translation>
    </message>
    <message>
        <source>The file can be read</source>
        <translation>El archivo se puede leer</translation>
    </message>
    <message>
        <source>The file does not tell how much it was enlarged. Check it with its source.</source>
        <translation>El archivo no indica cuánto se amplió. Compruébelo con su original.</translation>
    </message>
    <message>
        <source>The file does not tell its quality.</source>
        <translation>El archivo no indica su calidad.</translation>
    </message>
    <message>
        <source>The file name is a {kind} with its check digit</source>
        <translation>El nombre del archivo es un {kind} con su dígito de control</translation>
    </message>
    <message>
        <source>The subject fills at least {share} of the frame</source>
        <translation>El sujeto ocupa al menos {share} del encuadre</translation>
    </message>
    <message>
        <source>The subject fills at most {share} of the frame</source>
        <translation>El sujeto ocupa como máximo {share} del encuadre</translation>
    </message>
    <message>
        <source>The subject is not cut off at the border</source>
        <translation>El sujeto no está cortado en el borde</translation>
    </message>
    <message>
        <source>top</source>
        <translation>arriba</translation>
    </message>
    <message>
        <source>Transparent</source>
        <translation>Transparente</translation>
    </message>
    <message>
        <source>Transparent background</source>
        <translation>Fondo transparente</translation>
    </message>
    <message>
        <source>What to do</source>
        <translation>Qué hacer</translation>
    </message>
    <message>
        <source>Width to height {ratio}</source>
        <translation>Ancho por alto {ratio}</translation>
    </message>
    <message>
        <source>{bits} bits per channel</source>
        <translation>{bits} bits por canal</translation>
    </message>
    <message>
        <source>{ending}, the content is {format}</source>
        <translation>{ending}, el contenido es {format}</translation>
    </message>
    <message>
        <source>{held} of {total} files hold all required rules.</source>
        <translation>{held} de {total} archivos cumplen todas las reglas obligatorias.</translation>
    </message>
    <message>
        <source>{megapixels} megapixels</source>
        <translation>{megapixels} megapíxeles</translation>
    </message>
    <message>
        <source>{name} has the check digit {found} instead of {wanted}</source>
        <translation>{name} tiene el dígito de control {found} en lugar de {wanted}</translation>
    </message>
    <message>
        <source>{name} has {count} digits</source>
        <translation>{name} tiene {count} dígitos</translation>
    </message>
    <message>
        <source>{name} is not a number</source>
        <translation>{name} no es un número</translation>
    </message>
    <message>
        <source>{share} of the background is not pure white (down to {color})</source>
        <translation>{share} del fondo no es blanco puro (hasta {color})</translation>
    </message>
    <message>
        <source>{share} of the border is not pure white (down to {color})</source>
        <translation>{share} del borde no es blanco puro (hasta {color})</translation>
    </message>
    <message>
        <source>{width} x {height} pixels</source>
        <translation>{width} x {height} píxeles</translation>
    </message>
    <message>
        <source>{width} x {height} pixels, {ratio}</source>
        <translation>{width} x {height} píxeles, {ratio}</translation>
    </message>
</context>
<context>
    <name>SearchField</name>
    <message>
        <source>Search</source>
        <translation>Buscar</translation>
    </message>
    <message>
        <source>Search for file names</source>
        <translation>Buscar nombres de archivo</translation>
    </message>
</context>
<context>
    <name>Section</name>
    <message>
        <source>expanded</source>
        <translation>abierta</translation>
    </message>
    <message>
        <source>collapsed</source>
        <translation>cerrada</translation>
    </message>
</context>
<context>
    <name>SettingsDialog</name>
    <message>
        <source>Settings</source>
        <translation>Ajustes</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>Páginas</translation>
    </message>
</context>
<context>
    <name>ShadowGroup</name>
    <message>
        <source>Shadow</source>
        <translation>Sombra</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Ninguna</translation>
    </message>
    <message>
        <source>Drop shadow</source>
        <translation>Sombra paralela</translation>
    </message>
    <message>
        <source>Contact shadow</source>
        <translation>Sombra de contacto</translation>
    </message>
    <message>
        <source>Floating</source>
        <translation>Flotante</translation>
    </message>
    <message>
        <source>Reflection</source>
        <translation>Reflejo</translation>
    </message>
    <message>
        <source>Keep the photo&apos;s own</source>
        <translation>Conservar la de la foto</translation>
    </message>
    <message>
        <source>Direction</source>
        <translation>Dirección</translation>
    </message>
    <message>
        <source>Distance</source>
        <translation>Distancia</translation>
    </message>
    <message>
        <source>Softness</source>
        <translation>Suavidad</translation>
    </message>
    <message>
        <source>Opacity</source>
        <translation>Opacidad</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Tipo</translation>
    </message>
    <message>
        <source>0° is up, 90° right, 180° down.</source>
        <translation>0° es arriba, 90° derecha, 180° abajo.</translation>
    </message>
    <message>
        <source>A thin shadow where the subject stands.</source>
        <translation>Una sombra fina donde se apoya el sujeto.</translation>
    </message>
    <message>
        <source>A soft spot on the ground below the subject.</source>
        <translation>Una mancha suave en el suelo, bajo el sujeto.</translation>
    </message>
    <message>
        <source>As if the subject stood on a shiny surface.</source>
        <translation>Como si el sujeto estuviera sobre una superficie brillante.</translation>
    </message>
    <message>
        <source>Only if the background of the photo is light and even.</source>
        <translation>Solo si el fondo de la foto es claro y uniforme.</translation>
    </message>
    <message>
        <source>A mask has no shadow.</source>
        <translation>Una máscara no tiene sombra.</translation>
    </message>
    <message>
        <source>Height</source>
        <translation>Altura</translation>
    </message>
    <message>
        <source>Gap</source>
        <translation>Separación</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>Longitud</translation>
    </message>
    <message>
        <source>Percent of the subject&apos;s longer side</source>
        <translation>Porcentaje del lado mayor del sujeto</translation>
    </message>
</context>
<context>
    <name>SharedItemsDialog</name>
    <message>
        <source>Name</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Estado</translation>
    </message>
    <message>
        <source>If another one with this name exists</source>
        <translation>Si ya existe otro con este nombre</translation>
    </message>
    <message>
        <source>&amp;Keep the existing one</source>
        <translation>&amp;Conservar el existente</translation>
    </message>
    <message>
        <source>&amp;Replace it</source>
        <translation>&amp;Reemplazarlo</translation>
    </message>
    <message>
        <source>Keep &amp;both</source>
        <translation>Conservar &amp;ambos</translation>
    </message>
</context>
<context>
    <name>ShortcutsDialog</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Atajos de teclado</translation>
    </message>
    <message>
        <source>Search for a command or key</source>
        <translation>Buscar una orden o una tecla</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Buscar</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>Orden</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Teclas</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>Otros</translation>
    </message>
</context>
<context>
    <name>SidePanel</name>
    <message>
        <source>Options and inspector</source>
        <translation>Opciones e inspector</translation>
    </message>
    <message>
        <source>Options</source>
        <translation>Opciones</translation>
    </message>
    <message>
        <source>Inspector</source>
        <translation>Inspector</translation>
    </message>
</context>
<context>
    <name>SingleView</name>
    <message>
        <source>Filmstrip</source>
        <translation>Tira de imágenes</translation>
    </message>
</context>
<context>
    <name>SizeGroup</name>
    <message>
        <source>Size</source>
        <translation>Tamaño</translation>
    </message>
    <message>
        <source>&amp;Trim to the subject</source>
        <translation>&amp;Ajustar al sujeto</translation>
    </message>
    <message>
        <source>Margin</source>
        <translation>Margen</translation>
    </message>
    <message>
        <source>Same as photo</source>
        <translation>Como la foto</translation>
    </message>
    <message>
        <source>Custom size…</source>
        <translation>Tamaño propio…</translation>
    </message>
    <message>
        <source>Canvas width in pixels</source>
        <translation>Ancho del lienzo, en píxeles</translation>
    </message>
    <message>
        <source>Canvas height in pixels</source>
        <translation>Alto del lienzo, en píxeles</translation>
    </message>
    <message>
        <source>Padding</source>
        <translation>Relleno</translation>
    </message>
    <message>
        <source>Centered</source>
        <translation>Centrado</translation>
    </message>
    <message>
        <source>At the bottom</source>
        <translation>Abajo</translation>
    </message>
    <message>
        <source>Space below</source>
        <translation>Espacio inferior</translation>
    </message>
    <message>
        <source>Center by weight</source>
        <translation>Centrar por peso visual</translation>
    </message>
    <message>
        <source>Centers what looks like the middle, instead of the middle between the outermost points.</source>
        <translation>Centra el punto medio visual, no el punto medio entre los extremos.</translation>
    </message>
    <message>
        <source>Same scale for a whole folder</source>
        <translation>Misma escala para toda una carpeta</translation>
    </message>
    <message>
        <source>All photos of a folder are measured first. Then they get one scale, and stand on one line.</source>
        <translation>Primero se miden todas las fotos de una carpeta. Después tienen la misma escala y la misma línea de base.</translation>
    </message>
    <message>
        <source>&amp;Margin</source>
        <translation>&amp;Margen alrededor</translation>
    </message>
    <message>
        <source>C&amp;anvas</source>
        <translation>Lien&amp;zo</translation>
    </message>
    <message>
        <source>&amp;Padding</source>
        <translation>Relleno in&amp;terior</translation>
    </message>
    <message>
        <source>Vertical position</source>
        <translation>Posición vertical</translation>
    </message>
    <message>
        <source>The subject is scaled to fit and centered.</source>
        <translation>El sujeto se escala y se centra.</translation>
    </message>
    <message>
        <source>The subject is scaled to fit.</source>
        <translation>El sujeto se escala.</translation>
    </message>
    <message>
        <source>Trimmed</source>
        <translation>Ajustado</translation>
    </message>
    <message>
        <source>at the bottom</source>
        <translation>abajo</translation>
    </message>
    <message>
        <source>same scale</source>
        <translation>misma escala</translation>
    </message>
    <message>
        <source>The preview shows the photo alone.</source>
        <translation>La vista previa muestra la foto sola.</translation>
    </message>
</context>
<context>
    <name>SourceDialog</name>
    <message>
        <source>Model sources</source>
        <translation>Fuentes de los modelos</translation>
    </message>
    <message>
        <source>&amp;Mirror</source>
        <translation>&amp;Espejo</translation>
    </message>
    <message>
        <source>URL of a server with the model files. Leave empty to use the one of the publisher.</source>
        <translation>Una dirección con los archivos de los modelos; vacía para la del propio editor.</translation>
    </message>
    <message>
        <source>&amp;Proxy</source>
        <translation>&amp;Proxy</translation>
    </message>
    <message>
        <source>Leave empty to use the system proxy, if any.</source>
        <translation>Vacío para usar el del sistema, si lo hay.</translation>
    </message>
    <message>
        <source>Enter a URL that starts with http:// or https://.</source>
        <translation>Escriba una dirección que empiece por http:// o https://.</translation>
    </message>
</context>
<context>
    <name>StatusLine</name>
    <message>
        <source>Ready</source>
        <translation>Listo</translation>
    </message>
    <message>
        <source>%1 images/min</source>
        <translation>%1 imágenes/min</translation>
    </message>
    <message>
        <source>about %1 left</source>
        <translation>quedan unos %1</translation>
    </message>
    <message>
        <source>%1 free</source>
        <translation>%1 libres</translation>
    </message>
    <message>
        <source>HTTP API: %1</source>
        <translation>API HTTP: %1</translation>
    </message>
    <message>
        <source>Waiting: %1</source>
        <translation>En espera: %1</translation>
    </message>
    <message numerus="yes">
        <source>Paused, %Ln image(s) waiting</source>
        <translation>
            <numerusform>En pausa, %Ln imagen en espera</numerusform>
            <numerusform>En pausa, %Ln imágenes en espera</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln image(s) left</source>
        <translation>
            <numerusform>queda %Ln imagen</numerusform>
            <numerusform>quedan %Ln imágenes</numerusform>
        </translation>
    </message>
    <message>
        <source>Processing · %1</source>
        <translation>Trabajando · %1</translation>
    </message>
    <message numerus="yes">
        <source>Starting, %Ln image(s) waiting</source>
        <translation>
            <numerusform>Iniciando, %Ln imagen en espera</numerusform>
            <numerusform>Iniciando, %Ln imágenes en espera</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln image(s) waiting</source>
        <translation>
            <numerusform>%Ln imagen en espera</numerusform>
            <numerusform>%Ln imágenes en espera</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Done, %Ln image(s) failed</source>
        <translation>
            <numerusform>Listo, %Ln imagen con error</numerusform>
            <numerusform>Listo, %Ln imágenes con error</numerusform>
        </translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Listo</translation>
    </message>
</context>
<context>
    <name>SummaryTab</name>
    <message>
        <source>Summary</source>
        <translation>Resumen</translation>
    </message>
    <message>
        <source>Image</source>
        <translation>Imagen</translation>
    </message>
    <message>
        <source>Job</source>
        <translation>Trabajo</translation>
    </message>
</context>
<context>
    <name>TipsBar</name>
    <message>
        <source>Tips</source>
        <translation>Consejos</translation>
    </message>
    <message>
        <source>Drop photos or folders anywhere on this window.</source>
        <translation>Suelte fotos o carpetas en cualquier parte de esta ventana.</translation>
    </message>
    <message>
        <source>You can also drop images from a browser, or paste them from the clipboard.</source>
        <translation>También puede soltar imágenes desde un navegador o pegarlas desde el portapapeles.</translation>
    </message>
    <message>
        <source>Choose a preset in the side panel before you add photos.</source>
        <translation>Elija un preajuste en el lateral antes de añadir fotos.</translation>
    </message>
    <message>
        <source>Each job keeps the options it was added with.</source>
        <translation>Cada trabajo conserva las opciones con las que se añadió.</translation>
    </message>
    <message>
        <source>You can leave at any time: everything you add is saved.</source>
        <translation>Váyase tranquilo: todo lo que añada se conserva.</translation>
    </message>
    <message>
        <source>After a restart, or even a power failure, the queue continues where it stopped.</source>
        <translation>Tras un reinicio, incluso tras un corte de luz, la cola continúa donde estaba.</translation>
    </message>
    <message>
        <source>Fine hair or tricky subjects? Try another model.</source>
        <translation>¿Pelo fino o sujetos difíciles? Pruebe otro modelo.</translation>
    </message>
    <message>
        <source>Larger models are slower but more accurate. Download them once, then work offline.</source>
        <translation>Los modelos grandes son más lentos pero más precisos. Descárguelos una vez y luego trabaje sin conexión.</translation>
    </message>
    <message>
        <source>Stop showing tips</source>
        <translation>No mostrar más consejos</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 de %2</translation>
    </message>
    <message>
        <source>Got it</source>
        <translation>Entendido</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Siguiente</translation>
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
        <translation>Re&amp;novar…</translation>
    </message>
    <message>
        <source>Renew the token</source>
        <translation>Renovar el token</translation>
    </message>
    <message>
        <source>Programs send it as “Authorization: Bearer TOKEN”. Keep it secret, like a password.</source>
        <translation>Cada programa lo envía como «Authorization: Bearer TOKEN». Guárdelo como una contraseña.</translation>
    </message>
    <message>
        <source>&amp;Token</source>
        <translation>To&amp;ken</translation>
    </message>
    <message>
        <source>Shell example</source>
        <translation>Ejemplo para un shell</translation>
    </message>
    <message>
        <source>&amp;Example</source>
        <translation>E&amp;jemplo</translation>
    </message>
    <message>
        <source>Hide</source>
        <translation>Ocultar</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Mostrar</translation>
    </message>
    <message>
        <source>Hide the token</source>
        <translation>Ocultar el token</translation>
    </message>
    <message>
        <source>Show the token</source>
        <translation>Mostrar el token</translation>
    </message>
    <message>
        <source>Create a new token?</source>
        <translation>¿Crear un token nuevo?</translation>
    </message>
    <message>
        <source>The current token stops working. You must enter the new one in every program that uses it.</source>
        <translation>El token actual dejará de funcionar. Deberá introducir el nuevo en todos los programas que lo usen.</translation>
    </message>
    <message>
        <source>Renew</source>
        <translation>Renovar</translation>
    </message>
</context>
<context>
    <name>ToolOptions</name>
    <message>
        <source>Size</source>
        <translation>Tamaño</translation>
    </message>
    <message>
        <source> px</source>
        <translation> px</translation>
    </message>
    <message>
        <source>Mouse wheel, or [ and ]</source>
        <translation>Rueda del ratón, o [ y ]</translation>
    </message>
    <message>
        <source>Hardness</source>
        <translation>Dureza</translation>
    </message>
    <message>
        <source>Shift+[ and Shift+]</source>
        <translation>Mayús+[ y Mayús+]</translation>
    </message>
    <message>
        <source>Opacity</source>
        <translation>Opacidad</translation>
    </message>
    <message>
        <source>Keep inside</source>
        <translation>Conservar interior</translation>
    </message>
    <message>
        <source>Remove inside</source>
        <translation>Eliminar interior</translation>
    </message>
    <message>
        <source>Remove part</source>
        <translation>Eliminar parte</translation>
    </message>
    <message>
        <source>Keep part</source>
        <translation>Conservar parte</translation>
    </message>
    <message>
        <source>Fill hole</source>
        <translation>Rellenar hueco</translation>
    </message>
    <message>
        <source>Keep only this</source>
        <translation>Conservar solo esta</translation>
    </message>
</context>
<context>
    <name>Transfers</name>
    <message>
        <source>Can&apos;t write to the models folder: %1.</source>
        <translation>La carpeta de los modelos no se puede modificar: %1.</translation>
    </message>
    <message>
        <source>Check its permissions and the free disk space.</source>
        <translation>Revise sus permisos y el espacio en su disco.</translation>
    </message>
</context>
<context>
    <name>Tray</name>
    <message>
        <source>Show Rembg Desktop</source>
        <translation>Mostrar Rembg Desktop</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pausa</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Salir</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Reanudar</translation>
    </message>
</context>
<context>
    <name>TypedList</name>
    <message>
        <source>Add</source>
        <translation>Añadir</translation>
    </message>
</context>
<context>
    <name>ViewBar</name>
    <message>
        <source>Compare with a divider</source>
        <translation>Comparar con un divisor</translation>
    </message>
    <message>
        <source>Compare side by side</source>
        <translation>Comparar lado a lado</translation>
    </message>
    <message>
        <source>Hold to see the original (space bar)</source>
        <translation>Mantener para ver el original (barra espaciadora)</translation>
    </message>
    <message>
        <source>Checkerboard behind the cutout</source>
        <translation>Tablero bajo el recorte</translation>
    </message>
    <message>
        <source>White behind the cutout</source>
        <translation>Blanco bajo el recorte</translation>
    </message>
    <message>
        <source>Dark behind the cutout</source>
        <translation>Oscuro bajo el recorte</translation>
    </message>
    <message>
        <source>Custom color behind the cutout (click again to choose)</source>
        <translation>Color propio bajo el recorte; pulsar de nuevo para elegirlo</translation>
    </message>
    <message>
        <source>A trimmed result has a different shape from its original, so both are shown side by side</source>
        <translation>Un resultado ajustado tiene otra forma que su original: se muestran lado a lado</translation>
    </message>
    <message>
        <source>Color behind the cutout</source>
        <translation>Color bajo el recorte</translation>
    </message>
</context>
<context>
    <name>WhenDoneActions</name>
    <message>
        <source>Rembg Desktop will quit in %1 seconds</source>
        <translation>Rembg Desktop se cierra en %1 segundos</translation>
    </message>
    <message>
        <source>The computer will go to sleep in %1 seconds</source>
        <translation>El equipo se suspende en %1 segundos</translation>
    </message>
    <message>
        <source>The computer will shut down in %1 seconds</source>
        <translation>El equipo se apaga en %1 segundos</translation>
    </message>
</context>
<context>
    <name>WorkersTable</name>
    <message>
        <source>Open the das&amp;hboard</source>
        <translation>Abrir el &amp;panel</translation>
    </message>
    <message>
        <source>Worker</source>
        <translation>Trabajador</translation>
    </message>
    <message>
        <source>Images per minute</source>
        <translation>Imágenes por minuto</translation>
    </message>
    <message>
        <source>Image</source>
        <translation>Imagen</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Dispositivo</translation>
    </message>
    <message>
        <source>Workers</source>
        <translation>Trabajadores</translation>
    </message>
    <message>
        <source>Last problems</source>
        <translation>Últimos problemas</translation>
    </message>
    <message>
        <source>Wor&amp;kers</source>
        <translation>&amp;Trabajadores</translation>
    </message>
    <message>
        <source>Not in use. It starts when you click OK or Apply.</source>
        <translation>Sin usar. Empieza al hacer clic en Aceptar o Aplicar.</translation>
    </message>
    <message>
        <source>%1 does not answer.</source>
        <translation>%1 no responde.</translation>
    </message>
    <message>
        <source>Connected to %1; %2 of %3 workers can be used.</source>
        <translation>Conectado a %1; %2 de %3 trabajadores utilizables.</translation>
    </message>
</context>
<context>
    <name>Workspace</name>
    <message>
        <source>No matching jobs. Press Esc to show all.</source>
        <translation>Ningún trabajo coincide. Pulse Esc para mostrar todos.</translation>
    </message>
</context>
<context>
    <name>ZoomBar</name>
    <message>
        <source>Zoom out (−)</source>
        <translation>Alejar (−)</translation>
    </message>
    <message>
        <source>Zoom in (+)</source>
        <translation>Acercar (+)</translation>
    </message>
    <message>
        <source>Zoom</source>
        <translation>Zoom</translation>
    </message>
    <message>
        <source>Fit (0)</source>
        <translation>Ajustar (0)</translation>
    </message>
    <message>
        <source>Actual pixels (1)</source>
        <translation>Tamaño real (1)</translation>
    </message>
    <message>
        <source>Drag the result from here into another program</source>
        <translation>Arrastre el resultado desde aquí a otro programa</translation>
    </message>
    <message>
        <source>Copy result</source>
        <translation>Copiar el resultado</translation>
    </message>
    <message>
        <source>Open result</source>
        <translation>Abrir el resultado</translation>
    </message>
    <message>
        <source>Show result in folder</source>
        <translation>Mostrar el resultado en su carpeta</translation>
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
            <numerusform>%n imagen</numerusform>
            <numerusform>%n imágenes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n second(s)</source>
        <translation>
            <numerusform>%n segundo</numerusform>
            <numerusform>%n segundos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation>
            <numerusform>%n minuto</numerusform>
            <numerusform>%n minutos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s)</source>
        <translation>
            <numerusform>%n hora</numerusform>
            <numerusform>%n horas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n día</numerusform>
            <numerusform>%n días</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n failed</source>
        <translation>
            <numerusform>%n con error</numerusform>
            <numerusform>%n con error</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) ignored</source>
        <translation>
            <numerusform>%n archivo omitido</numerusform>
            <numerusform>%n archivos omitidos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n preset(s)</source>
        <translation>
            <numerusform>%n preajuste</numerusform>
            <numerusform>%n preajustes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s)</source>
        <translation>
            <numerusform>%n archivo</numerusform>
            <numerusform>%n archivos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n non-image file(s)</source>
        <translation>
            <numerusform>%n archivo sin imagen</numerusform>
            <numerusform>%n archivos sin imagen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n unreadable file(s)</source>
        <translation>
            <numerusform>%n archivo ilegible</numerusform>
            <numerusform>%n archivos ilegibles</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n earlier result(s)</source>
        <translation>
            <numerusform>%n resultado anterior</numerusform>
            <numerusform>%n resultados anteriores</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n link(s) to the same file</source>
        <translation>
            <numerusform>%n enlace al mismo archivo</numerusform>
            <numerusform>%n enlaces al mismo archivo</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n folder(s) of earlier results</source>
        <translation>
            <numerusform>%n carpeta de resultados anteriores</numerusform>
            <numerusform>%n carpetas de resultados anteriores</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n succeeded</source>
        <translation>
            <numerusform>%n lograda</numerusform>
            <numerusform>%n logradas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n skipped</source>
        <translation>
            <numerusform>%n omitida</numerusform>
            <numerusform>%n omitidas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n cancelled</source>
        <translation>
            <numerusform>%n cancelada</numerusform>
            <numerusform>%n canceladas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>y %n más</numerusform>
            <numerusform>y %n más</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>_GradientField</name>
    <message>
        <source>Linear</source>
        <translation>Lineal</translation>
    </message>
    <message>
        <source>Radial</source>
        <translation>Radial</translation>
    </message>
    <message>
        <source>Kind of gradient</source>
        <translation>Tipo de degradado</translation>
    </message>
    <message>
        <source>First color</source>
        <translation>Primer color</translation>
    </message>
    <message>
        <source>Last color</source>
        <translation>Último color</translation>
    </message>
    <message>
        <source>Direction</source>
        <translation>Dirección</translation>
    </message>
    <message>
        <source>0° is up, 90° right, 180° down.</source>
        <translation>0° es arriba, 90° derecha, 180° abajo.</translation>
    </message>
</context>
<context>
    <name>_JobBox</name>
    <message>
        <source>All jobs</source>
        <translation>Todos los trabajos</translation>
    </message>
</context>
</TS>
