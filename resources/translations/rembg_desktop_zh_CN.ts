<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>AboutDialog</name>
    <message>
        <source>About Rembg Desktop</source>
        <translation>关于 Rembg Desktop</translation>
    </message>
    <message>
        <source>Version %1</source>
        <translation>版本 %1</translation>
    </message>
    <message>
        <source>Removes the background of many photos, on this computer. No photo is ever sent anywhere.</source>
        <translation>在本机上批量去除照片背景。照片绝不会发送到任何地方。</translation>
    </message>
    <message>
        <source>Free software under the MIT licence. Each model has a licence of its own.</source>
        <translation>基于 MIT 许可证的自由软件。每个模型都有各自的许可证。</translation>
    </message>
    <message>
        <source>&amp;Built from</source>
        <translation>组成部分(&amp;B)</translation>
    </message>
    <message>
        <source>Library</source>
        <translation>库</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>版本</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>许可证</translation>
    </message>
    <message>
        <source>Libraries</source>
        <translation>库</translation>
    </message>
    <message>
        <source>Copy &amp;diagnostics</source>
        <translation>复制诊断信息(&amp;D)</translation>
    </message>
    <message>
        <source>Versions, settings and counts; no names of files.</source>
        <translation>版本、设置和数量；不含文件名。</translation>
    </message>
