<?xml version='1.0' encoding='utf-8'?>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>Adding</name>
    <message numerus="yes">
        <source>Drop to add %Ln image(s)</source>
        <translation>
            <numerusform>Drop to add %Ln image</numerusform><numerusform>Drop to add %Ln images</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>Searching for photos: %Ln found</source>
        <translation>
            <numerusform>Searching for photos: %Ln found</numerusform><numerusform>Searching for photos: %Ln found</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>Adding %Ln image(s)</source>
        <translation>
            <numerusform>Adding %Ln image</numerusform><numerusform>Adding %Ln images</numerusform></translation>
    </message>
</context>
<context>
    <name>AnotherModel</name>
    <message numerus="yes">
        <source>%Ln image(s) added with the model %1.</source>
        <translation>
            <numerusform>%Ln image added with the model %1.</numerusform><numerusform>%Ln images added with the model %1.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%Ln result(s) of the model %1 can be compared.</source>
        <translation>
            <numerusform>%Ln result of the model %1 can be compared.</numerusform><numerusform>%Ln results of the model %1 can be compared.</numerusform></translation>
    </message>
</context>
<context>
    <name>CloseDialog</name>
    <message numerus="yes">
        <source>%n image(s) are being processed</source>
        <translation>
            <numerusform>%n image is being processed</numerusform><numerusform>%n images are being processed</numerusform></translation>
    </message>
</context>
<context>
    <name>DetailsPanel</name>
    <message numerus="yes">
        <source>%Ln result(s) selected</source>
        <translation>
            <numerusform>%Ln result selected</numerusform><numerusform>%Ln results selected</numerusform></translation>
    </message>
</context>
<context>
    <name>Feedback</name>
    <message numerus="yes">
        <source>%n interrupted image(s) will be processed again</source>
        <translation>
            <numerusform>%n interrupted image will be processed again</numerusform><numerusform>%n interrupted images will be processed again</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n finished image(s) were kept</source>
        <translation>
            <numerusform>%n finished image was kept</numerusform><numerusform>%n finished images were kept</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n image(s) failed after several crashes</source>
        <translation>
            <numerusform>%n image failed after several crashes</numerusform><numerusform>%n images failed after several crashes</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n unfinished file(s) were deleted</source>
        <translation>
            <numerusform>%n unfinished file was deleted</numerusform><numerusform>%n unfinished files were deleted</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n job(s) removed from the list. The results were kept.</source>
        <translation>
            <numerusform>%n job removed from the list. The results were kept.</numerusform><numerusform>%n jobs removed from the list. The results were kept.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n result(s) moved to the trash.</source>
        <translation>
            <numerusform>%n result moved to the trash.</numerusform><numerusform>%n results moved to the trash.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n could not be moved.</source>
        <translation>
            <numerusform>%n could not be moved.</numerusform><numerusform>%n could not be moved.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%Ln need(s) review</source>
        <translation>
            <numerusform>%Ln needs review</numerusform><numerusform>%Ln need review</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%Ln fine</source>
        <translation>
            <numerusform>%Ln fine</numerusform><numerusform>%Ln fine</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%Ln image(s) done</source>
        <translation>
            <numerusform>%Ln image done</numerusform><numerusform>%Ln images done</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n failed</source>
        <translation>
            <numerusform>%n failed</numerusform><numerusform>%n failed</numerusform></translation>
    </message>
</context>
<context>
    <name>HotFolderTable</name>
    <message numerus="yes">
        <source>%Ln file(s) not complete yet</source>
        <translation>
            <numerusform>%Ln file not complete yet</numerusform><numerusform>%Ln files not complete yet</numerusform></translation>
    </message>
</context>
<context>
    <name>JobActions</name>
    <message numerus="yes">
        <source>Move %n result(s) to the trash?</source>
        <translation>
            <numerusform>Move %n result to the trash?</numerusform><numerusform>Move %n results to the trash?</numerusform></translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message numerus="yes">
        <source>%Ln image(s) added</source>
        <translation>
            <numerusform>%Ln image added</numerusform><numerusform>%Ln images added</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n other file(s) ignored</source>
        <translation>
            <numerusform>%n other file ignored</numerusform><numerusform>%n other files ignored</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>Finishing %n image(s) before closing.</source>
        <translation>
            <numerusform>Finishing %n image before closing.</numerusform><numerusform>Finishing %n images before closing.</numerusform></translation>
    </message>
</context>
<context>
    <name>ModelDialog</name>
    <message numerus="yes">
        <source>Run %Ln selected image(s) again with:</source>
        <translation>
            <numerusform>Run %Ln selected image again with:</numerusform><numerusform>Run %Ln selected images again with:</numerusform></translation>
    </message>
</context>
<context>
    <name>NamesDialog</name>
    <message numerus="yes">
        <source>&amp;Rename %Ln image(s)</source>
        <translation>
            <numerusform>&amp;Rename %Ln image</numerusform><numerusform>&amp;Rename %Ln images</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>&amp;Add %Ln image(s)</source>
        <translation>
            <numerusform>&amp;Add %Ln image</numerusform><numerusform>&amp;Add %Ln images</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%Ln photo(s) with a name</source>
        <translation>
            <numerusform>%Ln photo with a name</numerusform><numerusform>%Ln photos with a name</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%Ln photo(s) without a line</source>
        <translation>
            <numerusform>%Ln photo without a line</numerusform><numerusform>%Ln photos without a line</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%Ln line(s) without a photo</source>
        <translation>
            <numerusform>%Ln line without a photo</numerusform><numerusform>%Ln lines without a photo</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%Ln line(s) that cannot be used</source>
        <translation>
            <numerusform>%Ln line that cannot be used</numerusform><numerusform>%Ln lines that cannot be used</numerusform></translation>
    </message>
