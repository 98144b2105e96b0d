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
        <source>Looking for photos: %Ln found</source>
        <translation>
            <numerusform>Looking for photos: %Ln found</numerusform><numerusform>Looking for photos: %Ln found</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>Adding %Ln image(s)</source>
        <translation>
            <numerusform>Adding %Ln image</numerusform><numerusform>Adding %Ln images</numerusform></translation>
    </message>
</context>
<context>
    <name>CloseDialog</name>
    <message numerus="yes">
        <source>%n image(s) are being worked on</source>
        <translation>
            <numerusform>%n image is being worked on</numerusform><numerusform>%n images are being worked on</numerusform></translation>
    </message>
</context>
<context>
    <name>Feedback</name>
    <message numerus="yes">
        <source>%n interrupted image(s) are done again</source>
        <translation>
            <numerusform>%n interrupted image is done again</numerusform><numerusform>%n interrupted images are done again</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n finished image(s) were kept</source>
        <translation>
            <numerusform>%n finished image was kept</numerusform><numerusform>%n finished images were kept</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n image(s) were given up after several crashes</source>
        <translation>
            <numerusform>%n image was given up after several crashes</numerusform><numerusform>%n images were given up after several crashes</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n unfinished file(s) were tidied away</source>
        <translation>
            <numerusform>%n unfinished file was tidied away</numerusform><numerusform>%n unfinished files were tidied away</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n job(s) removed from the list; their results stay.</source>
        <translation>
            <numerusform>%n job removed from the list; their results stay.</numerusform><numerusform>%n jobs removed from the list; their results stay.</numerusform></translation>
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
        <source>%n other file(s) left out</source>
        <translation>
            <numerusform>%n other file left out</numerusform><numerusform>%n other files left out</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>Finishing %n image(s), then the program closes.</source>
        <translation>
            <numerusform>Finishing %n image, then the program closes.</numerusform><numerusform>Finishing %n images, then the program closes.</numerusform></translation>
    </message>
</context>
<context>
    <name>QueuePage</name>
    <message numerus="yes">
        <source>A countdown of %n second(s) comes before, and can be cancelled.</source>
        <translation>
            <numerusform>A countdown of %n second comes before, and can be cancelled.</numerusform><numerusform>A countdown of %n seconds comes before, and can be cancelled.</numerusform></translation>
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
        <source>%n file(s) left out</source>
        <translation>
            <numerusform>%n file left out</numerusform><numerusform>%n files left out</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) without an image</source>
        <translation>
            <numerusform>%n file without an image</numerusform><numerusform>%n files without an image</numerusform></translation>
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