</context>
<context>
    <name>Actions</name>
    <message>
        <source>Resume</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Go on with the queue</source>
        <translation>继续处理队列</translation>
    </message>
    <message>
        <source>Begin no more images</source>
        <translation>不再开始新图片</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>文件(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Queue</source>
        <translation>队列(&amp;Q)</translation>
    </message>
    <message>
        <source>&amp;Job</source>
        <translation>任务(&amp;J)</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>视图(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>帮助(&amp;H)</translation>
    </message>
    <message>
        <source>Toolbar</source>
        <translation>工具栏</translation>
    </message>
    <message>
        <source>Add images…</source>
        <translation>添加图片…</translation>
    </message>
    <message>
        <source>Add folder…</source>
        <translation>添加文件夹…</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>粘贴</translation>
    </message>
    <message>
        <source>Open result</source>
        <translation>打开结果</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>在文件夹中显示</translation>
    </message>
    <message>
        <source>Compare before and after</source>
        <translation>对比前后效果</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Retry failed images</source>
        <translation>重试失败的图片</translation>
    </message>
    <message>
        <source>Retry everything that failed</source>
        <translation>重试所有失败项</translation>
    </message>
    <message>
        <source>Run the whole job again</source>
        <translation>重新运行整个任务</translation>
    </message>
    <message>
        <source>New job with the current options</source>
        <translation>用当前选项新建任务</translation>
    </message>
    <message>
        <source>Give it the current options</source>
        <translation>改用当前选项</translation>
    </message>
    <message>
        <source>Hold</source>
        <translation>搁置</translation>
    </message>
    <message>
        <source>Release</source>
        <translation>取消搁置</translation>
    </message>
    <message>
        <source>Move to the top</source>
        <translation>移到最前</translation>
    </message>
    <message>
        <source>Move up</source>
        <translation>上移</translation>
    </message>
    <message>
        <source>Move down</source>
        <translation>下移</translation>
    </message>
    <message>
        <source>Move to the bottom</source>
        <translation>移到最后</translation>
    </message>
    <message>
        <source>Remove from the list</source>
        <translation>从列表中移除</translation>
    </message>
    <message>
        <source>Clear completed</source>
        <translation>清除已完成</translation>
    </message>
    <message>
        <source>Undo clear</source>
        <translation>撤销清除</translation>
    </message>
    <message>
        <source>Move results to the trash…</source>
        <translation>将结果移到回收站…</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>搜索</translation>
    </message>
    <message>
        <source>Go to the queue</source>
        <translation>转到队列</translation>
    </message>
    <message>
        <source>Options</source>
        <translation>选项</translation>
    </message>
    <message>
        <source>Side panel</source>
        <translation>侧边栏</translation>
    </message>
    <message>
        <source>Models…</source>
        <translation>模型…</translation>
    </message>
    <message>
        <source>Settings…</source>
        <translation>设置…</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>键盘快捷键</translation>
    </message>
    <message>
        <source>Copy diagnostics</source>
        <translation>复制诊断信息</translation>
    </message>
    <message>
        <source>Check for a newer version</source>
        <translation>检查新版本</translation>
    </message>
    <message>
        <source>About Rembg Desktop</source>
        <translation>关于 Rembg Desktop</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>退出</translation>
    </message>
</context>
<context>
    <name>Adding</name>
    <message>
        <source>Add images</source>
        <translation>添加图片</translation>
    </message>
    <message>
        <source>Images (%1)</source>
        <translation>图片 (%1)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
    <message>
        <source>Add a folder</source>
        <translation>添加文件夹</translation>
    </message>
    <message>
        <source>Only the picture’s address came along, and nothing is downloaded here.</source>
        <translation>只收到了图片的地址，而此处不会下载任何内容。</translation>
    </message>
    <message>
        <source>There is no picture in it.</source>
        <translation>其中没有图片。</translation>
    </message>
    <message>
        <source>Save the picture as a file first, then drop the file.</source>
        <translation>请先将图片另存为文件，再拖放该文件。</translation>
    </message>
    <message>
        <source>Save this picture as a file first</source>
        <translation>请先将此图片另存为文件</translation>
    </message>
    <message>
        <source>Drop to add</source>
        <translation>松开即可添加</translation>
    </message>
    <message>
        <source>Results go to a folder “cutouts” beside the photos</source>
        <translation>结果将放入照片旁的“cutouts”文件夹</translation>
    </message>
    <message>
        <source>Results go to %1</source>
        <translation>结果将放入 %1</translation>
    </message>
    <message>
        <source>Drop to add more than %1 images</source>
        <translation>松开即可添加超过 %1 张图片</translation>
    </message>
    <message numerus="yes">
        <source>Drop to add %Ln image(s)</source>
        <translation>
            <numerusform>松开即可添加 %Ln 张图片</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Looking for photos: %Ln found</source>
        <translation>
            <numerusform>正在查找照片：已找到 %Ln 张</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Adding %Ln image(s)</source>
        <translation>
            <numerusform>正在添加 %Ln 张图片</numerusform>
        </translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>AdvancedPage</name>
    <message>
        <source>Advanced</source>
        <translation>高级</translation>
    </message>
    <message>
        <source>Folders</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>Queue and settings</source>
        <translation>队列和设置</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>日志</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Open: %1</source>
        <translation>打开：%1</translation>
    </message>
    <message>
        <source>Start over</source>
        <translation>重新开始</translation>
    </message>
    <message>
        <source>Queue, presets, models and results stay as they are.</source>
        <translation>队列、预设、模型和结果都保持不变。</translation>
    </message>
    <message>
        <source>&amp;Reset all settings…</source>
        <translation>重置所有设置(&amp;R)…</translation>
    </message>
    <message>
        <source>Put all settings back to what they were at first?</source>
        <translation>要将所有设置恢复为初始值吗？</translation>
    </message>
    <message>
        <source>Reset settings</source>
        <translation>重置设置</translation>
    </message>
    <message>
        <source>Nothing changes until you confirm the dialog with OK.</source>
        <translation>在对话框中点击“确定”之前，不会有任何更改。</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>重置</translation>
    </message>
</context>
<context>
    <name>ApiPage</name>
    <message>
        <source>HTTP API</source>
        <translation>HTTP API</translation>
    </message>
    <message>
        <source>Lets scripts, shop systems and web pages on this computer hand photos to the queue. Other computers cannot reach it.</source>
        <translation>允许本机上的脚本、商店系统和网页将照片交给队列。其他电脑无法访问。</translation>
    </message>
    <message>
        <source>&amp;Let programs on this computer use the queue</source>
        <translation>允许本机上的程序使用队列(&amp;L)</translation>
    </message>
    <message>
        <source>Open the &amp;documentation</source>
        <translation>打开文档(&amp;D)</translation>
    </message>
    <message>
        <source>Try a&amp;gain</source>
        <translation>重试(&amp;G)</translation>
    </message>
    <message>
        <source> MB</source>
        <translation> MB</translation>
    </message>
    <message>
        <source>&amp;Port</source>
        <translation>端口(&amp;P)</translation>
    </message>
    <message>
        <source>Limits</source>
        <translation>限制</translation>
    </message>
    <message>
        <source>Largest &amp;image</source>
        <translation>最大图片(&amp;I)</translation>
    </message>
    <message>
        <source>Largest &amp;submission</source>
        <translation>最大提交(&amp;S)</translation>
    </message>
    <message>
        <source>Images in a &amp;job</source>
        <translation>每个任务的图片数(&amp;J)</translation>
    </message>
    <message>
        <source>Images waiting in the q&amp;ueue</source>
        <translation>队列中等待的图片数(&amp;U)</translation>
    </message>
    <message>
        <source>Off. It starts with OK or Apply.</source>
        <translation>已关闭。点击“确定”或“应用”后启动。</translation>
    </message>
    <message>
        <source>%1, until you choose OK or Apply.</source>
        <translation>%1，直到点击“确定”或“应用”。</translation>
    </message>
    <message>
        <source>Not listening: the port %1 is taken.</source>
        <translation>未在监听：端口 %1 已被占用。</translation>
    </message>
    <message>
        <source>Use %1</source>
        <translation>使用 %1</translation>
    </message>
    <message>
        <source>Use port %1</source>
        <translation>使用端口 %1</translation>
    </message>
</context>
<context>
    <name>ApiWords</name>
    <message>
        <source>Off</source>
        <translation>已关闭</translation>
    </message>
    <message>
        <source>Starting…</source>
        <translation>正在启动…</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>正在停止…</translation>
    </message>
    <message>
        <source>Listening on %1</source>
        <translation>正在监听 %1</translation>
    </message>
    <message>
        <source>Port %1 is used by another program; %2 is free.</source>
        <translation>端口 %1 被其他程序占用；%2 可用。</translation>
    </message>
    <message>
        <source>Another Rembg Desktop, such as “rembg-desktop serve”, listens on port %1. When it ends, this one takes over.</source>
        <translation>另一个 Rembg Desktop（如“rembg-desktop serve”）正在监听端口 %1。它结束后，将由此程序接替。</translation>
    </message>
</context>
<context>
    <name>Application</name>
    <message>
        <source>Rembg Desktop is running already but does not answer.</source>
        <translation>Rembg Desktop 已在运行，但没有响应。</translation>
    </message>
    <message>
        <source>End it and try again.</source>
        <translation>请结束它，然后重试。</translation>
    </message>
</context>
<context>
    <name>BackgroundGroup</name>
    <message>
        <source>Background</source>
        <translation>背景</translation>
    </message>
    <message>
        <source>None</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>颜色</translation>
    </message>
    <message>
        <source>Image</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>Background colour</source>
        <translation>背景颜色</translation>
    </message>
    <message>
        <source>Background image</source>
        <translation>背景图片</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>Behind the subject</source>
        <translation>主体之后</translation>
    </message>
    <message>
        <source>A mask has no background.</source>
        <translation>蒙版没有背景。</translation>
    </message>
    <message>
        <source>None (transparent)</source>
        <translation>无（透明）</translation>
    </message>
</context>
<context>
    <name>Banner</name>
    <message>
        <source>Dismiss</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>Cells</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Own options</source>
        <translation>自定义选项</translation>
    </message>
    <message>
        <source>%1 of %2 images</source>
        <translation>%1 / %2 张图片</translation>
    </message>
    <message>
        <source>No image succeeded; open the job to see why.</source>
        <translation>没有图片成功；打开任务可查看原因。</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 秒</translation>
    </message>
</context>
<context>
    <name>CloseDialog</name>
    <message>
        <source>Close Rembg Desktop</source>
        <translation>关闭 Rembg Desktop</translation>
    </message>
    <message numerus="yes">
        <source>%n image(s) are being worked on</source>
        <translation>
            <numerusform>正在处理 %n 张图片</numerusform>
        </translation>
    </message>
    <message>
        <source>Whatever you choose, the queue is kept and goes on at the next start.</source>
        <translation>无论如何选择，队列都会保留，并在下次启动时继续。</translation>
    </message>
    <message>
        <source>Do not ask again; always stop now</source>
        <translation>不再询问；总是立即停止</translation>
    </message>
    <message>
        <source>Keep working in the tray</source>
        <translation>在托盘中继续工作</translation>
    </message>
    <message>
        <source>Finish these images</source>
        <translation>完成这些图片</translation>
    </message>
    <message>
        <source>Stop now</source>
        <translation>立即停止</translation>
    </message>
</context>
<context>
    <name>ColorField</name>
    <message>
        <source>Pick…</source>
        <translation>选取…</translation>
    </message>
    <message>
        <source>Pick: %1</source>
        <translation>选取：%1</translation>
    </message>
</context>
<context>
    <name>Columns</name>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>Preset</source>
        <translation>预设</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>Elapsed</source>
        <translation>已用时间</translation>
    </message>
    <message>
        <source>Remaining</source>
        <translation>剩余时间</translation>
    </message>
    <message>
        <source>Destination</source>
        <translation>目标位置</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>操作</translation>
    </message>
</context>
<context>
    <name>CompareCanvas</name>
    <message>
        <source>Original</source>
        <translation>原图</translation>
    </message>
    <message>
        <source>Cut-out</source>
        <translation>抠图</translation>
    </message>
    <message>
        <source>Loading …</source>
        <translation>正在加载…</translation>
    </message>
</context>
<context>
    <name>CompareView</name>
    <message>
        <source>Comparison of original and cut-out</source>
        <translation>原图与抠图的对比</translation>
    </message>
    <message>
        <source>Drag the divider or press the arrow keys. The wheel, + and − zoom, 0 fits the picture, 1 shows it at 100 %. Hold the space bar to see the original.</source>
        <translation>拖动分隔线或按方向键。滚轮、+ 和 − 可缩放，0 适合窗口，1 以 100% 显示。按住空格键可查看原图。</translation>
    </message>
</context>
<context>
    <name>CopyButton</name>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Copy: %1</source>
        <translation>复制：%1</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>已复制</translation>
    </message>
</context>
<context>
    <name>CountdownDialog</name>
    <message>
        <source>All done</source>
        <translation>全部完成</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>At once</source>
        <translation>立即执行</translation>
    </message>
</context>
<context>
    <name>CutGroup</name>
    <message>
        <source>Cut-out</source>
        <translation>抠图</translation>
    </message>
    <message>
        <source>Soft</source>
        <translation>柔和</translation>
    </message>
    <message>
        <source>Clean colours</source>
        <translation>净化颜色</translation>
    </message>
    <message>
        <source>Fine hair (matting)</source>
        <translation>精细发丝（matting）</translation>
    </message>
    <message>
        <source>Save the mas&amp;k only</source>
        <translation>仅保存蒙版(&amp;K)</translation>
    </message>
    <message>
        <source>The result is a grey picture: white is the subject.</source>
        <translation>结果为灰度图：白色为主体。</translation>
    </message>
    <message>
        <source>Mo&amp;del</source>
        <translation>模型(&amp;D)</translation>
    </message>
    <message>
        <source>Ed&amp;ges</source>
        <translation>边缘(&amp;G)</translation>
    </message>
    <message>
        <source>As the model sees it. Fast.</source>
        <translation>按模型所见。快速。</translation>
    </message>
    <message>
        <source>Takes the old background&apos;s colour out of the edge.</source>
        <translation>去除边缘中残留的旧背景颜色。</translation>
    </message>
    <message>
        <source>Follows single hairs. Slow; the first time needs a minute to prepare.</source>
        <translation>逐根跟踪发丝。较慢；首次使用需准备一分钟。</translation>
    </message>
    <message>
        <source>%1, mask</source>
        <translation>%1，蒙版</translation>
    </message>
</context>
<context>
    <name>Dialogs</name>
    <message>
        <source>Asking for the newest version…</source>
        <translation>正在查询最新版本…</translation>
    </message>
    <message>
        <source>Rembg Desktop %1 is there.</source>
        <translation>Rembg Desktop %1 已发布。</translation>
    </message>
    <message>
        <source>This is the newest version, %1.</source>
        <translation>当前已是最新版本 %1。</translation>
    </message>
    <message>
        <source>Newer version</source>
        <translation>新版本</translation>
    </message>
    <message>
        <source>Copied: versions, settings and counts, no file names.</source>
        <translation>已复制：版本、设置和数量，不含文件名。</translation>
    </message>
</context>
<context>
    <name>EmptyState</name>
    <message>
        <source>Drop photos or folders here</source>
        <translation>将照片或文件夹拖放到这里</translation>
    </message>
    <message>
        <source>Their background is removed on this computer; nothing is sent anywhere, and your originals stay.</source>
        <translation>背景在本机上去除；不会发送任何内容，原图保持不变。</translation>
    </message>
    <message>
        <source>Choose images…</source>
        <translation>选择图片…</translation>
    </message>
    <message>
        <source>Choose a folder…</source>
        <translation>选择文件夹…</translation>
    </message>
    <message>
        <source>Try it with sample photos</source>
        <translation>用示例照片试试</translation>
    </message>
</context>
<context>
    <name>EntryList</name>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Remove from: %1</source>
        <translation>从此处移除：%1</translation>
    </message>
</context>
<context>
    <name>ErrorWords</name>
    <message>
        <source>The file is no longer there.</source>
        <translation>文件已不存在。</translation>
    </message>
    <message>
        <source>Put it back in its place and try again.</source>
        <translation>请将其放回原处，然后重试。</translation>
    </message>
    <message>
        <source>The file or folder cannot be read.</source>
        <translation>无法读取该文件或文件夹。</translation>
    </message>
    <message>
        <source>Look at its permissions and at the drive it is on.</source>
        <translation>请检查其权限以及所在的驱动器。</translation>
    </message>
    <message>
        <source>This is no image that can be read here.</source>
        <translation>这不是可在此读取的图片。</translation>
    </message>
    <message>
        <source>Use JPEG, PNG, WebP, TIFF, BMP, GIF, AVIF or HEIC.</source>
        <translation>请使用 JPEG、PNG、WebP、TIFF、BMP、GIF、AVIF 或 HEIC。</translation>
    </message>
    <message>
        <source>The file is empty.</source>
        <translation>文件为空。</translation>
    </message>
    <message>
        <source>Copy it again from where it came from.</source>
        <translation>请从来源处重新复制。</translation>
    </message>
    <message>
        <source>The file is cut short: its end is missing.</source>
        <translation>文件不完整：缺少末尾部分。</translation>
    </message>
    <message>
        <source>Copy or download it again.</source>
        <translation>请重新复制或下载。</translation>
    </message>
    <message>
        <source>The image is damaged and cannot be decoded.</source>
        <translation>图片已损坏，无法解码。</translation>
    </message>
    <message>
        <source>Copy or download it again, or save it anew from the program that made it.</source>
        <translation>请重新复制或下载，或从制作它的程序中重新保存。</translation>
    </message>
    <message>
        <source>The image has more pixels than the settings allow.</source>
        <translation>图片的像素数超过了设置的上限。</translation>
    </message>
    <message>
        <source>Make it smaller, or raise the limit in the settings if you trust the file.</source>
        <translation>请缩小图片；如果信任该文件，也可在设置中提高上限。</translation>
    </message>
    <message>
        <source>Nothing in the image stands out from its background.</source>
        <translation>图片中没有与背景区分开的内容。</translation>
    </message>
    <message>
        <source>Try another model.</source>
        <translation>请尝试其他模型。</translation>
    </message>
    <message>
        <source>The result cannot be written in this format or size.</source>
        <translation>无法以此格式或尺寸写入结果。</translation>
    </message>
    <message>
        <source>Choose PNG, or a smaller canvas.</source>
        <translation>请选择 PNG，或更小的画布。</translation>
    </message>
    <message>
        <source>The program ended several times while it worked on this image.</source>
        <translation>处理此图片时程序多次意外终止。</translation>
    </message>
    <message>
        <source>Try another model, or make the image smaller.</source>
        <translation>请尝试其他模型，或缩小图片。</translation>
    </message>
    <message>
        <source>There is not enough room on the disk.</source>
        <translation>磁盘空间不足。</translation>
    </message>
    <message>
        <source>Free some space.</source>
        <translation>请释放一些空间。</translation>
    </message>
    <message>
        <source>The folder for the results is gone.</source>
        <translation>存放结果的文件夹已不存在。</translation>
    </message>
    <message>
        <source>Connect the drive again, or create the folder anew.</source>
        <translation>请重新连接驱动器，或重新创建文件夹。</translation>
    </message>
    <message>
        <source>The result cannot be written into its folder.</source>
        <translation>无法将结果写入其文件夹。</translation>
    </message>
    <message>
        <source>Mend the permissions of the folder, or choose another one.</source>
        <translation>请修正文件夹的权限，或选择其他文件夹。</translation>
    </message>
    <message>
        <source>The folder with the photos is gone.</source>
        <translation>存放照片的文件夹已不存在。</translation>
    </message>
    <message>
        <source>Connect the drive again, or put the folder back in its place.</source>
        <translation>请重新连接驱动器，或将文件夹放回原处。</translation>
    </message>
    <message>
        <source>There is no model of this name.</source>
        <translation>没有这个名称的模型。</translation>
    </message>
    <message>
        <source>Choose one of the models in the list.</source>
        <translation>请从列表中选择一个模型。</translation>
    </message>
    <message>
        <source>The model is not on this computer.</source>
        <translation>本机上没有该模型。</translation>
    </message>
    <message>
        <source>Download it in the dialog of models.</source>
        <translation>请在“模型”对话框中下载。</translation>
    </message>
    <message>
        <source>The file of the model is damaged.</source>
        <translation>模型文件已损坏。</translation>
    </message>
    <message>
        <source>Download the model again.</source>
        <translation>请重新下载该模型。</translation>
    </message>
    <message>
        <source>The file is no model that can be used here.</source>
        <translation>该文件不是可在此使用的模型。</translation>
    </message>
    <message>
        <source>Choose another model.</source>
        <translation>请选择其他模型。</translation>
    </message>
    <message>
        <source>The download has failed.</source>
        <translation>下载失败。</translation>
    </message>
    <message>
        <source>Check the connection, and mirror and proxy under Sources, then try again.</source>
        <translation>请检查网络连接以及“来源”中的镜像和代理，然后重试。</translation>
    </message>
    <message>
        <source>The chosen device cannot be used.</source>
        <translation>无法使用所选设备。</translation>
    </message>
    <message>
        <source>Install what it needs, choose another device, or allow the processor in the settings.</source>
        <translation>请安装其所需组件、选择其他设备，或在设置中允许使用处理器。</translation>
    </message>
    <message>
        <source>There is not enough memory.</source>
        <translation>内存不足。</translation>
    </message>
    <message>
        <source>Close other programs, let fewer images run at once, or choose a smaller model.</source>
        <translation>请关闭其他程序、减少同时处理的图片数，或选择更小的模型。</translation>
    </message>
    <message>
        <source>The engine that removes backgrounds cannot be loaded.</source>
        <translation>无法加载去除背景的引擎。</translation>
    </message>
    <message>
        <source>Install the program again.</source>
        <translation>请重新安装程序。</translation>
    </message>
    <message>
        <source>The model failed on this image.</source>
        <translation>模型处理此图片失败。</translation>
    </message>
    <message>
        <source>Try again, or choose the processor as device or another model.</source>
        <translation>请重试，或选择处理器作为设备，或选择其他模型。</translation>
    </message>
    <message>
        <source>An option or a name is not possible.</source>
        <translation>选项或名称无效。</translation>
    </message>
    <message>
        <source>Change it and try again.</source>
        <translation>请更改后重试。</translation>
    </message>
    <message>
        <source>A setting has a value that is not possible.</source>
        <translation>某项设置的值无效。</translation>
    </message>
    <message>
        <source>There is no preset of this name.</source>
        <translation>没有这个名称的预设。</translation>
    </message>
    <message>
        <source>Choose another preset.</source>
        <translation>请选择其他预设。</translation>
    </message>
    <message>
        <source>No image was found there.</source>
        <translation>在那里没有找到图片。</translation>
    </message>
    <message>
        <source>Choose image files, or folders with images.</source>
        <translation>请选择图片文件或包含图片的文件夹。</translation>
    </message>
    <message>
        <source>The background image cannot be used.</source>
        <translation>无法使用该背景图片。</translation>
    </message>
    <message>
        <source>Choose another background image.</source>
        <translation>请选择其他背景图片。</translation>
    </message>
    <message>
        <source>The job is no longer in the queue.</source>
        <translation>任务已不在队列中。</translation>
    </message>
    <message>
        <source>It may have been removed from the list.</source>
        <translation>它可能已从列表中移除。</translation>
    </message>
    <message>
        <source>Several jobs begin with these letters.</source>
        <translation>有多个任务以这些字符开头。</translation>
    </message>
    <message>
        <source>Name more letters.</source>
        <translation>请输入更多字符。</translation>
    </message>
    <message>
        <source>This is not possible now.</source>
        <translation>现在无法执行此操作。</translation>
    </message>
    <message>
        <source>Wait until the work on it has ended, or choose something else.</source>
        <translation>请等待相关工作结束，或选择其他项目。</translation>
    </message>
    <message>
        <source>This key was used for another submission.</source>
        <translation>此密钥已用于另一次提交。</translation>
    </message>
    <message>
        <source>Use a new key for each new submission.</source>
        <translation>请为每次新提交使用新的密钥。</translation>
    </message>
    <message>
        <source>The queue was written by a newer version of the program.</source>
        <translation>队列由更新版本的程序写入。</translation>
    </message>
    <message>
        <source>Install that version again.</source>
        <translation>请重新安装该版本。</translation>
    </message>
    <message>
        <source>The file of the queue is damaged.</source>
        <translation>队列文件已损坏。</translation>
    </message>
    <message>
        <source>Start the program again: it begins a new queue and keeps the damaged file.</source>
        <translation>请重新启动程序：它会新建队列并保留损坏的文件。</translation>
    </message>
    <message>
        <source>The queue is held by another program.</source>
        <translation>队列被其他程序占用。</translation>
    </message>
    <message>
        <source>Wait a moment and try again.</source>
        <translation>请稍候，然后重试。</translation>
    </message>
    <message>
        <source>The program’s own folder cannot be written.</source>
        <translation>无法写入程序自身的文件夹。</translation>
    </message>
    <message>
        <source>Check its permissions and the room on its disk.</source>
        <translation>请检查其权限和磁盘空间。</translation>
    </message>
    <message>
        <source>The queue is being worked on by another program already.</source>
        <translation>另一个程序正在处理队列。</translation>
    </message>
    <message>
        <source>End the other program, or let it go on.</source>
        <translation>请结束另一个程序，或让它继续。</translation>
    </message>
    <message>
        <source>The window cannot be shown.</source>
        <translation>无法显示窗口。</translation>
    </message>
    <message>
        <source>Start the program where there is a screen.</source>
        <translation>请在有屏幕的环境中启动程序。</translation>
    </message>
    <message>
        <source>The port of the interface for other programs is taken.</source>
        <translation>供其他程序使用的接口的端口已被占用。</translation>
    </message>
    <message>
        <source>Choose another port in the settings.</source>
        <translation>请在设置中选择其他端口。</translation>
    </message>
    <message>
        <source>No service answers at this address.</source>
        <translation>此地址没有服务响应。</translation>
    </message>
    <message>
        <source>Start it there, or check the address and the token.</source>
        <translation>请在那里启动服务，或检查地址和令牌。</translation>
    </message>
    <message>
        <source>What answers at this address is not the expected service.</source>
        <translation>此地址的响应并非来自预期的服务。</translation>
    </message>
    <message>
        <source>Check the address, and whether both programs have the same version.</source>
        <translation>请检查地址，以及两个程序的版本是否相同。</translation>
    </message>
    <message>
        <source>The service has refused the request.</source>
        <translation>服务拒绝了请求。</translation>
    </message>
    <message>
        <source>The log says what the service answered.</source>
        <translation>日志中有服务的回复内容。</translation>
    </message>
    <message>
        <source>Something went wrong inside the program.</source>
        <translation>程序内部出现错误。</translation>
    </message>
    <message>
        <source>Please report it together with the log file.</source>
        <translation>请连同日志文件一起报告。</translation>
    </message>
    <message>
        <source>The computer runs on battery.</source>
        <translation>电脑正在使用电池供电。</translation>
    </message>
    <message>
        <source>Connect it to power, or allow work on battery in the settings.</source>
        <translation>请连接电源，或在设置中允许使用电池时工作。</translation>
    </message>
    <message>
        <source>There was a file of this name already; it was left alone.</source>
        <translation>已存在同名文件；未作更改。</translation>
    </message>
    <message>
        <source>The photo was changed after it was queued; the new content was used.</source>
        <translation>照片在加入队列后被修改；已使用新内容。</translation>
    </message>
    <message>
        <source>The model does not run on the chosen device, but on the processor.</source>
        <translation>模型未在所选设备上运行，而是在处理器上运行。</translation>
    </message>
    <message>
        <source>The file has more than one picture; the first one was taken.</source>
        <translation>文件包含多张图片；已使用第一张。</translation>
    </message>
    <message>
        <source>The camera data is damaged and was left out.</source>
        <translation>相机数据已损坏，已被舍弃。</translation>
    </message>
    <message>
        <source>Some of the camera data is too large for this format and was left out.</source>
        <translation>部分相机数据对此格式而言过大，已被舍弃。</translation>
    </message>
    <message>
        <source>The colour profile does not fit the pixels and was left out.</source>
        <translation>颜色配置文件与像素不符，已被舍弃。</translation>
    </message>
    <message>
        <source>The colours were converted to sRGB.</source>
        <translation>颜色已转换为 sRGB。</translation>
    </message>
    <message>
        <source>Nothing was found that stands out from the background.</source>
        <translation>没有找到与背景区分开的内容。</translation>
    </message>
    <message>
        <source>The subject was enlarged to fill the canvas.</source>
        <translation>主体已放大以填满画布。</translation>
    </message>
</context>
<context>
    <name>Facts</name>
    <message>
        <source>Status</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Notice</source>
        <translation>提示</translation>
    </message>
    <message>
        <source>Original</source>
        <translation>原图</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Time taken</source>
        <translation>用时</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>设备</translation>
    </message>
    <message>
        <source>From</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>To</source>
        <translation>目标</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>Options</source>
        <translation>选项</translation>
    </message>
    <message>
        <source>Preset</source>
        <translation>预设</translation>
    </message>
    <message>
        <source>Destination</source>
        <translation>目标位置</translation>
    </message>
    <message>
        <source>Added</source>
        <translation>添加时间</translation>
    </message>
    <message>
        <source>Started</source>
        <translation>开始时间</translation>
    </message>
    <message>
        <source>Finished</source>
        <translation>结束时间</translation>
    </message>
    <message>
        <source>Left out</source>
        <translation>未纳入</translation>
    </message>
</context>
<context>
    <name>Feedback</name>
    <message>
        <source>The queue goes on by itself when this is mended.</source>
        <translation>问题解决后，队列会自动继续。</translation>
    </message>
    <message>
        <source>Try now</source>
        <translation>立即重试</translation>
    </message>
    <message>
        <source>Trying again …</source>
        <translation>正在重试…</translation>
    </message>
    <message>
        <source>The queue is paused.</source>
        <translation>队列已暂停。</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>“%1” failed.</source>
        <translation>“%1”失败。</translation>
    </message>
    <message>
        <source>The other images go on.</source>
        <translation>其他图片继续处理。</translation>
    </message>
    <message>
        <source>Show failed images</source>
        <translation>显示失败的图片</translation>
    </message>
    <message numerus="yes">
        <source>%n interrupted image(s) are done again</source>
        <translation>
            <numerusform>%n 张中断的图片将重新处理</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n finished image(s) were kept</source>
        <translation>
            <numerusform>%n 张已完成的图片已保留</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n image(s) were given up after several crashes</source>
        <translation>
            <numerusform>%n 张图片在多次崩溃后已放弃</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n unfinished file(s) were tidied away</source>
        <translation>
            <numerusform>%n 个未完成的文件已清理</numerusform>
        </translation>
    </message>
    <message>
        <source>Rembg Desktop ended unexpectedly last time. Nothing was lost: %1.</source>
        <translation>Rembg Desktop 上次意外终止。没有丢失任何内容：%1。</translation>
    </message>
    <message>
        <source>The queue’s file was damaged and a new one was begun. The old one is kept as %1.</source>
        <translation>队列文件已损坏，已新建一个。旧文件保留为 %1。</translation>
    </message>
    <message>
        <source>Use port %1</source>
        <translation>使用端口 %1</translation>
    </message>
    <message>
        <source>Settings…</source>
        <translation>设置…</translation>
    </message>
    <message>
        <source>The HTTP API is not available. %1</source>
        <translation>HTTP API 不可用。%1</translation>
    </message>
    <message numerus="yes">
        <source>%n job(s) removed from the list; their results stay.</source>
        <translation>
            <numerusform>已从列表中移除 %n 个任务；其结果保留。</numerusform>
        </translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message numerus="yes">
        <source>%n result(s) moved to the trash.</source>
        <translation>
            <numerusform>已将 %n 个结果移到回收站。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n could not be moved.</source>
        <translation>
            <numerusform>%n 个无法移动。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln image(s) done</source>
        <translation>
            <numerusform>%Ln 张图片完成</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n failed</source>
        <translation>
            <numerusform>%n 张失败</numerusform>
        </translation>
    </message>
    <message>
        <source>Rembg Desktop is done</source>
        <translation>Rembg Desktop 已完成</translation>
    </message>
</context>
<context>
    <name>FileGroup</name>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Use a white background</source>
        <translation>使用白色背景</translation>
    </message>
    <message>
        <source>Quality</source>
        <translation>质量</translation>
    </message>
    <message>
        <source>&amp;Lossless</source>
        <translation>无损(&amp;L)</translation>
    </message>
    <message>
        <source>Keep camera data (E&amp;XIF)</source>
        <translation>保留相机数据 (E&amp;XIF)</translation>
    </message>
    <message>
        <source>The colour profile and the resolution are always kept.</source>
        <translation>颜色配置文件和分辨率始终保留。</translation>
    </message>
    <message>
        <source>F&amp;ormat</source>
        <translation>格式(&amp;O)</translation>
    </message>
    <message>
        <source>Qualit&amp;y</source>
        <translation>质量(&amp;Y)</translation>
    </message>
    <message>
        <source>lossless</source>
        <translation>无损</translation>
    </message>
    <message>
        <source>no camera data</source>
        <translation>无相机数据</translation>
    </message>
</context>
<context>
    <name>FilterBar</name>
    <message>
        <source>Search</source>
        <translation>搜索</translation>
    </message>
    <message>
        <source>Search the queue</source>
        <translation>搜索队列</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
</context>
<context>
    <name>FolderList</name>
    <message>
        <source>Allowed &amp;folders</source>
        <translation>允许的文件夹(&amp;F)</translation>
    </message>
    <message>
        <source>Programs may name photos in these folders by their paths, and have results put there.</source>
        <translation>程序可以用路径指定这些文件夹中的照片，并将结果放入其中。</translation>
    </message>
    <message>
        <source>Add folder…</source>
        <translation>添加文件夹…</translation>
    </message>
    <message>
        <source>Allow a folder</source>
        <translation>允许文件夹</translation>
    </message>
</context>
<context>
    <name>Following</name>
    <message>
        <source>The system refused to sleep or shut down.</source>
        <translation>系统拒绝了睡眠或关机。</translation>
    </message>
</context>
<context>
    <name>Formatting</name>
    <message>
        <source>Held</source>
        <translation>已搁置</translation>
    </message>
    <message>
        <source>Pending</source>
        <translation>等待中</translation>
    </message>
    <message>
        <source>Processing</source>
        <translation>处理中</translation>
    </message>
    <message>
        <source>Completed</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>Skipped</source>
        <translation>已跳过</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>已取消</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1%</translation>
    </message>
</context>
<context>
    <name>GeneralPage</name>
    <message>
        <source>General</source>
        <translation>常规</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>Show an icon in the system &amp;tray</source>
        <translation>在系统托盘中显示图标(&amp;T)</translation>
    </message>
    <message>
        <source>Show t&amp;ips for the first steps</source>
        <translation>显示入门提示(&amp;I)</translation>
    </message>
    <message>
        <source>&amp;Ask before closing while images are in work</source>
        <translation>仍有图片在处理时，关闭前询问(&amp;A)</translation>
    </message>
    <message>
        <source>Another language is used from the next start on.</source>
        <translation>更改语言后将在下次启动时生效。</translation>
    </message>
    <message>
        <source>T&amp;heme</source>
        <translation>主题(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>语言(&amp;L)</translation>
    </message>
</context>
<context>
    <name>Header</name>
    <message>
        <source>Previous image (Page Up in the picture)</source>
        <translation>上一张图片（在图片中按 Page Up）</translation>
    </message>
    <message>
        <source>Next image (Page Down in the picture)</source>
        <translation>下一张图片（在图片中按 Page Down）</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
</context>
<context>
    <name>ImagesModel</name>
    <message>
        <source>Image</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>消息</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>处理前</translation>
    </message>
    <message>
        <source>After</source>
        <translation>处理后</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
</context>
<context>
    <name>ImagesTab</name>
    <message>
        <source>Images of the job</source>
        <translation>任务中的图片</translation>
    </message>
</context>
<context>
    <name>InspectorPanel</name>
    <message>
        <source>Details of the selection</source>
        <translation>所选内容的详细信息</translation>
    </message>
    <message>
        <source>Summary</source>
        <translation>摘要</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>日志</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>预览</translation>
    </message>
    <message>
        <source>Select a job or an image to look at it here.</source>
        <translation>选择一个任务或一张图片，即可在此查看。</translation>
    </message>
    <message>
        <source>Copied: %1</source>
        <translation>已复制：%1</translation>
    </message>
    <message>
        <source>The log is on the clipboard.</source>
        <translation>日志已复制到剪贴板。</translation>
    </message>
    <message>
        <source>Open the result</source>
        <translation>打开结果</translation>
    </message>
    <message>
        <source>Show the result in its folder</source>
        <translation>在文件夹中显示结果</translation>
    </message>
    <message>
        <source>Copy the result</source>
        <translation>复制结果</translation>
    </message>
</context>
<context>
    <name>InspectorWords</name>
    <message>
        <source>%1 s</source>
        <translation>%1 秒</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 毫秒</translation>
    </message>
    <message>
        <source>Read the photo</source>
        <translation>读取照片</translation>
    </message>
    <message>
        <source>Find the subject</source>
        <translation>查找主体</translation>
    </message>
    <message>
        <source>Refine the edges</source>
        <translation>优化边缘</translation>
    </message>
    <message>
        <source>Compose</source>
        <translation>合成</translation>
    </message>
    <message>
        <source>Write the file</source>
        <translation>写入文件</translation>
    </message>
    <message>
        <source>Put it in its place</source>
        <translation>放到目标位置</translation>
    </message>
    <message>
        <source>Wait for memory</source>
        <translation>等待内存</translation>
    </message>
    <message>
        <source>clean colours</source>
        <translation>净化颜色</translation>
    </message>
    <message>
        <source>matting</source>
        <translation>matting</translation>
    </message>
    <message>
        <source>mask only</source>
        <translation>仅蒙版</translation>
    </message>
    <message>
        <source>background %1</source>
        <translation>背景 %1</translation>
    </message>
    <message>
        <source>background image</source>
        <translation>背景图片</translation>
    </message>
    <message>
        <source>trimmed</source>
        <translation>已裁切</translation>
    </message>
    <message>
        <source>Waiting for its turn</source>
        <translation>等待处理</translation>
    </message>
    <message>
        <source>In work …</source>
        <translation>处理中…</translation>
    </message>
    <message>
        <source>This image failed</source>
        <translation>此图片失败</translation>
    </message>
    <message>
        <source>This image was cancelled</source>
        <translation>此图片已取消</translation>
    </message>
</context>
<context>
    <name>Intake</name>
    <message>
        <source>The picture could not be saved as %1: %2.</source>
        <translation>无法将图片保存为 %1：%2。</translation>
    </message>
    <message>
        <source>Free some space or save the picture yourself, then add the file.</source>
        <translation>请释放一些空间，或自行保存图片后再添加该文件。</translation>
    </message>
</context>
<context>
    <name>JobActions</name>
    <message numerus="yes">
        <source>Move %n result(s) to the trash?</source>
        <translation>
            <numerusform>要将 %n 个结果移到回收站吗？</numerusform>
        </translation>
    </message>
    <message>
        <source>Your original photos stay where they are.</source>
        <translation>您的原始照片保持不变。</translation>
    </message>
    <message>
        <source>Move to the trash</source>
        <translation>移到回收站</translation>
    </message>
</context>
<context>
    <name>LengthField</name>
    <message>
        <source>Unit: %1</source>
        <translation>单位：%1</translation>
    </message>
    <message>
        <source>pixels</source>
        <translation>像素</translation>
    </message>
    <message>
        <source>percent</source>
        <translation>百分比</translation>
    </message>
</context>
<context>
    <name>LogTab</name>
    <message>
        <source>Log</source>
        <translation>日志</translation>
    </message>
    <message>
        <source>Copy log</source>
        <translation>复制日志</translation>
    </message>
</context>
<context>
    <name>LogText</name>
    <message>
        <source>Job %1: %2</source>
        <translation>任务 %1：%2</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Added</source>
        <translation>添加时间</translation>
    </message>
    <message>
        <source>Started</source>
        <translation>开始时间</translation>
    </message>
    <message>
        <source>Finished</source>
        <translation>结束时间</translation>
    </message>
    <message>
        <source>Destination</source>
        <translation>目标位置</translation>
    </message>
    <message>
        <source>What was asked</source>
        <translation>所用选项</translation>
    </message>
    <message>
        <source>Preset</source>
        <translation>预设</translation>
    </message>
    <message>
        <source>Other images that failed</source>
        <translation>其他失败的图片</translation>
    </message>
    <message>
        <source>Image %1: %2</source>
        <translation>图片 %1：%2</translation>
    </message>
    <message>
        <source>From</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>To</source>
        <translation>目标</translation>
    </message>
    <message>
        <source>Attempts</source>
        <translation>尝试次数</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>设备</translation>
    </message>
    <message>
        <source>Time taken</source>
        <translation>用时</translation>
    </message>
    <message>
        <source>Notice</source>
        <translation>提示</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>错误</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>no</source>
        <translation>否</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>The settings could not be saved: %1.</source>
        <translation>无法保存设置：%1。</translation>
    </message>
    <message>
        <source>There is no result to open yet.</source>
        <translation>还没有可打开的结果。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln image(s) added</source>
        <translation>
            <numerusform>已添加 %Ln 张图片</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n other file(s) left out</source>
        <translation>
            <numerusform>%n 个其他文件未纳入</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Finishing %n image(s), then the program closes.</source>
        <translation>
            <numerusform>正在完成 %n 张图片，随后程序将关闭。</numerusform>
        </translation>
    </message>
    <message>
        <source>Stop now</source>
        <translation>立即停止</translation>
    </message>
</context>
<context>
    <name>ModelCard</name>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Best for</source>
        <translation>最适合</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>速度</translation>
    </message>
    <message>
        <source>Sees</source>
        <translation>输入</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>许可证</translation>
    </message>
    <message>
        <source>Download</source>
        <translation>下载</translation>
    </message>
    <message>
        <source>&amp;Pause</source>
        <translation>暂停(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Cancel download</source>
        <translation>取消下载(&amp;C)</translation>
    </message>
    <message>
        <source>Check &amp;file</source>
        <translation>检查文件(&amp;F)</translation>
    </message>
    <message>
        <source>Compare the whole file with its checksum.</source>
        <translation>用校验和比对整个文件。</translation>
    </message>
    <message>
        <source>D&amp;elete…</source>
        <translation>删除(&amp;E)…</translation>
    </message>
    <message>
        <source>unknown; ask whoever made it</source>
        <translation>未知；请询问制作者</translation>
    </message>
    <message>
        <source>%1 × %1 pixels</source>
        <translation>%1 × %1 像素</translation>
    </message>
    <message>
        <source>Not for commercial use.</source>
        <translation>不可用于商业用途。</translation>
    </message>
    <message>
        <source>Page of the publisher</source>
        <translation>发布者页面</translation>
    </message>
    <message>
        <source>Connecting…</source>
        <translation>正在连接…</translation>
    </message>
    <message>
        <source>Working…</source>
        <translation>正在处理…</translation>
    </message>
    <message>
        <source>&amp;Go on</source>
        <translation>继续(&amp;G)</translation>
    </message>
    <message>
        <source>&amp;Download again</source>
        <translation>重新下载(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Download</source>
        <translation>下载(&amp;D)</translation>
    </message>
</context>
<context>
    <name>ModelDescriptions</name>
    <message>
        <source>The small sibling of U²-Net; comes with the program and needs no download.</source>
        <translation>U²-Net 的小型版；随程序附带，无需下载。</translation>
    </message>
    <message>
        <source>The classic general model; more sure of its subject than the small one.</source>
        <translation>经典的通用模型；对主体的判断比小型版更准确。</translation>
    </message>
    <message>
        <source>Sees 1024 pixels in place of 320 and so keeps thin parts and straight edges.</source>
        <translation>以 1024 像素而非 320 像素观察，因此能保留细小部分和直边。</translation>
    </message>
    <message>
        <source>The best general model that may be used freely; large, slow and hungry without a graphics card.</source>
        <translation>可自由使用的最佳通用模型；体积大、速度慢，没有显卡时消耗较多资源。</translation>
    </message>
    <message>
        <source>BiRefNet with a smaller backbone: nearly as good, a good deal faster.</source>
        <translation>主干网络较小的 BiRefNet：效果相近，速度快得多。</translation>
    </message>
    <message>
        <source>BiRefNet trained on portraits; follows hair closely.</source>
        <translation>用人像训练的 BiRefNet；能紧贴头发轮廓。</translation>
    </message>
    <message>
        <source>BiRefNet trained on the largest collection of pictures.</source>
        <translation>用最大图片集训练的 BiRefNet。</translation>
    </message>
    <message>
        <source>BiRefNet trained for dichotomous segmentation: fences, wheels, furniture.</source>
        <translation>为二分图像分割训练的 BiRefNet：围栏、车轮、家具。</translation>
    </message>
    <message>
        <source>BiRefNet trained for salient objects in high resolution.</source>
        <translation>为高分辨率显著物体训练的 BiRefNet。</translation>
    </message>
    <message>
        <source>BiRefNet trained to find what hides in its surroundings.</source>
        <translation>为找出隐藏在环境中的物体而训练的 BiRefNet。</translation>
    </message>
    <message>
        <source>U²-Net with smaller weights.</source>
        <translation>权重更小的 U²-Net。</translation>
    </message>
    <message>
        <source>U²-Net trained on people; leaves other things out.</source>
        <translation>用人物训练的 U²-Net；会忽略其他内容。</translation>
    </message>
    <message>
        <source>Finds upper, lower and full-body clothes; all three are kept together.</source>
        <translation>识别上装、下装和连体服装；三者一并保留。</translation>
    </message>
    <message>
        <source>IS-Net trained on anime characters.</source>
        <translation>用动漫角色训练的 IS-Net。</translation>
    </message>
    <message>
        <source>Very good, but not for commercial use without a licence from BRIA.</source>
        <translation>效果很好，但没有 BRIA 的许可不得用于商业用途。</translation>
    </message>
</context>
<context>
    <name>ModelList</name>
    <message>
        <source>Waiting</source>
        <translation>等待中</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>已暂停</translation>
    </message>
    <message>
        <source>Working…</source>
        <translation>正在处理…</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>%1/s</source>
        <translation>%1/秒</translation>
    </message>
</context>
<context>
    <name>ModelPicker</name>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Models…</source>
        <translation>模型…</translation>
    </message>
    <message>
        <source>Download and manage models</source>
        <translation>下载和管理模型</translation>
    </message>
    <message>
        <source>Not known here</source>
        <translation>此处未知</translation>
    </message>
    <message>
        <source>Download…</source>
        <translation>下载…</translation>
    </message>
</context>
<context>
    <name>ModelWords</name>
    <message>
        <source>Included</source>
        <translation>已附带</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>可用</translation>
    </message>
    <message>
        <source>Not downloaded</source>
        <translation>未下载</translation>
    </message>
    <message>
        <source>Damaged</source>
        <translation>已损坏</translation>
    </message>
    <message>
        <source>licence unknown</source>
        <translation>许可证未知</translation>
    </message>
    <message>
        <source>%1, private use only</source>
        <translation>%1，仅限个人使用</translation>
    </message>
    <message>
        <source>very fast</source>
        <translation>非常快</translation>
    </message>
    <message>
        <source>fast</source>
        <translation>快</translation>
    </message>
    <message>
        <source>moderate</source>
        <translation>中等</translation>
    </message>
    <message>
        <source>slow</source>
        <translation>慢</translation>
    </message>
    <message>
        <source>speed, clear subjects</source>
        <translation>速度、清晰的主体</translation>
    </message>
    <message>
        <source>general photos</source>
        <translation>一般照片</translation>
    </message>
    <message>
        <source>products, fine edges</source>
        <translation>产品、精细边缘</translation>
    </message>
    <message>
        <source>best quality</source>
        <translation>最佳质量</translation>
    </message>
    <message>
        <source>quality at half the cost</source>
        <translation>一半开销的高质量</translation>
    </message>
    <message>
        <source>people, hair</source>
        <translation>人物、头发</translation>
    </message>
    <message>
        <source>unusual subjects</source>
        <translation>不常见的主体</translation>
    </message>
    <message>
        <source>thin structures</source>
        <translation>细小结构</translation>
    </message>
    <message>
        <source>large photos</source>
        <translation>大尺寸照片</translation>
    </message>
    <message>
        <source>camouflaged subjects</source>
        <translation>伪装的主体</translation>
    </message>
    <message>
        <source>general photos, small download</source>
        <translation>一般照片，下载量小</translation>
    </message>
    <message>
        <source>people</source>
        <translation>人物</translation>
    </message>
    <message>
        <source>clothes worn by a person</source>
        <translation>人物所穿的服装</translation>
    </message>
    <message>
        <source>drawn characters</source>
        <translation>手绘角色</translation>
    </message>
    <message>
        <source>best quality, private use</source>
        <translation>最佳质量，个人使用</translation>
    </message>
</context>
<context>
    <name>ModelsDialog</name>
    <message>
        <source>Models</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>&amp;Import a file…</source>
        <translation>导入文件(&amp;I)…</translation>
    </message>
    <message>
        <source>&amp;Open folder</source>
        <translation>打开文件夹(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Sources…</source>
        <translation>来源(&amp;S)…</translation>
    </message>
    <message>
        <source>Mirror and proxy for downloads</source>
        <translation>下载所用的镜像和代理</translation>
    </message>
    <message>
        <source>Not for commercial use</source>
        <translation>不可用于商业用途</translation>
    </message>
    <message>
        <source>%1 may not be used commercially.</source>
        <translation>%1 不得用于商业用途。</translation>
    </message>
    <message>
        <source>Its licence is %1. If you want to sell or advertise with the results, ask the publisher for a licence first.</source>
        <translation>其许可证为 %1。如果您想出售结果或用于广告，请先向发布者获取许可。</translation>
    </message>
    <message>
        <source>Download for private use</source>
        <translation>下载供个人使用</translation>
    </message>
    <message>
        <source>Delete the model %1 from this computer?</source>
        <translation>要从本机删除模型 %1 吗？</translation>
    </message>
    <message>
        <source>Delete model</source>
        <translation>删除模型</translation>
    </message>
    <message>
        <source>It can be downloaded again.</source>
        <translation>可以重新下载。</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>ONNX models</source>
        <translation>ONNX 模型</translation>
    </message>
    <message>
        <source>Import a model</source>
        <translation>导入模型</translation>
    </message>
    <message>
        <source>Name of the model (letters, digits, dots, dashes):</source>
        <translation>模型名称（字母、数字、点、短横线）：</translation>
    </message>
    <message>
        <source>Importing %1…</source>
        <translation>正在导入 %1…</translation>
    </message>
    <message>
        <source>The file is good.</source>
        <translation>文件完好。</translation>
    </message>
</context>
<context>
    <name>OptionReasons</name>
    <message>
        <source>JPEG has no transparency. Choose a colour or an image as the background.</source>
        <translation>JPEG 不支持透明。请选择颜色或图片作为背景。</translation>
    </message>
    <message>
        <source>Enter a colour such as #ffffff, or choose an image file.</source>
        <translation>请输入 #ffffff 这样的颜色，或选择图片文件。</translation>
    </message>
    <message>
        <source>A file name cannot hold any of these: %1</source>
        <translation>文件名不能包含以下任何字符：%1</translation>
    </message>
    <message>
        <source>Use {stem} or {index}, or all results would have one name.</source>
        <translation>请使用 {stem} 或 {index}，否则所有结果会同名。</translation>
    </message>
    <message>
        <source>Use letters and the fields {stem}, {index}, {index:03}, {model} and {date}.</source>
        <translation>请使用字母以及字段 {stem}、{index}、{index:03}、{model} 和 {date}。</translation>
    </message>
</context>
<context>
    <name>OptionsPanel</name>
    <message>
        <source>Options for new jobs</source>
        <translation>新任务的选项</translation>
    </message>
</context>
<context>
    <name>OriginList</name>
    <message>
        <source>Allowed &amp;web pages</source>
        <translation>允许的网页(&amp;W)</translation>
    </message>
    <message>
        <source>Pages of these origins may call from a browser; every one of them still needs the token.</source>
        <translation>来自这些源的网页可以从浏览器调用；但仍然都需要令牌。</translation>
    </message>
    <message>
        <source>Origin of a web page</source>
        <translation>网页的源</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>Add the origin</source>
        <translation>添加源</translation>
    </message>
    <message>
        <source>An origin looks like https://shop.example or http://localhost:8080, without a path.</source>
        <translation>源的形式如 https://shop.example 或 http://localhost:8080，不含路径。</translation>
    </message>
</context>
<context>
    <name>OutputPage</name>
    <message>
        <source>Output</source>
        <translation>输出</translation>
    </message>
    <message>
        <source>Beside the photos</source>
        <translation>照片旁边</translation>
    </message>
    <message>
        <source>One folder for all</source>
        <translation>统一的文件夹</translation>
    </message>
    <message>
        <source>Folder for the results</source>
        <translation>存放结果的文件夹</translation>
    </message>
    <message>
        <source>Take the &amp;subfolders of folders, too</source>
        <translation>同时处理子文件夹(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Results go</source>
        <translation>结果位置(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Folder</source>
        <translation>文件夹(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Preset at the start</source>
        <translation>启动时的预设(&amp;P)</translation>
    </message>
    <message>
        <source>In a folder “cutouts” next to each photo.</source>
        <translation>放入每张照片旁的“cutouts”文件夹。</translation>
    </message>
    <message>
        <source>Choose a folder for the results.</source>
        <translation>请选择存放结果的文件夹。</translation>
    </message>
</context>
<context>
    <name>PathField</name>
    <message>
        <source>No folder chosen</source>
        <translation>未选择文件夹</translation>
    </message>
    <message>
        <source>No file chosen</source>
        <translation>未选择文件</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>选择…</translation>
    </message>
    <message>
        <source>Choose: %1</source>
        <translation>选择：%1</translation>
    </message>
</context>
<context>
    <name>PerformancePage</name>
    <message>
        <source>Performance</source>
        <translation>性能</translation>
    </message>
    <message>
        <source>Automatic (%1)</source>
        <translation>自动 (%1)</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>自动</translation>
    </message>
    <message>
        <source>&amp;Stop when that device cannot be used</source>
        <translation>该设备无法使用时停止(&amp;S)</translation>
    </message>
    <message>
        <source>Otherwise the processor is used in its place.</source>
        <translation>否则改用处理器。</translation>
    </message>
    <message>
        <source>Automatic (%1 MB)</source>
        <translation>自动 (%1 MB)</translation>
    </message>
    <message>
        <source> MB</source>
        <translation> MB</translation>
    </message>
    <message>
        <source> megapixels</source>
        <translation> 百万像素</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>从不</translation>
    </message>
    <message>
        <source> seconds</source>
        <translation> 秒</translation>
    </message>
    <message>
        <source>&amp;Test run</source>
        <translation>试运行(&amp;T)</translation>
    </message>
    <message>
        <source>Result of the test run</source>
        <translation>试运行结果</translation>
    </message>
    <message>
        <source>&amp;Device</source>
        <translation>设备(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Images at once</source>
        <translation>同时处理的图片(&amp;I)</translation>
    </message>
    <message>
        <source>&amp;Memory for images</source>
        <translation>图片内存(&amp;M)</translation>
    </message>
    <message>
        <source>&amp;Largest image</source>
        <translation>最大图片(&amp;L)</translation>
    </message>
    <message>
        <source>Larger ones fail before they are decoded.</source>
        <translation>更大的图片在解码前即判为失败。</translation>
    </message>
    <message>
        <source>&amp;Free memory when idle for</source>
        <translation>空闲多久后释放内存(&amp;F)</translation>
    </message>
    <message>
        <source>The next image then loads the model again.</source>
        <translation>下一张图像会重新加载模型。</translation>
    </message>
    <message>
        <source>Not in this installation; the processor will be used.</source>
        <translation>此安装中不包含；将使用处理器。</translation>
    </message>
    <message>
        <source>Installed. A test run shows whether it works.</source>
        <translation>已安装。试运行可确认能否正常工作。</translation>
    </message>
    <message>
        <source>%1, not installed</source>
        <translation>%1，未安装</translation>
    </message>
    <message>
        <source>Running…</source>
        <translation>正在运行…</translation>
    </message>
    <message>
        <source>%1: %2 s an image, %3 images a minute. Ready after %4 s.</source>
        <translation>%1：每张图片 %2 秒，每分钟 %3 张。%4 秒后就绪。</translation>
    </message>
</context>
<context>
    <name>PlaceGroup</name>
    <message>
        <source>Name and place</source>
        <translation>名称和位置</translation>
    </message>
    <message>
        <source>Insert a field</source>
        <translation>插入字段</translation>
    </message>
    <message>
        <source>Insert a field into the name</source>
        <translation>在名称中插入字段</translation>
    </message>
    <message>
        <source>Beside the photos</source>
        <translation>照片旁边</translation>
    </message>
    <message>
        <source>One folder for all</source>
        <translation>统一的文件夹</translation>
    </message>
    <message>
        <source>Folder for the results</source>
        <translation>存放结果的文件夹</translation>
    </message>
    <message>
        <source>Keep both, add a number</source>
        <translation>两者都保留，添加编号</translation>
    </message>
    <message>
        <source>Skip the photo</source>
        <translation>跳过该照片</translation>
    </message>
    <message>
        <source>Replace the file</source>
        <translation>替换文件</translation>
    </message>
    <message>
        <source>File &amp;name</source>
        <translation>文件名(&amp;N)</translation>
    </message>
    <message>
        <source>Destinat&amp;ion</source>
        <translation>目标位置(&amp;I)</translation>
    </message>
    <message>
        <source>&amp;When a file exists</source>
        <translation>文件已存在时(&amp;W)</translation>
    </message>
    <message>
        <source>Choose a folder for the results.</source>
        <translation>请选择存放结果的文件夹。</translation>
    </message>
    <message>
        <source>Or put them beside the photos.</source>
        <translation>或将结果放在照片旁边。</translation>
    </message>
    <message>
        <source>Example: %1</source>
        <translation>示例：%1</translation>
    </message>
    <message>
        <source>In a folder “cutouts” next to each photo.</source>
        <translation>放入每张照片旁的“cutouts”文件夹。</translation>
    </message>
    <message>
        <source>The photo itself is never replaced.</source>
        <translation>照片本身绝不会被替换。</translation>
    </message>
    <message>
        <source>Name of the photo</source>
        <translation>照片名称</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>日期</translation>
    </message>
</context>
<context>
    <name>PresetBar</name>
    <message>
        <source>P&amp;reset</source>
        <translation>预设(&amp;R)</translation>
    </message>
    <message>
        <source>Edited</source>
        <translation>已修改</translation>
    </message>
    <message>
        <source>The options differ from the preset.</source>
        <translation>选项与预设不同。</translation>
    </message>
    <message>
        <source>Preset</source>
        <translation>预设</translation>
    </message>
    <message>
        <source>Own options</source>
        <translation>自定义选项</translation>
    </message>
    <message>
        <source>Save, rename or delete presets</source>
        <translation>保存、重命名或删除预设</translation>
    </message>
    <message>
        <source>&amp;Save changes</source>
        <translation>保存更改(&amp;S)</translation>
    </message>
    <message>
        <source>Save &amp;as new preset…</source>
        <translation>另存为新预设(&amp;A)…</translation>
    </message>
    <message>
        <source>Re&amp;vert to preset</source>
        <translation>恢复为预设(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Rename…</source>
        <translation>重命名(&amp;R)…</translation>
    </message>
    <message>
        <source>&amp;Delete…</source>
        <translation>删除(&amp;D)…</translation>
    </message>
    <message>
        <source>Save preset</source>
        <translation>保存预设</translation>
    </message>
    <message>
        <source>Name of the new preset:</source>
        <translation>新预设的名称：</translation>
    </message>
    <message>
        <source>New name of the preset:</source>
        <translation>预设的新名称：</translation>
    </message>
    <message>
        <source>Rename preset</source>
        <translation>重命名预设</translation>
    </message>
    <message>
        <source>There is a preset “%1” already. Replace it?</source>
        <translation>已有预设“%1”。要替换吗？</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>替换</translation>
    </message>
    <message>
        <source>There is a preset of that name already.</source>
        <translation>已有同名预设。</translation>
    </message>
    <message>
        <source>Delete the preset “%1”?</source>
        <translation>要删除预设“%1”吗？</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Presets</source>
        <translation>预设</translation>
    </message>
    <message>
        <source>The presets cannot be written: %1.</source>
        <translation>无法写入预设：%1。</translation>
    </message>
</context>
<context>
    <name>PresetWords</name>
    <message>
        <source>Transparent PNG</source>
        <translation>透明 PNG</translation>
    </message>
    <message>
        <source>White shop picture</source>
        <translation>白底商品图</translation>
    </message>
    <message>
        <source>Mask</source>
        <translation>蒙版</translation>
    </message>
    <message>
        <source>WebP for the web</source>
        <translation>网页用 WebP</translation>
    </message>
</context>
<context>
    <name>PreviewView</name>
    <message>
        <source>Preview</source>
        <translation>预览</translation>
    </message>
    <message>
        <source>Select a photo to see a preview.</source>
        <translation>选择一张照片即可查看预览。</translation>
    </message>
    <message>
        <source>Updating …</source>
        <translation>正在更新…</translation>
    </message>
</context>
<context>
    <name>QueueColumns</name>
    <message>
        <source>Columns</source>
        <translation>列</translation>
    </message>
    <message>
        <source>Order of the queue</source>
        <translation>队列顺序</translation>
    </message>
    <message>
        <source>Reset columns</source>
        <translation>重置列</translation>
    </message>
</context>
<context>
    <name>QueuePage</name>
    <message>
        <source>Queue</source>
        <translation>队列</translation>
    </message>
    <message>
        <source>Do nothing</source>
        <translation>不执行任何操作</translation>
    </message>
    <message>
        <source>Show a notification</source>
        <translation>显示通知</translation>
    </message>
    <message>
        <source>Open the folder of the results</source>
        <translation>打开结果所在文件夹</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>退出</translation>
    </message>
    <message>
        <source>Put the computer to sleep</source>
        <translation>让电脑睡眠</translation>
    </message>
    <message>
        <source>Shut the computer down</source>
        <translation>关闭电脑</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>从不</translation>
    </message>
    <message>
        <source> days</source>
        <translation> 天</translation>
    </message>
    <message>
        <source> MB free</source>
        <translation> MB 可用空间</translation>
    </message>
    <message>
        <source>Pause while the computer runs on &amp;battery</source>
        <translation>使用电池供电时暂停(&amp;B)</translation>
    </message>
    <message>
        <source>&amp;When everything is done</source>
        <translation>全部完成时(&amp;W)</translation>
    </message>
    <message>
        <source>&amp;Remove finished jobs from the list after</source>
        <translation>从列表中移除已结束的任务，于(&amp;R)</translation>
    </message>
    <message>
        <source>Their results stay where they are.</source>
        <translation>其结果保持不变。</translation>
    </message>
    <message>
        <source>Pause when the disk has &amp;less than</source>
        <translation>磁盘空间低于此值时暂停(&amp;L)</translation>
    </message>
    <message>
        <source>The queue goes on by itself when there is room again.</source>
        <translation>空间恢复后，队列会自动继续。</translation>
    </message>
    <message numerus="yes">
        <source>A countdown of %n second(s) comes before, and can be cancelled.</source>
        <translation>
            <numerusform>执行前有 %n 秒倒计时，可以取消。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>QueueView</name>
    <message>
        <source>Queue</source>
        <translation>队列</translation>
    </message>
</context>
<context>
    <name>RequestsModel</name>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>方法</translation>
    </message>
    <message>
        <source>Path</source>
        <translation>路径</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>状态</translation>
    </message>
</context>
<context>
    <name>RequestsTable</name>
    <message>
        <source>Last requests</source>
        <translation>最近的请求</translation>
    </message>
    <message>
        <source>No request yet.</source>
        <translation>尚无请求。</translation>
    </message>
    <message>
        <source>Last re&amp;quests</source>
        <translation>最近的请求(&amp;Q)</translation>
    </message>
</context>
<context>
    <name>Section</name>
    <message>
        <source>open</source>
        <translation>已展开</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>已折叠</translation>
    </message>
</context>
<context>
    <name>SettingsDialog</name>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>页面</translation>
    </message>
</context>
<context>
    <name>ShortcutsDialog</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>键盘快捷键</translation>
    </message>
    <message>
        <source>Search for a command or a key</source>
        <translation>搜索命令或按键</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>搜索</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>命令</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>按键</translation>
    </message>
    <message>
        <source>Others</source>
        <translation>其他</translation>
    </message>
</context>
<context>
    <name>SidePanel</name>
    <message>
        <source>Options and inspector</source>
        <translation>选项和检查器</translation>
    </message>
    <message>
        <source>Options</source>
        <translation>选项</translation>
    </message>
    <message>
        <source>Inspector</source>
        <translation>检查器</translation>
    </message>
</context>
<context>
    <name>SizeGroup</name>
    <message>
        <source>Size</source>
        <translation>尺寸</translation>
    </message>
    <message>
        <source>&amp;Trim to the subject</source>
        <translation>裁切到主体(&amp;T)</translation>
    </message>
    <message>
        <source>Margin</source>
        <translation>边距</translation>
    </message>
    <message>
        <source>As the photo</source>
        <translation>与照片相同</translation>
    </message>
    <message>
        <source>Own size…</source>
        <translation>自定义尺寸…</translation>
    </message>
    <message>
        <source>Width of the canvas, pixels</source>
        <translation>画布宽度（像素）</translation>
    </message>
    <message>
        <source>Height of the canvas, pixels</source>
        <translation>画布高度（像素）</translation>
    </message>
    <message>
        <source>Padding</source>
        <translation>内边距</translation>
    </message>
    <message>
        <source>&amp;Margin around it</source>
        <translation>四周边距(&amp;M)</translation>
    </message>
    <message>
        <source>C&amp;anvas</source>
        <translation>画布(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Padding inside it</source>
        <translation>内边距(&amp;P)</translation>
    </message>
    <message>
        <source>The subject is scaled to fit and centred.</source>
        <translation>主体会按比例缩放并居中。</translation>
    </message>
    <message>
        <source>Trimmed</source>
        <translation>已裁切</translation>
    </message>
</context>
<context>
    <name>SourceDialog</name>
    <message>
        <source>Where models come from</source>
        <translation>模型来源</translation>
    </message>
    <message>
        <source>&amp;Mirror</source>
        <translation>镜像(&amp;M)</translation>
    </message>
    <message>
        <source>An address that holds the model files; empty for the publisher&apos;s own.</source>
        <translation>存放模型文件的地址；留空则使用发布者的地址。</translation>
    </message>
    <message>
        <source>&amp;Proxy</source>
        <translation>代理(&amp;P)</translation>
    </message>
    <message>
        <source>Empty to use the one of the system, if any.</source>
        <translation>留空则使用系统代理（如果有）。</translation>
    </message>
    <message>
        <source>Enter an address that begins with http:// or https://.</source>
        <translation>请输入以 http:// 或 https:// 开头的地址。</translation>
    </message>
</context>
<context>
    <name>StatusLine</name>
    <message>
        <source>Ready</source>
        <translation>就绪</translation>
    </message>
    <message>
        <source>%1 images/min</source>
        <translation>%1 张/分钟</translation>
    </message>
    <message>
        <source>about %1 left</source>
        <translation>约剩 %1</translation>
    </message>
    <message>
        <source>%1 free</source>
        <translation>可用 %1</translation>
    </message>
    <message>
        <source>HTTP API: %1</source>
        <translation>HTTP API：%1</translation>
    </message>
    <message>
        <source>Waiting: %1</source>
        <translation>等待中：%1</translation>
    </message>
    <message numerus="yes">
        <source>Paused, %Ln image(s) waiting</source>
        <translation>
            <numerusform>已暂停，%Ln 张图片等待中</numerusform>
        </translation>
    </message>
    <message>
        <source>Preparing alpha matting, about a minute the first time</source>
        <translation>正在准备 alpha matting，首次约需一分钟</translation>
    </message>
    <message numerus="yes">
        <source>%Ln image(s) left</source>
        <translation>
            <numerusform>剩余 %Ln 张图片</numerusform>
        </translation>
    </message>
    <message>
        <source>Working · %1</source>
        <translation>处理中 · %1</translation>
    </message>
    <message numerus="yes">
        <source>Starting, %Ln image(s) waiting</source>
        <translation>
            <numerusform>正在启动，%Ln 张图片等待中</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln image(s) waiting</source>
        <translation>
            <numerusform>%Ln 张图片等待中</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Done, %Ln image(s) failed</source>
        <translation>
            <numerusform>完成，%Ln 张图片失败</numerusform>
        </translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
</context>
<context>
    <name>SummaryTab</name>
    <message>
        <source>Summary</source>
        <translation>摘要</translation>
    </message>
    <message>
        <source>Image</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>Job</source>
        <translation>任务</translation>
    </message>
</context>
<context>
    <name>TipsBar</name>
    <message>
        <source>Tips</source>
        <translation>提示</translation>
    </message>
    <message>
        <source>Drop photos or folders anywhere on this window.</source>
        <translation>可将照片或文件夹拖放到此窗口的任意位置。</translation>
    </message>
    <message>
        <source>Pictures from a browser and from the clipboard are welcome, too.</source>
        <translation>也可以使用浏览器和剪贴板中的图片。</translation>
    </message>
    <message>
        <source>Choose a preset on the side before you add photos.</source>
        <translation>添加照片前，先在侧边选择预设。</translation>
    </message>
    <message>
        <source>Each job keeps the options that it was added with.</source>
        <translation>每个任务都保留添加时的选项。</translation>
    </message>
    <message>
        <source>Walk away: everything you add is kept.</source>
        <translation>可以放心离开：添加的内容都会保留。</translation>
    </message>
    <message>
        <source>After a restart, even after a power cut, the queue goes on where it was.</source>
        <translation>重启之后，即使是断电之后，队列也会从原处继续。</translation>
    </message>
    <message>
        <source>Fine hair or tricky subjects? Try another model.</source>
        <translation>发丝细密或主体复杂？请尝试其他模型。</translation>
    </message>
    <message>
        <source>Larger models are slower and see more. Download them once, then work offline.</source>
        <translation>较大的模型速度较慢，但看得更细。下载一次后即可离线使用。</translation>
    </message>
    <message>
        <source>Show no more tips</source>
        <translation>不再显示提示</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>Got it</source>
        <translation>知道了</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>下一条</translation>
    </message>
</context>
<context>
    <name>TokenSection</name>
    <message>
        <source>Token</source>
        <translation>令牌</translation>
    </message>
    <message>
        <source>&amp;Renew…</source>
        <translation>更新(&amp;R)…</translation>
    </message>
    <message>
        <source>Renew the token</source>
        <translation>更新令牌</translation>
    </message>
    <message>
        <source>Every program sends it as “Authorization: Bearer TOKEN”. Keep it like a password.</source>
        <translation>每个程序都以“Authorization: Bearer TOKEN”的形式发送它。请像密码一样妥善保管。</translation>
    </message>
    <message>
        <source>&amp;Token</source>
        <translation>令牌(&amp;T)</translation>
    </message>
    <message>
        <source>Example for a shell</source>
        <translation>Shell 示例</translation>
    </message>
    <message>
        <source>&amp;Example</source>
        <translation>示例(&amp;E)</translation>
    </message>
    <message>
        <source>Hide</source>
        <translation>隐藏</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>显示</translation>
    </message>
    <message>
        <source>Hide the token</source>
        <translation>隐藏令牌</translation>
    </message>
    <message>
        <source>Show the token</source>
        <translation>显示令牌</translation>
    </message>
    <message>
        <source>Make a new token?</source>
        <translation>要生成新令牌吗？</translation>
    </message>
    <message>
        <source>The present one is refused from then on: every program that uses it must be given the new one.</source>
        <translation>当前令牌此后将被拒绝：所有使用它的程序都必须改用新令牌。</translation>
    </message>
    <message>
        <source>Renew</source>
        <translation>更新</translation>
    </message>
</context>
<context>
    <name>Transfers</name>
    <message>
        <source>The folder of models cannot be changed: %1.</source>
        <translation>无法更改模型文件夹：%1。</translation>
    </message>
    <message>
        <source>Check its permissions and the room on its disk.</source>
        <translation>请检查其权限和磁盘空间。</translation>
    </message>
</context>
<context>
    <name>Tray</name>
    <message>
        <source>Show Rembg Desktop</source>
        <translation>显示 Rembg Desktop</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>退出</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>继续</translation>
    </message>
</context>
<context>
    <name>ViewBar</name>
    <message>
        <source>Compare with a divider</source>
        <translation>用分隔线对比</translation>
    </message>
    <message>
        <source>Compare side by side</source>
        <translation>并排对比</translation>
    </message>
    <message>
        <source>Hold to see the original (space bar in the picture)</source>
        <translation>按住可查看原图（在图片中按空格键）</translation>
    </message>
    <message>
        <source>Checkerboard under the cut-out</source>
        <translation>抠图下显示棋盘格</translation>
    </message>
    <message>
        <source>White under the cut-out</source>
        <translation>抠图下显示白色</translation>
    </message>
    <message>
        <source>Dark under the cut-out</source>
        <translation>抠图下显示深色</translation>
    </message>
    <message>
        <source>Own colour under the cut-out; press again to choose it</source>
        <translation>抠图下显示自定义颜色；再按一次可选择颜色</translation>
    </message>
    <message>
        <source>A trimmed result has another shape than its original: they are shown side by side</source>
        <translation>裁切后的结果与原图形状不同：将并排显示</translation>
    </message>
    <message>
        <source>Colour under the cut-out</source>
        <translation>抠图下的颜色</translation>
    </message>
</context>
<context>
    <name>WhenDoneActions</name>
    <message>
        <source>Rembg Desktop quits in %1 seconds</source>
        <translation>Rembg Desktop 将在 %1 秒后退出</translation>
    </message>
    <message>
        <source>The computer goes to sleep in %1 seconds</source>
        <translation>电脑将在 %1 秒后睡眠</translation>
    </message>
    <message>
        <source>The computer shuts down in %1 seconds</source>
        <translation>电脑将在 %1 秒后关机</translation>
    </message>
</context>
<context>
    <name>Workspace</name>
    <message>
        <source>No job matches. Press Esc to show all.</source>
        <translation>没有匹配的任务。按 Esc 显示全部。</translation>
    </message>
</context>
<context>
    <name>ZoomBar</name>
    <message>
        <source>Zoom out (−)</source>
        <translation>缩小 (−)</translation>
    </message>
    <message>
        <source>Zoom in (+)</source>
        <translation>放大 (+)</translation>
    </message>
    <message>
        <source>Zoom</source>
        <translation>缩放</translation>
    </message>
    <message>
        <source>Fit (0)</source>
        <translation>适合窗口 (0)</translation>
    </message>
    <message>
        <source>Actual pixels (1)</source>
        <translation>实际像素 (1)</translation>
    </message>
    <message>
        <source>Drag the result to another program from here</source>
        <translation>将结果从这里拖到其他程序</translation>
    </message>
    <message>
        <source>Copy the result</source>
        <translation>复制结果</translation>
    </message>
    <message>
        <source>Open the result</source>
        <translation>打开结果</translation>
    </message>
    <message>
        <source>Show the result in its folder</source>
        <translation>在文件夹中显示结果</translation>
    </message>
    <message>
        <source>Zoom: %1</source>
        <translation>缩放：%1</translation>
    </message>
</context>
<context>
    <name>_Counts</name>
    <message numerus="yes">
        <source>%n image(s)</source>
        <translation>
            <numerusform>%n 张图片</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n second(s)</source>
        <translation>
            <numerusform>%n 秒</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation>
            <numerusform>%n 分钟</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s)</source>
        <translation>
            <numerusform>%n 小时</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n 天</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n failed</source>
        <translation>
            <numerusform>%n 张失败</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) left out</source>
        <translation>
            <numerusform>%n 个文件未纳入</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) without an image</source>
        <translation>
            <numerusform>%n 个文件不含图片</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n succeeded</source>
        <translation>
            <numerusform>%n 张成功</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n skipped</source>
        <translation>
            <numerusform>%n 张已跳过</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n cancelled</source>
        <translation>
            <numerusform>%n 张已取消</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>另有 %n 项</numerusform>
        </translation>
    </message>
</context>
</TS>