</context>
<context>
    <name>OutputList</name>
    <message numerus="yes">
        <source>%n file(s) of every photo</source>
        <translation>
            <numerusform>%n file of every photo</numerusform><numerusform>%n files of every photo</numerusform></translation>
    </message>
</context>
<context>
    <name>QueuePage</name>
    <message numerus="yes">
        <source>You can cancel this during a countdown of %n second(s).</source>
        <translation>
            <numerusform>You can cancel this during a countdown of %n second.</numerusform><numerusform>You can cancel this during a countdown of %n seconds.</numerusform></translation>
    </message>
</context>
<context>
    <name>RejectedFiles</name>
    <message numerus="yes">
        <source>Move %Ln rejected result(s) to the trash?</source>
        <translation>
            <numerusform>Move %Ln rejected result to the trash?</numerusform><numerusform>Move %Ln rejected results to the trash?</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%Ln rejected result(s) moved.</source>
        <translation>
            <numerusform>%Ln rejected result moved.</numerusform><numerusform>%Ln rejected results moved.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) were not moved.</source>
        <translation>
            <numerusform>%Ln file was not moved.</numerusform><numerusform>%Ln files were not moved.</numerusform></translation>
    </message>
</context>
<context>
    <name>RepairWindow</name>
    <message numerus="yes">
        <source>Apply these adjustments to %n other selected image(s)?</source>
        <translation>
            <numerusform>Apply these adjustments to %n other selected image?</numerusform><numerusform>Apply these adjustments to %n other selected images?</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>Adjustments applied to %n image(s).</source>
        <translation>
            <numerusform>Adjustments applied to %n image.</numerusform><numerusform>Adjustments applied to %n images.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n image(s) could not be changed.</source>
        <translation>
            <numerusform>%n image could not be changed.</numerusform><numerusform>%n images could not be changed.</numerusform></translation>
    </message>
</context>
<context>
    <name>ReviewBar</name>
    <message numerus="yes">
        <source>%Ln result(s)</source>
        <translation>
            <numerusform>%Ln result</numerusform><numerusform>%Ln results</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%Ln selected</source>
        <translation>
            <numerusform>%Ln selected</numerusform><numerusform>%Ln selected</numerusform></translation>
    </message>
</context>
<context>
    <name>ReviewSwitch</name>
    <message numerus="yes">
        <source>%Ln need(s) review</source>
        <translation>
            <numerusform>%Ln needs review</numerusform><numerusform>%Ln need review</numerusform></translation>
    </message>
</context>
<context>
    <name>StatusLine</name>
    <message numerus="yes">
        <source>Paused, %Ln image(s) waiting</source>
        <translation>
            <numerusform>Paused, %Ln image waiting</numerusform><numerusform>Paused, %Ln images waiting</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%Ln image(s) left</source>
        <translation>
            <numerusform>%Ln image left</numerusform><numerusform>%Ln images left</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>Starting, %Ln image(s) waiting</source>
        <translation>
            <numerusform>Starting, %Ln image waiting</numerusform><numerusform>Starting, %Ln images waiting</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%Ln image(s) waiting</source>
        <translation>
            <numerusform>%Ln image waiting</numerusform><numerusform>%Ln images waiting</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>Done, %Ln image(s) failed</source>
        <translation>
            <numerusform>Done, %Ln image failed</numerusform><numerusform>Done, %Ln images failed</numerusform></translation>
    </message>
</context>
<context>
    <name>_Counts</name>
    <message numerus="yes">
        <source>%n image(s)</source>
        <translation>
            <numerusform>%n image</numerusform><numerusform>%n images</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n second(s)</source>
        <translation>
            <numerusform>%n second</numerusform><numerusform>%n seconds</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation>
            <numerusform>%n minute</numerusform><numerusform>%n minutes</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s)</source>
        <translation>
            <numerusform>%n hour</numerusform><numerusform>%n hours</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n day</numerusform><numerusform>%n days</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n failed</source>
        <translation>
            <numerusform>%n failed</numerusform><numerusform>%n failed</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) ignored</source>
        <translation>
            <numerusform>%n file ignored</numerusform><numerusform>%n files ignored</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n preset(s)</source>
        <translation>
            <numerusform>%n preset</numerusform><numerusform>%n presets</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n file(s)</source>
        <translation>
            <numerusform>%n file</numerusform><numerusform>%n files</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n non-image file(s)</source>
        <translation>
            <numerusform>%n non-image file</numerusform><numerusform>%n non-image files</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n unreadable file(s)</source>
        <translation>
            <numerusform>%n unreadable file</numerusform><numerusform>%n unreadable files</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n earlier result(s)</source>
        <translation>
            <numerusform>%n earlier result</numerusform><numerusform>%n earlier results</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n link(s) to the same file</source>
        <translation>
            <numerusform>%n link to the same file</numerusform><numerusform>%n links to the same file</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n folder(s) of earlier results</source>
        <translation>
            <numerusform>%n folder of earlier results</numerusform><numerusform>%n folders of earlier results</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n succeeded</source>
        <translation>
            <numerusform>%n succeeded</numerusform><numerusform>%n succeeded</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n skipped</source>
        <translation>
            <numerusform>%n skipped</numerusform><numerusform>%n skipped</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n cancelled</source>
        <translation>
            <numerusform>%n cancelled</numerusform><numerusform>%n cancelled</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform><numerusform>and %n more</numerusform></translation>
    </message>
</context>
</TS>