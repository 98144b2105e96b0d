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
        <source>Removes the background from many photos, on your own computer. No photo is ever uploaded.</source>
        <translation>在本机上批量去除照片背景。照片绝不会发送到任何地方。</translation>
    </message>
    <message>
        <source>Free software under the MIT license. Each model has its own license.</source>
        <translation>基于 MIT 许可证的自由软件。每个模型都有各自的许可证。</translation>
    </message>
    <message>
        <source>&amp;Components</source>
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
        <source>License</source>
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
        <source>Copies versions, settings and counts, but no file names.</source>
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
        <source>Resume processing the queue</source>
        <translation>继续处理队列</translation>
    </message>
    <message>
        <source>Finish the current images, but start no new ones</source>
        <translation>完成当前图片，但不再开始新图片</translation>
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
        <source>&amp;Review</source>
        <translation>检查(&amp;R)</translation>
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
        <source>Names from a table…</source>
        <translation>从表格取名称…</translation>
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
        <source>Retry all failed images</source>
        <translation>重试所有失败的图片</translation>
    </message>
    <message>
        <source>Run the whole job again</source>
        <translation>重新运行整个任务</translation>
    </message>
    <message>
        <source>New job with current options</source>
        <translation>用当前选项新建任务</translation>
    </message>
    <message>
        <source>Apply current options</source>
        <translation>应用当前选项</translation>
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
        <source>Move to top</source>
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
        <source>Move to bottom</source>
        <translation>移到最后</translation>
    </message>
    <message>
        <source>Remove from list</source>
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
        <source>Move results to trash…</source>
        <translation>将结果移到回收站…</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>搜索</translation>
    </message>
    <message>
        <source>Go to queue</source>
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
        <source>Review results</source>
        <translation>检查结果</translation>
    </message>
    <message>
        <source>Hot folders</source>
        <translation>监视文件夹</translation>
    </message>
    <message>
        <source>Review this job</source>
        <translation>检查此任务</translation>
    </message>
    <message>
        <source>Accept</source>
        <translation>接受</translation>
    </message>
    <message>
        <source>Reject</source>
        <translation>拒绝</translation>
    </message>
    <message>
        <source>Back to unreviewed</source>
        <translation>恢复为未审核</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Repair…</source>
        <translation>修补…</translation>
    </message>
    <message>
        <source>Another model…</source>
        <translation>其他模型…</translation>
    </message>
    <message>
        <source>Single result</source>
        <translation>单个结果</translation>
    </message>
    <message>
        <source>Contact sheet</source>
        <translation>缩略图表</translation>
    </message>
    <message>
        <source>Show original (space bar)</source>
        <translation>显示原图（空格键）</translation>
    </message>
    <message>
        <source>Whole image or 100%</source>
        <translation>整幅图像或 100%</translation>
    </message>
    <message>
        <source>Checkerboard behind the cutout</source>
        <translation>抠图下显示棋盘格</translation>
    </message>
    <message>
        <source>White behind the cutout</source>
        <translation>抠图下显示白色</translation>
    </message>
    <message>
        <source>Black behind the cutout</source>
        <translation>抠图下显示黑色</translation>
    </message>
    <message>
        <source>Gray behind the cutout</source>
        <translation>抠图下显示灰色</translation>
    </message>
    <message>
        <source>Green behind the cutout</source>
        <translation>抠图下显示绿色</translation>
    </message>
    <message>
        <source>Move rejected results…</source>
        <translation>移动被拒绝的结果…</translation>
    </message>
    <message>
        <source>Move rejected results to trash…</source>
        <translation>将被拒绝的结果移到回收站…</translation>
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
        <source>Check for updates</source>
        <translation>检查更新</translation>
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
        <source>Add folder</source>
        <translation>添加文件夹</translation>
    </message>
    <message>
        <source>Only a link to the image was received. Images are not downloaded from the web.</source>
        <translation>只收到了图片的链接。程序不会从网上下载图片。</translation>
    </message>
    <message>
        <source>No image was found.</source>
        <translation>没有找到图片。</translation>
    </message>
    <message>
        <source>Save the image to a file first, then drop the file.</source>
        <translation>请先将图片另存为文件，再拖放该文件。</translation>
    </message>
    <message>
        <source>Save this image to a file first</source>
        <translation>请先将此图片另存为文件</translation>
    </message>
    <message>
        <source>Drop to use the names in this table</source>
        <translation>松开即可使用此表格中的名称</translation>
    </message>
    <message>
        <source>Drop to add</source>
        <translation>松开即可添加</translation>
    </message>
    <message>
        <source>Results will be saved in a “cutouts” folder next to the photos</source>
        <translation>结果将放入照片旁的“cutouts”文件夹</translation>
    </message>
    <message>
        <source>Results will be saved in %1</source>
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
        <source>Searching for photos: %Ln found</source>
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
    <message>
        <source>Not added: %1.</source>
        <translation>未添加：%1。</translation>
    </message>
    <message>
        <source>Not added:</source>
        <translation>未添加：</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>详细信息</translation>
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
        <source>The queue, presets, models and results are not affected.</source>
        <translation>队列、预设、模型和结果都保持不变。</translation>
    </message>
    <message>
        <source>&amp;Reset all settings…</source>
        <translation>重置所有设置(&amp;R)…</translation>
    </message>
    <message>
        <source>Reset all settings to their defaults?</source>
        <translation>要将所有设置恢复为默认值吗？</translation>
    </message>
    <message>
        <source>Reset settings</source>
        <translation>重置设置</translation>
    </message>
    <message>
        <source>Nothing changes until you click OK.</source>
        <translation>在对话框中点击“确定”之前，不会有任何更改。</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>重置</translation>
    </message>
</context>
<context>
    <name>AnotherModel</name>
    <message numerus="yes">
        <source>%Ln image(s) added with the model %1.</source>
        <translation>
            <numerusform>已用模型 %1 添加 %Ln 张图像。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln result(s) of the model %1 can be compared.</source>
        <translation>
            <numerusform>可以比较模型 %1 的 %Ln 个结果。</numerusform>
        </translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>比较</translation>
    </message>
    <message>
        <source>The model %1 gave no results.</source>
        <translation>模型 %1 没有得到结果。</translation>
    </message>
</context>
<context>
    <name>ApiPage</name>
    <message>
        <source>HTTP API</source>
        <translation>HTTP API</translation>
    </message>
    <message>
        <source>Lets scripts, shop software and web pages on this computer add photos to the queue. Other computers cannot connect.</source>
        <translation>允许本机上的脚本、商店系统和网页将照片交给队列。其他电脑无法访问。</translation>
    </message>
    <message>
        <source>&amp;Allow programs on this computer to use the queue</source>
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
        <source>Answer clients of rembg&apos;s server (rembg s)</source>
        <translation>响应 rembg 服务器的客户端 (rembg s)</translation>
    </message>
    <message>
        <source>Answer clients of remove.bg</source>
        <translation>响应 remove.bg 的客户端</translation>
    </message>
    <message>
        <source>Download photos from the Internet for these clients</source>
        <translation>为这些客户端从互联网下载照片</translation>
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
        <source>&amp;Image size</source>
        <translation>最大图片(&amp;I)</translation>
    </message>
    <message>
        <source>&amp;Submission size</source>
        <translation>最大提交(&amp;S)</translation>
    </message>
    <message>
        <source>Images per &amp;job</source>
        <translation>每个任务的图片数(&amp;J)</translation>
    </message>
    <message>
        <source>Waiting images in the q&amp;ueue</source>
        <translation>队列中等待的图片数(&amp;U)</translation>
    </message>
    <message>
        <source>Off. It starts when you click OK or Apply.</source>
        <translation>已关闭。点击“确定”或“应用”后启动。</translation>
    </message>
    <message>
        <source>%1, until you click OK or Apply.</source>
        <translation>%1，直到点击“确定”或“应用”。</translation>
    </message>
    <message>
        <source>Not listening: port %1 is in use.</source>
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
    <name>ApiText</name>
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
        <source>Port %1 is in use by another program. Port %2 is available.</source>
        <translation>端口 %1 被其他程序占用；%2 可用。</translation>
    </message>
    <message>
        <source>Another instance of Rembg Desktop, such as “rembg-desktop serve”, is listening on port %1. When it exits, this one takes over.</source>
        <translation>另一个 Rembg Desktop（如“rembg-desktop serve”）正在监听端口 %1。它结束后，将由此程序接替。</translation>
    </message>
</context>
<context>
    <name>Application</name>
    <message>
        <source>Rembg Desktop is already running but not responding.</source>
        <translation>Rembg Desktop 已在运行，但没有响应。</translation>
    </message>
    <message>
        <source>Quit it and try again.</source>
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
        <source>Color</source>
        <translation>颜色</translation>
    </message>
    <message>
        <source>Gradient</source>
        <translation>渐变</translation>
    </message>
    <message>
        <source>Image</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>Blurred</source>
        <translation>模糊</translation>
    </message>
    <message>
        <source>Background color</source>
        <translation>背景颜色</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>Background image</source>
        <translation>背景图片</translation>
    </message>
    <message>
        <source>Folder of background images</source>
        <translation>背景图片文件夹</translation>
    </message>
    <message>
        <source>Blur radius</source>
        <translation>模糊半径</translation>
    </message>
    <message>
        <source>Background type</source>
        <translation>背景类型</translation>
    </message>
    <message>
        <source>Cover the result</source>
        <translation>填满结果</translation>
    </message>
    <message>
        <source>Fit in the result</source>
        <translation>完整显示</translation>
    </message>
    <message>
        <source>Repeat as tiles</source>
        <translation>平铺</translation>
    </message>
    <message>
        <source>Center</source>
        <translation>居中</translation>
    </message>
    <message>
        <source>Top</source>
        <translation>上</translation>
    </message>
    <message>
        <source>Bottom</source>
        <translation>下</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>左</translation>
    </message>
    <message>
        <source>Right</source>
        <translation>右</translation>
    </message>
    <message>
        <source>Top left</source>
        <translation>左上</translation>
    </message>
    <message>
        <source>Top right</source>
        <translation>右上</translation>
    </message>
    <message>
        <source>Bottom left</source>
        <translation>左下</translation>
    </message>
    <message>
        <source>Bottom right</source>
        <translation>右下</translation>
    </message>
    <message>
        <source>Image size</source>
        <translation>图片大小</translation>
    </message>
    <message>
        <source>Position</source>
        <translation>位置</translation>
    </message>
    <message>
        <source>A mask has no background.</source>
        <translation>蒙版没有背景。</translation>
    </message>
    <message>
        <source>The images of the folder are used in turn.</source>
        <translation>依次使用文件夹中的图片。</translation>
    </message>
    <message>
        <source>The photo without its subject, blurred.</source>
        <translation>去除主体并模糊后的照片。</translation>
    </message>
    <message>
        <source>Blurred photo</source>
        <translation>模糊的照片</translation>
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
    <name>Canvas</name>
    <message>
        <source>Original</source>
        <translation>原图</translation>
    </message>
    <message>
        <source>Cutout</source>
        <translation>抠图</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>修改前</translation>
    </message>
</context>
<context>
    <name>CanvasInput</name>
    <message>
        <source>Canvas</source>
        <translation>画布</translation>
    </message>
    <message>
        <source>Move the pointer with the arrow keys, and press and release the tool with Enter.</source>
        <translation>用方向键移动指针，用 Enter 键按下和松开工具。</translation>
    </message>
</context>
<context>
    <name>Cells</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Custom options</source>
        <translation>自定义选项</translation>
    </message>
    <message>
        <source>%1 of %2 images</source>
        <translation>%1 / %2 张图片</translation>
    </message>
    <message>
        <source>All images failed. Expand the job to see why.</source>
        <translation>所有图片均失败。展开任务可查看原因。</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 秒</translation>
    </message>
</context>
<context>
    <name>CheckTab</name>
    <message>
        <source>Rule set</source>
        <translation>规则集</translation>
    </message>
    <message>
        <source>Rules of the preset</source>
        <translation>预设的规则</translation>
    </message>
    <message>
        <source>Report on the job…</source>
        <translation>任务报告…</translation>
    </message>
    <message>
        <source>Checks all results of the job, and saves a page or a table.</source>
        <translation>检查任务的所有结果，并保存为网页或表格。</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>检查</translation>
    </message>
    <message>
        <source>There is no result yet.</source>
        <translation>尚无结果。</translation>
    </message>
    <message>
        <source>Checking…</source>
        <translation>正在检查…</translation>
    </message>
    <message>
        <source>The preset belongs to no marketplace. Choose a rule set.</source>
        <translation>该预设不属于任何电商平台。请选择规则集。</translation>
    </message>
    <message>
        <source>All required rules are held.</source>
        <translation>符合所有必需规则。</translation>
    </message>
    <message>
        <source>Required rules are broken.</source>
        <translation>违反了必需规则。</translation>
    </message>
    <message>
        <source>Save the report</source>
        <translation>保存报告</translation>
    </message>
    <message>
        <source>Page (%1)</source>
        <translation>网页 (%1)</translation>
    </message>
    <message>
        <source>Table (%1)</source>
        <translation>表格 (%1)</translation>
    </message>
    <message>
        <source>Checking the results of the job…</source>
        <translation>正在检查任务的结果…</translation>
    </message>
    <message>
        <source>Saved: %1</source>
        <translation>已保存：%1</translation>
    </message>
</context>
<context>
    <name>CleanupGroup</name>
    <message>
        <source>Mask cleanup</source>
        <translation>清理蒙版</translation>
    </message>
    <message>
        <source>Keep all</source>
        <translation>全部保留</translation>
    </message>
    <message>
        <source>Keep only the largest</source>
        <translation>仅保留最大的</translation>
    </message>
    <message>
        <source>Keep the larger ones</source>
        <translation>保留较大的</translation>
    </message>
    <message>
        <source>Smallest part that is kept, in percent of the largest</source>
        <translation>保留的最小部分（占最大部分的百分比）</translation>
    </message>
    <message>
        <source>Remove what touches the &amp;border</source>
        <translation>移除接触照片边界的部分(&amp;B)</translation>
    </message>
    <message>
        <source>Removes neighboring objects. Keeps a subject that is itself cut off by the border.</source>
        <translation>移除相邻物体。主体本身被边界截断时会保留。</translation>
    </message>
    <message>
        <source>Remove specks below</source>
        <translation>移除斑点，小于</translation>
    </message>
    <message>
        <source>Fill pinholes below</source>
        <translation>填充小孔，小于</translation>
    </message>
    <message>
        <source>Also those of rings and handles</source>
        <translation>包括圆环和把手的孔洞</translation>
    </message>
    <message>
        <source> px</source>
        <translation> px</translation>
    </message>
    <message>
        <source>Move edge</source>
        <translation>移动边缘</translation>
    </message>
    <message>
        <source>Feather</source>
        <translation>羽化</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Fill all holes</source>
        <translation>填充所有孔洞</translation>
    </message>
    <message>
        <source>Contrast</source>
        <translation>对比度</translation>
    </message>
    <message>
        <source>Above 0 the subject becomes larger, below 0 smaller.</source>
        <translation>大于 0 时主体变大，小于 0 时变小。</translation>
    </message>
    <message>
        <source>Width of the soft edge that is added</source>
        <translation>所添加柔和边缘的宽度</translation>
    </message>
    <message>
        <source>Makes soft edges narrower. At 100%, they are hard.</source>
        <translation>使柔和的边缘变窄。100% 时边缘变硬。</translation>
    </message>
    <message>
        <source>Compared with the largest part</source>
        <translation>与最大的部分相比</translation>
    </message>
    <message>
        <source>Side of a square with the same area</source>
        <translation>面积相同的正方形的边长</translation>
    </message>
    <message>
        <source>Side of a square with the same area, in percent of the photo&apos;s longer side</source>
        <translation>面积相同的正方形的边长，占照片长边的百分比</translation>
    </message>
    <message>
        <source>The subject becomes larger.</source>
        <translation>主体会变大。</translation>
    </message>
    <message>
        <source>The subject becomes smaller.</source>
        <translation>主体会变小。</translation>
    </message>
    <message>
        <source>largest part</source>
        <translation>最大部分</translation>
    </message>
    <message>
        <source>small parts</source>
        <translation>较小部分</translation>
    </message>
    <message>
        <source>border</source>
        <translation>边界</translation>
    </message>
    <message>
        <source>specks</source>
        <translation>斑点</translation>
    </message>
    <message>
        <source>pinholes</source>
        <translation>小孔</translation>
    </message>
    <message>
        <source>holes</source>
        <translation>孔洞</translation>
    </message>
    <message>
        <source>edge</source>
        <translation>边缘</translation>
    </message>
    <message>
        <source>Parts</source>
        <translation>部分</translation>
    </message>
    <message>
        <source>Remo&amp;ve specks below</source>
        <translation>移除斑点，小于(&amp;U)</translation>
    </message>
</context>
<context>
    <name>CloseDialog</name>
    <message>
        <source>Close Rembg Desktop</source>
        <translation>关闭 Rembg Desktop</translation>
    </message>
    <message numerus="yes">
        <source>%n image(s) are being processed</source>
        <translation>
            <numerusform>正在处理 %n 张图片</numerusform>
        </translation>
    </message>
    <message>
        <source>Whatever you choose, the queue is saved and resumes at the next start.</source>
        <translation>无论如何选择，队列都会保留，并在下次启动时继续。</translation>
    </message>
    <message>
        <source>Do not ask again, always stop now</source>
        <translation>不再询问；总是立即停止</translation>
    </message>
    <message>
        <source>Keep running in the tray</source>
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
    <name>ClusterPage</name>
    <message>
        <source>Cluster</source>
        <translation>集群</translation>
    </message>
    <message>
        <source>In this program</source>
        <translation>在本程序中</translation>
    </message>
    <message>
        <source>In several processes on this computer</source>
        <translation>在本机的多个进程中</translation>
    </message>
    <message>
        <source>On other computers (Dask cluster)</source>
        <translation>在其他计算机上（Dask 集群）</translation>
    </message>
    <message>
        <source>Folder of certificates</source>
        <translation>证书文件夹</translation>
    </message>
    <message>
        <source>&amp;Accept connections without encryption</source>
        <translation>接受未加密的连接(&amp;A)</translation>
    </message>
    <message>
        <source>Pause the queue</source>
        <translation>暂停队列</translation>
    </message>
    <message>
        <source>Cut out photos here</source>
        <translation>在本机抠图</translation>
    </message>
    <message>
        <source>&amp;Cut out photos</source>
        <translation>抠图位置(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Number of processes</source>
        <translation>进程数(&amp;N)</translation>
    </message>
    <message>
        <source>A&amp;ddress of the scheduler</source>
        <translation>调度器地址(&amp;D)</translation>
    </message>
    <message>
        <source>As in tls://192.168.1.10:8786.</source>
        <translation>例如 tls://192.168.1.10:8786。</translation>
    </message>
    <message>
        <source>C&amp;ertificates</source>
        <translation>证书(&amp;E)</translation>
    </message>
    <message>
        <source>The folder that “rembg-desktop cluster certificates” made.</source>
        <translation>由“rembg-desktop cluster certificates”创建的文件夹。</translation>
    </message>
    <message>
        <source>&amp;When no worker can be used</source>
        <translation>没有可用的工作进程时(&amp;W)</translation>
    </message>
    <message>
        <source>Everybody on the network can then see the photos and run programs on the workers. Only use this on a network that is yours alone.</source>
        <translation>网络上的任何人都可以看到照片，并在工作进程上运行程序。请仅在完全属于您自己的网络中使用。</translation>
    </message>
    <message>
        <source>This needs packages that are not installed: %1</source>
        <translation>缺少所需的软件包：%1</translation>
    </message>
    <message>
        <source>Enter the address of the scheduler.</source>
        <translation>请输入调度器的地址。</translation>
    </message>
</context>
<context>
    <name>ColorField</name>
    <message>
        <source>Choose…</source>
        <translation>选取…</translation>
    </message>
    <message>
        <source>Choose: %1</source>
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
        <source>Cutout</source>
        <translation>抠图</translation>
    </message>
    <message>
        <source>Loading…</source>
        <translation>正在加载…</translation>
    </message>
</context>
<context>
    <name>CompareView</name>
    <message>
        <source>Comparison of original and cutout</source>
        <translation>原图与抠图的对比</translation>
    </message>
    <message>
        <source>Drag the divider or press the arrow keys. Zoom with the mouse wheel, + or −. Press 0 to fit the image, or 1 for 100%. Hold the space bar to see the original.</source>
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
        <source>Now</source>
        <translation>立即执行</translation>
    </message>
</context>
<context>
    <name>CutGroup</name>
    <message>
        <source>Cutout</source>
        <translation>抠图</translation>
    </message>
    <message>
        <source>Soft</source>
        <translation>柔和</translation>
    </message>
    <message>
        <source>Sharp</source>
        <translation>清晰</translation>
    </message>
    <message>
        <source>Clean colors</source>
        <translation>净化颜色</translation>
    </message>
    <message>
        <source>Fine hair (matting)</source>
        <translation>精细发丝（matting）</translation>
    </message>
    <message>
        <source>&amp;Look closer at small subjects</source>
        <translation>仔细查看小主体(&amp;L)</translation>
    </message>
    <message>
        <source>Runs the model again on small subjects, enlarged, up to twice. Other photos take no longer.</source>
        <translation>将小主体放大后再次运行模型，最多两次。其他照片不会更慢。</translation>
    </message>
    <message>
        <source>Save the mas&amp;k only</source>
        <translation>仅保存蒙版(&amp;K)</translation>
    </message>
    <message>
        <source>The result is a grayscale image. The subject is white.</source>
        <translation>结果为灰度图，白色部分是主体。</translation>
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
        <source>The mask as predicted by the model. Fast.</source>
        <translation>使用模型预测的蒙版。速度快。</translation>
    </message>
    <message>
        <source>Follows the colors of the photo. Fast. Best for large photos.</source>
        <translation>沿照片的颜色确定边缘。速度快。最适合大尺寸照片。</translation>
    </message>
    <message>
        <source>Removes the color of the old background from the edges.</source>
        <translation>去除边缘中残留的旧背景颜色。</translation>
    </message>
    <message>
        <source>Follows individual hairs. Slower: one to three seconds more per photo.</source>
        <translation>可跟随单根发丝。速度较慢：每张照片多用一到三秒。</translation>
    </message>
    <message>
        <source>%1, mask</source>
        <translation>%1，蒙版</translation>
    </message>
</context>
<context>
    <name>DetailsPanel</name>
    <message>
        <source>Details of the result</source>
        <translation>结果的详细信息</translation>
    </message>
    <message numerus="yes">
        <source>%Ln result(s) selected</source>
        <translation>
            <numerusform>已选择 %Ln 个结果</numerusform>
        </translation>
    </message>
    <message>
        <source>Job</source>
        <translation>任务</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Photo</source>
        <translation>照片</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>结果</translation>
    </message>
</context>
<context>
    <name>Dialogs</name>
    <message>
        <source>Checking for updates…</source>
        <translation>正在检查更新…</translation>
    </message>
    <message>
        <source>Rembg Desktop %1 is available.</source>
        <translation>Rembg Desktop %1 现已可用。</translation>
    </message>
    <message>
        <source>Rembg Desktop is up to date (version %1).</source>
        <translation>Rembg Desktop 已是最新版本 (%1)。</translation>
    </message>
    <message>
        <source>Check for updates</source>
        <translation>检查更新</translation>
    </message>
    <message>
        <source>Diagnostics copied: versions, settings and counts, no file names.</source>
        <translation>已复制：版本、设置和数量，不含文件名。</translation>
    </message>
</context>
<context>
    <name>Editor</name>
    <message>
        <source>Finding the edge…</source>
        <translation>正在查找边缘…</translation>
    </message>
    <message>
        <source>Refining fine structures… Esc stops it.</source>
        <translation>正在细化精细结构… 按 Esc 停止。</translation>
    </message>
    <message>
        <source>Adjusting the mask…</source>
        <translation>正在调整蒙版…</translation>
    </message>
</context>
<context>
    <name>EmptyNote</name>
    <message>
        <source>Show all results</source>
        <translation>显示全部结果</translation>
    </message>
    <message>
        <source>Nothing needs review</source>
        <translation>没有需要检查的结果</translation>
    </message>
    <message>
        <source>Every result was either certain or has been looked at.</source>
        <translation>每个结果要么可靠，要么已经检查过。</translation>
    </message>
    <message>
        <source>No results yet</source>
        <translation>还没有结果</translation>
    </message>
    <message>
        <source>Nothing was accepted yet</source>
        <translation>还没有接受任何结果</translation>
    </message>
    <message>
        <source>Press A to accept a result.</source>
        <translation>按 A 接受结果。</translation>
    </message>
    <message>
        <source>Nothing was rejected</source>
        <translation>没有被拒绝的结果</translation>
    </message>
    <message>
        <source>Press X to reject a result.</source>
        <translation>按 X 拒绝结果。</translation>
    </message>
    <message>
        <source>No image failed</source>
        <translation>没有失败的图像</translation>
    </message>
    <message>
        <source>No file has this name</source>
        <translation>没有此名称的文件</translation>
    </message>
    <message>
        <source>The filters apply, too.</source>
        <translation>筛选条件同样生效。</translation>
    </message>
    <message>
        <source>Results appear here as soon as images are processed.</source>
        <translation>图像处理完成后，结果会显示在这里。</translation>
    </message>
</context>
<context>
    <name>EmptyState</name>
    <message>
        <source>Drop photos or folders here</source>
        <translation>将照片或文件夹拖放到这里</translation>
    </message>
    <message>
        <source>The background is removed on this computer. Nothing is uploaded, and your originals are never changed.</source>
        <translation>背景在本机上去除。不会上传任何内容，原图也绝不会被更改。</translation>
    </message>
    <message>
        <source>Choose images…</source>
        <translation>选择图片…</translation>
    </message>
    <message>
        <source>Choose folder…</source>
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
    <name>ErrorText</name>
    <message>
        <source>The file is in a store, not on this computer.</source>
        <translation>该文件位于远程存储中，不在此计算机上。</translation>
    </message>
    <message>
        <source>File not found.</source>
        <translation>找不到文件。</translation>
    </message>
    <message>
        <source>Restore the file and try again.</source>
        <translation>请恢复该文件，然后重试。</translation>
    </message>
    <message>
        <source>Can&apos;t read the file or folder.</source>
        <translation>无法读取该文件或文件夹。</translation>
    </message>
    <message>
        <source>Check its permissions and the drive.</source>
        <translation>请检查其权限以及所在的驱动器。</translation>
    </message>
    <message>
        <source>Can&apos;t open the file: unsupported image format.</source>
        <translation>无法打开文件：不支持的图片格式。</translation>
    </message>
    <message>
        <source>Convert it to JPEG, PNG, WebP, TIFF, BMP, GIF, AVIF or HEIC.</source>
        <translation>请将其转换为 JPEG、PNG、WebP、TIFF、BMP、GIF、AVIF 或 HEIC。</translation>
    </message>
    <message>
        <source>The file is empty.</source>
        <translation>文件为空。</translation>
    </message>
    <message>
        <source>Copy it again from the original.</source>
        <translation>请从原文件重新复制。</translation>
    </message>
    <message>
        <source>The file is truncated: the end is missing.</source>
        <translation>文件不完整：缺少末尾部分。</translation>
    </message>
    <message>
        <source>Copy or download it again.</source>
        <translation>请重新复制或下载。</translation>
    </message>
    <message>
        <source>Can&apos;t open the image: the file is damaged.</source>
        <translation>无法打开图片：文件已损坏。</translation>
    </message>
    <message>
        <source>Copy or download it again, or save it again in the program that created it.</source>
        <translation>请重新复制或下载，或从制作它的程序中重新保存。</translation>
    </message>
    <message>
        <source>The image is too large: it has more pixels than the settings allow.</source>
        <translation>图片过大：像素数超过了设置的上限。</translation>
    </message>
    <message>
        <source>Reduce its size. If you trust the file, raise the limit in the settings instead.</source>
        <translation>请缩小图片；如果信任该文件，也可在设置中提高上限。</translation>
    </message>
    <message>
        <source>No subject was found in the image.</source>
        <translation>图片中没有找到主体。</translation>
    </message>
    <message>
        <source>Try another model.</source>
        <translation>请尝试其他模型。</translation>
    </message>
    <message>
        <source>Can&apos;t save the result in this format or size.</source>
        <translation>无法以此格式或尺寸保存结果。</translation>
    </message>
    <message>
        <source>Choose PNG, or a smaller canvas.</source>
        <translation>请选择 PNG，或更小的画布。</translation>
    </message>
    <message>
        <source>The program crashed several times while processing this image.</source>
        <translation>处理此图片时程序多次崩溃。</translation>
    </message>
    <message>
        <source>Try another model, or reduce the size of the image.</source>
        <translation>请尝试其他模型，或缩小图片。</translation>
    </message>
    <message>
        <source>There is not enough disk space.</source>
        <translation>磁盘空间不足。</translation>
    </message>
    <message>
        <source>Free some disk space.</source>
        <translation>请释放一些空间。</translation>
    </message>
    <message>
        <source>The destination folder is missing.</source>
        <translation>找不到目标文件夹。</translation>
    </message>
    <message>
        <source>Reconnect the drive or restore the folder.</source>
        <translation>请重新连接驱动器，或恢复该文件夹。</translation>
    </message>
    <message>
        <source>Can&apos;t write to the destination folder.</source>
        <translation>无法写入目标文件夹。</translation>
    </message>
    <message>
        <source>Check the permissions of the folder, or choose another one.</source>
        <translation>请检查文件夹的权限，或选择其他文件夹。</translation>
    </message>
    <message>
        <source>The source folder is missing.</source>
        <translation>找不到源文件夹。</translation>
    </message>
    <message>
        <source>This address cannot be used.</source>
        <translation>无法使用此地址。</translation>
    </message>
    <message>
        <source>Install the libraries for it, or use s3, gs or sftp.</source>
        <translation>请安装所需的库，或使用 s3、gs 或 sftp。</translation>
    </message>
    <message>
        <source>Unknown model.</source>
        <translation>未知的模型。</translation>
    </message>
    <message>
        <source>Choose a model from the list.</source>
        <translation>请从列表中选择一个模型。</translation>
    </message>
    <message>
        <source>The model is not installed.</source>
        <translation>未安装该模型。</translation>
    </message>
    <message>
        <source>Download it in the Models dialog.</source>
        <translation>请在“模型”对话框中下载。</translation>
    </message>
    <message>
        <source>The model file is damaged.</source>
        <translation>模型文件已损坏。</translation>
    </message>
    <message>
        <source>Download the model again.</source>
        <translation>请重新下载该模型。</translation>
    </message>
    <message>
        <source>The file is not a supported model.</source>
        <translation>该文件不是受支持的模型。</translation>
    </message>
    <message>
        <source>Choose another model.</source>
        <translation>请选择其他模型。</translation>
    </message>
    <message>
        <source>The download failed.</source>
        <translation>下载失败。</translation>
    </message>
    <message>
        <source>Check the network connection, and the mirror and proxy under Sources, then try again.</source>
        <translation>请检查网络连接以及“来源”中的镜像和代理，然后重试。</translation>
    </message>
    <message>
        <source>The selected device is not available.</source>
        <translation>所选设备不可用。</translation>
    </message>
    <message>
        <source>Install the required software, choose another device, or allow the CPU in the settings.</source>
        <translation>请安装其所需组件、选择其他设备，或在设置中允许使用处理器。</translation>
    </message>
    <message>
        <source>There is not enough memory.</source>
        <translation>内存不足。</translation>
    </message>
    <message>
        <source>Close other programs, process fewer images at a time, or choose a smaller model.</source>
        <translation>请关闭其他程序、减少同时处理的图片数，或选择更小的模型。</translation>
    </message>
    <message>
        <source>Can&apos;t load the engine.</source>
        <translation>无法加载引擎。</translation>
    </message>
    <message>
        <source>Reinstall the program.</source>
        <translation>请重新安装程序。</translation>
    </message>
    <message>
        <source>The model failed to process this image.</source>
        <translation>模型未能处理此图片。</translation>
    </message>
    <message>
        <source>Try again, or choose the CPU as the device or another model.</source>
        <translation>请重试，或选择处理器作为设备，或选择其他模型。</translation>
    </message>
    <message>
        <source>Invalid option or name.</source>
        <translation>选项或名称无效。</translation>
    </message>
    <message>
        <source>Correct it and try again.</source>
        <translation>请更正后重试。</translation>
    </message>
    <message>
        <source>A setting has an invalid value.</source>
        <translation>某项设置的值无效。</translation>
    </message>
    <message>
        <source>Unknown preset.</source>
        <translation>未知的预设。</translation>
    </message>
    <message>
        <source>Choose another preset.</source>
        <translation>请选择其他预设。</translation>
    </message>
    <message>
        <source>Unknown rule set.</source>
        <translation>未知的规则集。</translation>
    </message>
    <message>
        <source>Choose another rule set.</source>
        <translation>请选择其他规则集。</translation>
    </message>
    <message>
        <source>The file of a rule set is not valid.</source>
        <translation>规则集文件无效。</translation>
    </message>
    <message>
        <source>Correct or remove the file.</source>
        <translation>请更正或移除该文件。</translation>
    </message>
    <message>
        <source>No images were found.</source>
        <translation>没有找到图片。</translation>
    </message>
    <message>
        <source>Choose image files, or folders that contain images.</source>
        <translation>请选择图片文件或包含图片的文件夹。</translation>
    </message>
    <message>
        <source>Can&apos;t use the background image.</source>
        <translation>无法使用该背景图片。</translation>
    </message>
    <message>
        <source>Choose another background image.</source>
        <translation>请选择其他背景图片。</translation>
    </message>
    <message>
        <source>The hot folder no longer exists.</source>
        <translation>该监视文件夹已不存在。</translation>
    </message>
    <message>
        <source>Add it again.</source>
        <translation>请重新添加。</translation>
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
        <source>Several jobs begin with these characters.</source>
        <translation>有多个任务以这些字符开头。</translation>
    </message>
    <message>
        <source>Enter more characters.</source>
        <translation>请输入更多字符。</translation>
    </message>
    <message>
        <source>This is not possible at the moment.</source>
        <translation>现在无法执行此操作。</translation>
    </message>
    <message>
        <source>Wait until processing has finished, or choose something else.</source>
        <translation>请等待处理结束，或选择其他项目。</translation>
    </message>
    <message>
        <source>This idempotency key was used for another request.</source>
        <translation>此幂等键已用于另一个请求。</translation>
    </message>
    <message>
        <source>Use a new key for each new request.</source>
        <translation>请为每个新请求使用新的键。</translation>
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
        <source>The queue file is damaged.</source>
        <translation>队列文件已损坏。</translation>
    </message>
    <message>
        <source>Restart the program: it moves the damaged file aside and starts a new one.</source>
        <translation>请重新启动程序：它会保留损坏的文件并新建一个队列文件。</translation>
    </message>
    <message>
        <source>The queue is locked by another program.</source>
        <translation>队列被其他程序锁定。</translation>
    </message>
    <message>
        <source>Try again in a moment.</source>
        <translation>请稍后重试。</translation>
    </message>
    <message>
        <source>Can&apos;t write to the data folder of the program.</source>
        <translation>无法写入程序的数据文件夹。</translation>
    </message>
    <message>
        <source>Check its permissions and the free disk space.</source>
        <translation>请检查其权限和磁盘空间。</translation>
    </message>
    <message>
        <source>Another program is already processing the queue.</source>
        <translation>另一个程序正在处理队列。</translation>
    </message>
    <message>
        <source>Quit the other program, or let it continue.</source>
        <translation>请结束另一个程序，或让它继续。</translation>
    </message>
    <message>
        <source>The window cannot be shown.</source>
        <translation>无法显示窗口。</translation>
    </message>
    <message>
        <source>Start the program on a computer with a display.</source>
        <translation>请在有显示器的电脑上启动程序。</translation>
    </message>
    <message>
        <source>The result does not fit in the largest file size.</source>
        <translation>结果超出文件大小上限。</translation>
    </message>
    <message>
        <source>Allow a larger file or fewer pixels, or choose another format.</source>
        <translation>请允许更大的文件或更少的像素，或选择其他格式。</translation>
    </message>
    <message>
        <source>The port of the HTTP API is already in use.</source>
        <translation>HTTP API 的端口已被占用。</translation>
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
        <source>Start the service, or check the address and the token.</source>
        <translation>请启动服务，或检查地址和令牌。</translation>
    </message>
    <message>
        <source>The server at this address is not the expected service.</source>
        <translation>此地址的服务器不是预期的服务。</translation>
    </message>
    <message>
        <source>Check the address, and whether both programs have the same version.</source>
        <translation>请检查地址，以及两个程序的版本是否相同。</translation>
    </message>
    <message>
        <source>The service refused the request.</source>
        <translation>服务拒绝了请求。</translation>
    </message>
    <message>
        <source>See the log for the response of the service.</source>
        <translation>请在日志中查看服务的回复。</translation>
    </message>
    <message>
        <source>No other computer can cut out photos now.</source>
        <translation>目前没有其他计算机可以抠图。</translation>
    </message>
    <message>
        <source>The page Cluster in the settings shows the workers and their problems.</source>
        <translation>设置中的“集群”页面会显示工作进程及其问题。</translation>
    </message>
    <message>
        <source>Packages for work on a cluster are not installed.</source>
        <translation>未安装使用集群所需的软件包。</translation>
    </message>
    <message>
        <source>Install the program with the extra “cluster”.</source>
        <translation>请安装带有附加组件“cluster”的程序。</translation>
    </message>
    <message>
        <source>The certificates for the cluster cannot be used.</source>
        <translation>集群的证书无法使用。</translation>
    </message>
    <message>
        <source>Choose the folder whose certificates the other computers have, too.</source>
        <translation>请选择其他计算机也拥有其中证书的文件夹。</translation>
    </message>
    <message>
        <source>The correction of this photo cannot be used.</source>
        <translation>无法使用此照片的修正。</translation>
    </message>
    <message>
        <source>Open the photo in the repair window and correct it again.</source>
        <translation>请在修复窗口中打开照片并重新修正。</translation>
    </message>
    <message>
        <source>The mask cannot be used.</source>
        <translation>无法使用该蒙版。</translation>
    </message>
    <message>
        <source>Export it as gray PNG in the size of the photo.</source>
        <translation>请将其导出为与照片尺寸相同的灰度 PNG。</translation>
    </message>
    <message>
        <source>The mask of this result was not kept.</source>
        <translation>此结果的蒙版未保留。</translation>
    </message>
    <message>
        <source>Render the result again, then try again.</source>
        <translation>请重新渲染该结果，然后重试。</translation>
    </message>
    <message>
        <source>The photo was changed after its result was made.</source>
        <translation>照片在生成结果之后被更改。</translation>
    </message>
    <message>
        <source>Add the photo to the queue again.</source>
        <translation>请将照片重新添加到队列。</translation>
    </message>
    <message>
        <source>An internal error occurred.</source>
        <translation>发生内部错误。</translation>
    </message>
    <message>
        <source>Please report it with the log file.</source>
        <translation>请连同日志文件一起报告。</translation>
    </message>
    <message>
        <source>The computer is running on battery.</source>
        <translation>电脑正在使用电池供电。</translation>
    </message>
    <message>
        <source>Connect it to power, or allow processing on battery in the settings.</source>
        <translation>请连接电源，或在设置中允许使用电池时工作。</translation>
    </message>
    <message>
        <source>A file with this name already exists and was not changed.</source>
        <translation>已存在同名文件，未作更改。</translation>
    </message>
    <message>
        <source>The photo was changed after it was queued. The new content was used.</source>
        <translation>照片在加入队列后被修改；已使用新内容。</translation>
    </message>
    <message>
        <source>The model could not run on the selected device. The CPU was used instead.</source>
        <translation>模型无法在所选设备上运行，已改用处理器。</translation>
    </message>
    <message>
        <source>The file has several frames. Only the first one was processed.</source>
        <translation>文件包含多帧。只处理了第一帧。</translation>
    </message>
    <message>
        <source>The metadata is damaged and was removed.</source>
        <translation>元数据已损坏，已被移除。</translation>
    </message>
    <message>
        <source>Some metadata is too large for this format and was removed.</source>
        <translation>部分元数据对此格式而言过大，已被移除。</translation>
    </message>
    <message>
        <source>The file times were not kept: the drive with the result does not allow it.</source>
        <translation>未保留文件时间：结果所在的驱动器不支持。</translation>
    </message>
    <message>
        <source>The end of the file is missing, but all pixels are complete.</source>
        <translation>文件结尾缺失，但所有像素都完整。</translation>
    </message>
    <message>
        <source>The file contains invalid data. Check the result.</source>
        <translation>文件包含无效数据。请检查结果。</translation>
    </message>
    <message>
        <source>The color profile does not match the pixels and was removed.</source>
        <translation>颜色配置文件与像素不符，已被移除。</translation>
    </message>
    <message>
        <source>The colors were converted to sRGB.</source>
        <translation>颜色已转换为 sRGB。</translation>
    </message>
    <message>
        <source>The file has no clipping path, because no subject was found.</source>
        <translation>未找到主体，因此文件没有剪贴路径。</translation>
    </message>
    <message>
        <source>The clipping path is coarse, because the mask is very ragged.</source>
        <translation>蒙版边缘非常杂乱，因此剪贴路径较粗略。</translation>
    </message>
    <message>
        <source>The photo was scaled to fit on the canvas.</source>
        <translation>照片已缩放以适合画布。</translation>
    </message>
    <message>
        <source>The photo has more than 8 bits per channel. The result has 8.</source>
        <translation>照片每通道超过 8 位，结果为 8 位。</translation>
    </message>
    <message>
        <source>The HDR colors were tone-mapped to sRGB.</source>
        <translation>HDR 颜色已通过色调映射转换为 sRGB。</translation>
    </message>
    <message>
        <source>Colors that are brighter than white were clipped.</source>
        <translation>比白色更亮的颜色已被截断。</translation>
    </message>
    <message>
        <source>The photo contains a gain map for HDR displays. Its SDR picture was processed.</source>
        <translation>照片包含用于 HDR 显示器的增益图。已处理其 SDR 图像。</translation>
    </message>
    <message>
        <source>The photo is transparent everywhere. Its transparency was ignored.</source>
        <translation>照片完全透明。已忽略其透明度。</translation>
    </message>
    <message>
        <source>The photo was cut out already. Its transparency was kept and no model was used.</source>
        <translation>照片已经抠图。已保留其透明度，未使用模型。</translation>
    </message>
    <message>
        <source>No subject was found.</source>
        <translation>没有找到主体。</translation>
    </message>
    <message>
        <source>Your correction was used.</source>
        <translation>已使用您的修正。</translation>
    </message>
    <message>
        <source>The image could not be rendered again. Its earlier result was kept.</source>
        <translation>无法重新渲染图像。已保留先前的结果。</translation>
    </message>
    <message>
        <source>The subject was enlarged to fill the canvas.</source>
        <translation>主体已放大以填满画布。</translation>
    </message>
    <message>
        <source>The photo&apos;s own shadow could not be kept.</source>
        <translation>无法保留照片自身的阴影。</translation>
    </message>
    <message>
        <source>The quality was lowered to %1 so that the file fits.</source>
        <translation>质量已降至 %1，以满足文件大小上限。</translation>
    </message>
    <message>
        <source>The result was reduced to %1 pixels so that the file fits.</source>
        <translation>结果已缩小到 %1 像素，以满足文件大小上限。</translation>
    </message>
    <message>
        <source>%1 is not a preset.</source>
        <translation>%1 不是预设。</translation>
    </message>
    <message>
        <source>This version does not know these values of %1, which are left out: %2.</source>
        <translation>此版本不认识 %1 的以下值，已忽略：%2。</translation>
    </message>
    <message>
        <source>The preset of %1 cannot be used yet: %2</source>
        <translation>%1 的预设暂时无法使用：%2</translation>
    </message>
    <message>
        <source>%1 cannot be used yet: %2</source>
        <translation>%1 暂时无法使用：%2</translation>
    </message>
    <message>
        <source>%1 cannot be used: %2</source>
        <translation>%1 无法使用：%2</translation>
    </message>
    <message>
        <source>The file contains %1 twice; the first one is used.</source>
        <translation>文件中 %1 出现两次；使用第一个。</translation>
    </message>
    <message>
        <source>%1 cannot be stored: %2</source>
        <translation>无法保存 %1：%2</translation>
    </message>
    <message>
        <source>%1 cannot be watched: it is not the full path of a folder here.</source>
        <translation>无法监视 %1：它不是此计算机上文件夹的完整路径。</translation>
    </message>
    <message>
        <source>%1 cannot be watched: the folder does not exist on this computer.</source>
        <translation>无法监视 %1：此计算机上没有该文件夹。</translation>
    </message>
    <message>
        <source>%1 cannot be watched: %2</source>
        <translation>无法监视 %1：%2</translation>
    </message>
    <message>
        <source>%1 needs presets that are not here: %2. Import them from the same file.</source>
        <translation>%1 需要此处没有的预设：%2。请从同一文件导入。</translation>
    </message>
</context>
<context>
    <name>Facts</name>
    <message>
        <source>Status</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Outputs</source>
        <translation>输出</translation>
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
        <source>Processing time</source>
        <translation>用时</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>设备</translation>
    </message>
    <message>
        <source>Original name</source>
        <translation>原始名称</translation>
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
        <source>Ignored</source>
        <translation>已忽略</translation>
    </message>
</context>
<context>
    <name>Feedback</name>
    <message>
        <source>The queue resumes automatically when the problem is solved.</source>
        <translation>问题解决后，队列会自动继续。</translation>
    </message>
    <message>
        <source>Retry now</source>
        <translation>立即重试</translation>
    </message>
    <message>
        <source>Retrying…</source>
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
        <source>The other images are still processed.</source>
        <translation>其他图片继续处理。</translation>
    </message>
    <message>
        <source>Show failed images</source>
        <translation>显示失败的图片</translation>
    </message>
    <message numerus="yes">
        <source>%n interrupted image(s) will be processed again</source>
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
        <source>%n image(s) failed after several crashes</source>
        <translation>
            <numerusform>%n 张图片在多次崩溃后失败</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n unfinished file(s) were deleted</source>
        <translation>
            <numerusform>已删除 %n 个未完成的文件</numerusform>
        </translation>
    </message>
    <message>
        <source>Rembg Desktop quit unexpectedly last time. Nothing was lost: %1.</source>
        <translation>Rembg Desktop 上次意外终止。没有丢失任何内容：%1。</translation>
    </message>
    <message>
        <source>The queue file was damaged, so a new one was created. The old file was kept as %1.</source>
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
        <source>%n job(s) removed from the list. The results were kept.</source>
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
        <source>%Ln need(s) review</source>
        <translation>
            <numerusform>%Ln 个需要检查</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln fine</source>
        <translation>
            <numerusform>%Ln 个没有问题</numerusform>
        </translation>
    </message>
    <message>
        <source>Review</source>
        <translation>检查</translation>
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
        <source>Rembg Desktop has finished</source>
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
        <source>No limit</source>
        <translation>无限制</translation>
    </message>
    <message>
        <source>For example 500 KB or 2 MB. The quality is lowered until the file is not larger.</source>
        <translation>例如 500 KB 或 2 MB。将降低质量，直到文件不超过此大小。</translation>
    </message>
    <message>
        <source>Reduce pixels if needed</source>
        <translation>必要时减少像素</translation>
    </message>
    <message>
        <source>Before the quality falls below 60, the result gets fewer pixels. So do PNG and TIFF files.</source>
        <translation>在质量低于 60 之前，先减少结果的像素。PNG 和 TIFF 文件也会减少像素。</translation>
    </message>
    <message>
        <source>Clipping path</source>
        <translation>剪贴路径</translation>
    </message>
    <message>
        <source>A path around the subject, which Photoshop and layout programs use to hide the background.</source>
        <translation>主体周围的路径，Photoshop 和排版软件用它隐藏背景。</translation>
    </message>
    <message>
        <source>Path 1</source>
        <translation>Path 1</translation>
    </message>
    <message>
        <source>Name of the clipping path</source>
        <translation>剪贴路径的名称</translation>
    </message>
    <message>
        <source>Keep the whole photo</source>
        <translation>保留整张照片</translation>
    </message>
    <message>
        <source>For retouchers: the background stays in the file. Only transparency or the path hides it.</source>
        <translation>供修图使用：背景保留在文件中，仅由透明度或路径隐藏。</translation>
    </message>
    <message>
        <source>Keep camera metadata (E&amp;XIF)</source>
        <translation>保留相机数据 (E&amp;XIF)</translation>
    </message>
    <message>
        <source>The color profile and resolution are always kept.</source>
        <translation>颜色配置文件和分辨率始终保留。</translation>
    </message>
    <message>
        <source>K&amp;eep file times</source>
        <translation>保留文件时间 (&amp;E)</translation>
    </message>
    <message>
        <source>Results get the dates of the photo&apos;s file. Otherwise, they get the time when they are saved.</source>
        <translation>结果文件使用照片文件的日期和时间；否则使用保存时的时间。</translation>
    </message>
    <message>
        <source>Marketplaces ask for it. Otherwise, results keep the color profile of the photo.</source>
        <translation>电商平台要求使用 sRGB。否则，结果将保留照片的颜色配置文件。</translation>
    </message>
    <message>
        <source>Keep 16 bits per &amp;channel</source>
        <translation>保留每通道 16 位(&amp;C)</translation>
    </message>
    <message>
        <source>up to %1</source>
        <translation>最大 %1</translation>
    </message>
    <message>
        <source>Lossless files only get smaller with fewer pixels. Larger results fail.</source>
        <translation>无损文件只能通过减少像素变小。超出上限的结果将失败。</translation>
    </message>
    <message>
        <source>Layers: the whole photo with a layer mask, and the background.</source>
        <translation>图层：带图层蒙版的整张照片，以及背景。</translation>
    </message>
    <message>
        <source>clipping path</source>
        <translation>剪贴路径</translation>
    </message>
    <message>
        <source>whole photo</source>
        <translation>整张照片</translation>
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
        <source>Largest file si&amp;ze</source>
        <translation>文件大小上限(&amp;Z)</translation>
    </message>
    <message>
        <source>lossless</source>
        <translation>无损</translation>
    </message>
    <message>
        <source>Convert colors to sRGB</source>
        <translation>将颜色转换为 sRGB</translation>
    </message>
    <message>
        <source>If a photo has 16 bits, its PNG, TIFF or PSD cutout has them too. The file is larger.</source>
        <translation>如果照片为 16 位，其 PNG、TIFF 或 PSD 抠图也为 16 位。文件更大。</translation>
    </message>
    <message>
        <source>no camera metadata</source>
        <translation>无相机数据</translation>
    </message>
    <message>
        <source>file times kept</source>
        <translation>保留文件时间</translation>
    </message>
    <message>
        <source>16 bits</source>
        <translation>16 位</translation>
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
        <source>Programs can add photos from these folders by path, and save results there. Addresses such as s3://bucket/folder are used with your credentials.</source>
        <translation>程序可以用路径指定这些文件夹中的照片，并将结果放入其中。s3://bucket/folder 这样的地址会使用您的凭据访问。</translation>
    </message>
    <message>
        <source>Address in a store</source>
        <translation>远程存储中的地址</translation>
    </message>
    <message>
        <source>Add address</source>
        <translation>添加地址</translation>
    </message>
    <message>
        <source>Add folder…</source>
        <translation>添加文件夹…</translation>
    </message>
    <message>
        <source>Enter the address of a bucket or folder, such as s3://bucket/folder or gs://bucket.</source>
        <translation>请输入存储桶或文件夹的地址，例如 s3://bucket/folder 或 gs://bucket。</translation>
    </message>
    <message>
        <source>Allow folder</source>
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
    <name>Footer</name>
    <message>
        <source>Zoom: %1</source>
        <translation>缩放：%1</translation>
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
        <source>%1%</source>
        <translation>%1%</translation>
    </message>
    <message>
        <source>To process earlier results again, include them in the settings under “Output”.</source>
        <translation>要再次处理以前的结果，请在设置的“输出”中包含它们。</translation>
    </message>
</context>
<context>
    <name>GeneralPage</name>
    <message>
        <source>General</source>
        <translation>常规</translation>
    </message>
    <message>
        <source>System default</source>
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
        <source>Show t&amp;ips for getting started</source>
        <translation>显示入门提示(&amp;I)</translation>
    </message>
    <message>
        <source>&amp;Ask before closing while images are being processed</source>
        <translation>仍有图片在处理时，关闭前询问(&amp;A)</translation>
    </message>
    <message>
        <source>The language changes after a restart.</source>
        <translation>语言将在重新启动后更改。</translation>
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
        <source>Previous image (Page Up)</source>
        <translation>上一张图片 (Page Up)</translation>
    </message>
    <message>
        <source>Next image (Page Down)</source>
        <translation>下一张图片 (Page Down)</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
</context>
<context>
    <name>HotFolderDialog</name>
    <message>
        <source>Add hot folder</source>
        <translation>添加监视文件夹</translation>
    </message>
    <message>
        <source>Change hot folder</source>
        <translation>更改监视文件夹</translation>
    </message>
    <message>
        <source>Hot folder</source>
        <translation>监视文件夹</translation>
    </message>
    <message>
        <source>&amp;Folder</source>
        <translation>文件夹(&amp;F)</translation>
    </message>
    <message>
        <source>Photos that are copied into this folder are processed as soon as they are complete.</source>
        <translation>复制到此文件夹的照片在完整后立即处理。</translation>
    </message>
    <message>
        <source>Watch its s&amp;ubfolders, too</source>
        <translation>同时监视子文件夹(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Presets</source>
        <translation>预设(&amp;P)</translation>
    </message>
    <message>
        <source>Each chosen preset makes one result of every photo.</source>
        <translation>每个选中的预设都会为每张照片生成一个结果。</translation>
    </message>
    <message>
        <source>Folder for the results</source>
        <translation>结果文件夹</translation>
    </message>
    <message>
        <source>“%1” in the hot folder</source>
        <translation>监视文件夹中的“%1”</translation>
    </message>
    <message>
        <source>Folder for the &amp;results</source>
        <translation>结果文件夹(&amp;R)</translation>
    </message>
    <message>
        <source>Leave the photo where it is</source>
        <translation>照片留在原处</translation>
    </message>
    <message>
        <source>Move the photo to “Done”, “Failed” or “To check”</source>
        <translation>将照片移到“Done”、“Failed”或“To check”</translation>
    </message>
    <message>
        <source>Delete the photo once its results are saved</source>
        <translation>结果保存后删除照片</translation>
    </message>
    <message>
        <source>&amp;After processing</source>
        <translation>处理之后(&amp;A)</translation>
    </message>
    <message>
        <source> s</source>
        <translation> 秒</translation>
    </message>
    <message>
        <source>&amp;Wait until a file is unchanged for</source>
        <translation>文件保持不变多久后处理(&amp;W)</translation>
    </message>
    <message>
        <source>Longer for slow networks. A file that is not complete waits anyway.</source>
        <translation>网络较慢时请延长。不完整的文件总会等待。</translation>
    </message>
    <message>
        <source>Process the photos that are in the folder &amp;now</source>
        <translation>处理文件夹中现有的照片(&amp;N)</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Choose at least one preset.</source>
        <translation>请至少选择一个预设。</translation>
    </message>
    <message>
        <source>These are subfolders of the hot folder. No file is replaced there.</source>
        <translation>它们是监视文件夹的子文件夹。其中的文件不会被替换。</translation>
    </message>
    <message>
        <source>Photos that failed or need review stay where they are.</source>
        <translation>失败或需要检查的照片留在原处。</translation>
    </message>
</context>
<context>
    <name>HotFolderSharing</name>
    <message>
        <source>Export hot folders</source>
        <translation>导出监视文件夹</translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation>导出(&amp;E)…</translation>
    </message>
    <message>
        <source>Import hot folders</source>
        <translation>导入监视文件夹</translation>
    </message>
    <message>
        <source>&amp;Import</source>
        <translation>导入(&amp;I)</translation>
    </message>
    <message>
        <source>Imported hot folders are off until you switch them on.</source>
        <translation>导入的监视文件夹处于关闭状态，需要您手动开启。</translation>
    </message>
    <message>
        <source>Hot folders (%1)</source>
        <translation>监视文件夹 (%1)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
</context>
<context>
    <name>HotFolderTable</name>
    <message>
        <source>Not complete yet: %1</source>
        <translation>尚不完整：%1</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>关闭</translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) not complete yet</source>
        <translation>
            <numerusform>%Ln 个文件尚不完整</numerusform>
        </translation>
    </message>
    <message>
        <source>Watching</source>
        <translation>正在监视</translation>
    </message>
    <message>
        <source>Hot folders</source>
        <translation>监视文件夹</translation>
    </message>
    <message>
        <source>Space switches a folder on or off, Return changes it, Delete removes it, Insert adds one.</source>
        <translation>空格键开关文件夹，回车键更改，Delete 键移除，Insert 键添加。</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>To check</source>
        <translation>待检查</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>Waiting</source>
        <comment>photos in the queue</comment>
        <translation>等待中</translation>
    </message>
    <message>
        <source>Last photo</source>
        <translation>最近的照片</translation>
    </message>
    <message>
        <source>Presets</source>
        <translation>预设</translation>
    </message>
</context>
<context>
    <name>HotFoldersPage</name>
    <message>
        <source>Hot folders</source>
        <translation>监视文件夹</translation>
    </message>
    <message>
        <source>&amp;Add hot folder…</source>
        <translation>添加监视文件夹(&amp;A)…</translation>
    </message>
    <message>
        <source>&amp;Change…</source>
        <translation>更改(&amp;C)…</translation>
    </message>
    <message>
        <source>Remo&amp;ve</source>
        <translation>移除(&amp;V)</translation>
    </message>
    <message>
        <source>Open &amp;folder</source>
        <translation>打开文件夹(&amp;F)</translation>
    </message>
    <message>
        <source>Open &amp;results</source>
        <translation>打开结果(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Import…</source>
        <translation>导入(&amp;I)…</translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation>导出(&amp;E)…</translation>
    </message>
    <message>
        <source>Add hot folder…</source>
        <translation>添加监视文件夹…</translation>
    </message>
    <message>
        <source>Remove hot folder</source>
        <translation>移除监视文件夹</translation>
    </message>
    <message>
        <source>Stop watching “%1”?</source>
        <translation>停止监视“%1”？</translation>
    </message>
    <message>
        <source>Its files and its jobs are kept.</source>
        <translation>其中的文件和由此产生的任务会保留。</translation>
    </message>
    <message>
        <source>Stop watching</source>
        <translation>停止监视</translation>
    </message>
    <message>
        <source>Results: %1</source>
        <translation>结果：%1</translation>
    </message>
    <message>
        <source>Copy photos into a hot folder, and find the results in another folder. Hot folders are watched while this window, “rembg-desktop run” or “rembg-desktop serve” is open.</source>
        <translation>将照片复制到监视文件夹，结果会出现在另一个文件夹中。只要此窗口、“rembg-desktop run”或“rembg-desktop serve”在运行，文件夹就会被监视。</translation>
    </message>
</context>
<context>
    <name>HotFoldersSwitch</name>
    <message>
        <source>Hot folders</source>
        <translation>监视文件夹</translation>
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
    <name>ImportDialog</name>
    <message>
        <source>Import model</source>
        <translation>导入模型</translation>
    </message>
    <message>
        <source>Sample photo without its background</source>
        <translation>去除背景的示例照片</translation>
    </message>
    <message>
        <source>Trying the model</source>
        <translation>正在试用模型</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>名称(&amp;N)</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>自动</translation>
    </message>
    <message>
        <source>&amp;Try again</source>
        <translation>重试(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Import</source>
        <translation>导入(&amp;I)</translation>
    </message>
    <message>
        <source>How the model is used</source>
        <translation>模型的使用方式</translation>
    </message>
    <message>
        <source>&amp;Size</source>
        <translation>尺寸(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Mean</source>
        <translation>均值(&amp;M)</translation>
    </message>
    <message>
        <source>Standard &amp;deviation</source>
        <translation>标准差(&amp;D)</translation>
    </message>
    <message>
        <source>Pixel &amp;range</source>
        <translation>像素范围(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Layout</source>
        <translation>布局(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Output</source>
        <translation>输出(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Activation</source>
        <translation>激活函数(&amp;A)</translation>
    </message>
    <message>
        <source>In pixels, such as 1024 or 1024x768</source>
        <translation>以像素为单位，例如 1024 或 1024x768</translation>
    </message>
    <message>
        <source>Three numbers for red, green and blue, or one for all</source>
        <translation>红、绿、蓝各一个数字，或三者共用一个数字</translation>
    </message>
    <message>
        <source>Enter numbers, separated by commas.</source>
        <translation>请输入以逗号分隔的数字。</translation>
    </message>
    <message>
        <source>Trying the model on a sample photo…</source>
        <translation>正在用示例照片测试模型…</translation>
    </message>
    <message>
        <source>%1 seconds and %2 of memory on the CPU of this computer</source>
        <translation>在本机 CPU 上用时 %1 秒，占用内存 %2</translation>
    </message>
    <message>
        <source>Automatic (%1)</source>
        <translation>自动（%1）</translation>
    </message>
    <message>
        <source>A model with this name already exists.</source>
        <translation>已有同名模型。</translation>
    </message>
    <message>
        <source>Enter up to 64 letters, digits, dots, dashes and underscores.</source>
        <translation>请输入最多 64 个字母、数字、点、连字符或下划线。</translation>
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
        <source>Outputs</source>
        <translation>输出</translation>
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
        <source>Select a job or an image to see its details.</source>
        <translation>选择任务或图片以查看其详细信息。</translation>
    </message>
    <message>
        <source>Copied: %1</source>
        <translation>已复制：%1</translation>
    </message>
    <message>
        <source>The log was copied to the clipboard.</source>
        <translation>日志已复制到剪贴板。</translation>
    </message>
    <message>
        <source>Open result</source>
        <translation>打开结果</translation>
    </message>
    <message>
        <source>Show result in folder</source>
        <translation>在文件夹中显示结果</translation>
    </message>
    <message>
        <source>Copy result</source>
        <translation>复制结果</translation>
    </message>
    <message>
        <source>Repair…</source>
        <translation>修补…</translation>
    </message>
</context>
<context>
    <name>InspectorText</name>
    <message>
        <source>%1 s</source>
        <translation>%1 秒</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 毫秒</translation>
    </message>
    <message>
        <source>Read photo</source>
        <translation>读取照片</translation>
    </message>
    <message>
        <source>Find subject</source>
        <translation>查找主体</translation>
    </message>
    <message>
        <source>Take the kept mask</source>
        <translation>使用保留的蒙版</translation>
    </message>
    <message>
        <source>Closer look</source>
        <translation>仔细查看</translation>
    </message>
    <message>
        <source>Second look</source>
        <translation>再次检查</translation>
    </message>
    <message>
        <source>Refine edges</source>
        <translation>优化边缘</translation>
    </message>
    <message>
        <source>Compose</source>
        <translation>合成</translation>
    </message>
    <message>
        <source>Write file</source>
        <translation>写入文件</translation>
    </message>
    <message>
        <source>Move to destination</source>
        <translation>移动到目标位置</translation>
    </message>
    <message>
        <source>Wait for memory</source>
        <translation>等待内存</translation>
    </message>
    <message>
        <source>sharp edges</source>
        <translation>清晰边缘</translation>
    </message>
    <message>
        <source>clean colors</source>
        <translation>净化颜色</translation>
    </message>
    <message>
        <source>matting</source>
        <translation>matting</translation>
    </message>
    <message>
        <source>closer look</source>
        <translation>仔细查看</translation>
    </message>
    <message>
        <source>mask cleanup</source>
        <translation>清理蒙版</translation>
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
        <source>gradient</source>
        <translation>渐变</translation>
    </message>
    <message>
        <source>blurred background</source>
        <translation>模糊背景</translation>
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
        <source>16 bits</source>
        <translation>16 位</translation>
    </message>
    <message>
        <source>shadow</source>
        <translation>阴影</translation>
    </message>
    <message>
        <source>Waiting to be processed</source>
        <translation>等待处理</translation>
    </message>
    <message>
        <source>Processing…</source>
        <translation>正在处理…</translation>
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
        <source>Can&apos;t save the image as %1: %2.</source>
        <translation>无法将图片保存为 %1：%2。</translation>
    </message>
    <message>
        <source>Free some disk space, or save the image to a file and add the file.</source>
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
        <source>Your original photos are not affected.</source>
        <translation>您的原始照片保持不变。</translation>
    </message>
    <message>
        <source>Move to trash</source>
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
        <source>Options</source>
        <translation>选项</translation>
    </message>
    <message>
        <source>Preset</source>
        <translation>预设</translation>
    </message>
    <message>
        <source>Other failed images</source>
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
        <source>Processing time</source>
        <translation>用时</translation>
    </message>
    <message>
        <source>Notice</source>
        <translation>提示</translation>
    </message>
    <message>
        <source>Output %1: %2</source>
        <translation>输出 %1：%2</translation>
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
        <source>Can&apos;t save the settings: %1.</source>
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
        <source>%n other file(s) ignored</source>
        <translation>
            <numerusform>%n 个其他文件未纳入</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Finishing %n image(s) before closing.</source>
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
        <source>Status</source>
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
        <source>Input size</source>
        <translation>输入尺寸</translation>
    </message>
    <message>
        <source>License</source>
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
        <source>Verify &amp;file</source>
        <translation>检查文件(&amp;F)</translation>
    </message>
    <message>
        <source>Verify the checksum of the file.</source>
        <translation>用校验和比对整个文件。</translation>
    </message>
    <message>
        <source>D&amp;elete…</source>
        <translation>删除(&amp;E)…</translation>
    </message>
    <message>
        <source>unknown, ask the author</source>
        <translation>未知，请询问作者</translation>
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
        <source>Publisher website</source>
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
        <source>&amp;Resume</source>
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
        <source>The small version of U²-Net. Included with the program.</source>
        <translation>U²-Net 的小型版本。随程序附带。</translation>
    </message>
    <message>
        <source>The classic general-purpose model. More reliable than the small version.</source>
        <translation>经典的通用模型。比小型版本更可靠。</translation>
    </message>
    <message>
        <source>Uses 1024 pixels instead of 320, which preserves thin parts and straight edges.</source>
        <translation>以 1024 像素而非 320 像素观察，因此能保留细小部分和直边。</translation>
    </message>
    <message>
        <source>The best general-purpose model that is free to use. Large, and slow without a graphics card.</source>
        <translation>可自由使用的最佳通用模型。体积大，没有显卡时速度慢。</translation>
    </message>
    <message>
        <source>BiRefNet with a smaller backbone. Almost as good and much faster.</source>
        <translation>主干网络较小的 BiRefNet：效果相近，速度快得多。</translation>
    </message>
    <message>
        <source>BiRefNet trained on portraits. Good with hair.</source>
        <translation>用人像训练的 BiRefNet；能紧贴头发轮廓。</translation>
    </message>
    <message>
        <source>BiRefNet trained on the largest set of images.</source>
        <translation>用最大图片集训练的 BiRefNet。</translation>
    </message>
    <message>
        <source>BiRefNet trained for dichotomous segmentation: fences, wheels, furniture.</source>
        <translation>为二分图像分割训练的 BiRefNet：围栏、车轮、家具。</translation>
    </message>
    <message>
        <source>BiRefNet trained for high-resolution salient object detection.</source>
        <translation>为高分辨率显著物体训练的 BiRefNet。</translation>
    </message>
    <message>
        <source>BiRefNet trained to detect camouflaged objects.</source>
        <translation>为检测伪装目标而训练的 BiRefNet。</translation>
    </message>
    <message>
        <source>U²-Net with smaller weights.</source>
        <translation>权重更小的 U²-Net。</translation>
    </message>
    <message>
        <source>U²-Net trained on people. Ignores other objects.</source>
        <translation>用人物训练的 U²-Net；会忽略其他内容。</translation>
    </message>
    <message>
        <source>Detects upper-body, lower-body and full-body clothes, and keeps all of them.</source>
        <translation>识别上装、下装和连体服装；三者一并保留。</translation>
    </message>
    <message>
        <source>IS-Net trained on anime characters.</source>
        <translation>用动漫角色训练的 IS-Net。</translation>
    </message>
    <message>
        <source>Very good, but commercial use requires a license from BRIA.</source>
        <translation>效果很好，但没有 BRIA 的许可不得用于商业用途。</translation>
    </message>
    <message>
        <source>BiRefNet trained for matting: soft and translucent edges.</source>
        <translation>为抠图训练的 BiRefNet：适合柔和和半透明的边缘。</translation>
    </message>
    <message>
        <source>Uses 2048 pixels. Needs more than 20 GB of memory without a graphics card.</source>
        <translation>使用 2048 像素。没有显卡时需要 20 GB 以上的内存。</translation>
    </message>
    <message>
        <source>Matting with 2048 pixels. Needs more than 20 GB of memory without a graphics card.</source>
        <translation>2048 像素抠图。没有显卡时需要 20 GB 以上的内存。</translation>
    </message>
    <message>
        <source>Refines the uncertain part of its own mask. Free for commercial use, unlike the full BEN2.</source>
        <translation>会细化自身蒙版中不确定的部分。与完整版 BEN2 不同，可免费商用。</translation>
    </message>
    <message>
        <source>The same model in a file of half the size. Needs as much time and memory.</source>
        <translation>同一模型，文件大小减半。所需时间和内存相同。</translation>
    </message>
</context>
<context>
    <name>ModelDialog</name>
    <message>
        <source>Again with another model</source>
        <translation>用其他模型重做</translation>
    </message>
    <message numerus="yes">
        <source>Run %Ln selected image(s) again with:</source>
        <translation>
            <numerusform>用以下模型重新处理所选的 %Ln 张图像：</numerusform>
        </translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>The earlier results stay. You compare both and pick one; no file is replaced.</source>
        <translation>之前的结果会保留。您可以比较两者并选择其一；不会替换任何文件。</translation>
    </message>
    <message>
        <source>No other model is installed. Download one first.</source>
        <translation>没有安装其他模型。请先下载一个。</translation>
    </message>
    <message>
        <source>Models…</source>
        <translation>模型…</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>运行</translation>
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
        <source>Unknown model</source>
        <translation>未知模型</translation>
    </message>
    <message>
        <source>Download…</source>
        <translation>下载…</translation>
    </message>
</context>
<context>
    <name>ModelText</name>
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
        <source>license unknown</source>
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
    <message>
        <source>hair, fur, glass</source>
        <translation>头发、毛皮、玻璃</translation>
    </message>
    <message>
        <source>fine detail in large photos</source>
        <translation>大照片中的细节</translation>
    </message>
    <message>
        <source>hair and fur in large photos</source>
        <translation>大照片中的头发和毛皮</translation>
    </message>
    <message>
        <source>fine edges</source>
        <translation>精细的边缘</translation>
    </message>
    <message>
        <source>best quality, half the download</source>
        <translation>最佳质量，下载量减半</translation>
    </message>
    <message>
        <source>quality with a small download</source>
        <translation>高质量，下载量小</translation>
    </message>
</context>
<context>
    <name>ModelsDialog</name>
    <message>
        <source>Models</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>&amp;Import file…</source>
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
        <source>%1 is not licensed for commercial use.</source>
        <translation>%1 不得用于商业用途。</translation>
    </message>
    <message>
        <source>Its license is %1. To sell the results or use them in advertising, get a license from the publisher first.</source>
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
        <source>You can download it again later.</source>
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
        <source>Import model</source>
        <translation>导入模型</translation>
    </message>
    <message>
        <source>Importing %1…</source>
        <translation>正在导入 %1…</translation>
    </message>
    <message>
        <source>The file is valid.</source>
        <translation>文件完好。</translation>
    </message>
</context>
<context>
    <name>NamesDialog</name>
    <message>
        <source>Names from a table</source>
        <translation>从表格取名称</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>表格</translation>
    </message>
    <message>
        <source>Tables (%1)</source>
        <translation>表格 (%1)</translation>
    </message>
    <message>
        <source>Photos</source>
        <translation>照片</translation>
    </message>
    <message>
        <source>&amp;File name</source>
        <translation>文件名(&amp;F)</translation>
    </message>
    <message>
        <source>Photos and the names of their results</source>
        <translation>照片及其结果的名称</translation>
    </message>
    <message>
        <source>&amp;Keep their names</source>
        <translation>保留原名称(&amp;K)</translation>
    </message>
    <message>
        <source>&amp;Leave them out</source>
        <translation>不处理(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Read again</source>
        <translation>重新读取(&amp;R)</translation>
    </message>
    <message>
        <source>Photos without a line:</source>
        <translation>没有对应行的照片：</translation>
    </message>
    <message>
        <source>&amp;Table</source>
        <translation>表格(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Photos</source>
        <translation>照片(&amp;P)</translation>
    </message>
    <message>
        <source>Use {stem}, {index} or a column of the table, such as {sku}.</source>
        <translation>请使用 {stem}、{index} 或表格中的列，例如 {sku}。</translation>
    </message>
    <message>
        <source>Reading the table and searching for the photos…</source>
        <translation>正在读取表格并查找照片…</translation>
    </message>
    <message>
        <source>Fields: %1. {stem} is the name in the table.</source>
        <translation>字段：%1。{stem} 是表格中的名称。</translation>
    </message>
    <message numerus="yes">
        <source>&amp;Rename %Ln image(s)</source>
        <translation>
            <numerusform>重命名 %Ln 张图片(&amp;N)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>&amp;Add %Ln image(s)</source>
        <translation>
            <numerusform>添加 %Ln 张图片(&amp;A)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln photo(s) with a name</source>
        <translation>
            <numerusform>%Ln 张照片有名称</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln photo(s) without a line</source>
        <translation>
            <numerusform>%Ln 张照片没有对应行</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln line(s) without a photo</source>
        <translation>
            <numerusform>%Ln 行没有对应照片</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln line(s) that cannot be used</source>
        <translation>
            <numerusform>%Ln 行无法使用</numerusform>
        </translation>
    </message>
    <message>
        <source>The table has no such column.</source>
        <translation>表格中没有这一列。</translation>
    </message>
    <message>
        <source>&amp;Add</source>
        <translation>添加(&amp;A)</translation>
    </message>
</context>
<context>
    <name>NamesIntake</name>
    <message>
        <source>Tables (%1)</source>
        <translation>表格 (%1)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
    <message>
        <source>Names from a table</source>
        <translation>从表格取名称</translation>
    </message>
    <message>
        <source>Several tables were received. Add one table at a time.</source>
        <translation>收到了多个表格。请一次只添加一个。</translation>
    </message>
</context>
<context>
    <name>NamesModel</name>
    <message>
        <source>Photo</source>
        <translation>照片</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>there is no such photo</source>
        <translation>没有这张照片</translation>
    </message>
    <message>
        <source>No line in the table</source>
        <translation>表格中没有对应行</translation>
    </message>
    <message>
        <source>Left out</source>
        <translation>不处理</translation>
    </message>
    <message>
        <source>The file exists and is kept</source>
        <translation>文件已存在，将保留</translation>
    </message>
    <message>
        <source>The file exists and is replaced</source>
        <translation>文件已存在，将被替换</translation>
    </message>
    <message>
        <source>The name is taken, so a number is added</source>
        <translation>名称已被使用，将加上编号</translation>
    </message>
    <message>
        <source>Line %1: %2</source>
        <translation>第 %1 行：%2</translation>
    </message>
    <message>
        <source>the source is empty</source>
        <translation>来源为空</translation>
    </message>
    <message>
        <source>“%1” belongs to no column</source>
        <translation>“%1”不属于任何列</translation>
    </message>
    <message>
        <source>“%1” contains a slash; use the column folder</source>
        <translation>“%1”包含斜杠；请使用 folder 列</translation>
    </message>
    <message>
        <source>“%1” contains characters that a file name cannot have</source>
        <translation>“%1”包含文件名不允许的字符</translation>
    </message>
    <message>
        <source>“%1” is a reserved name on Windows</source>
        <translation>“%1”是 Windows 的保留名称</translation>
    </message>
    <message>
        <source>“%1” ends with a dot</source>
        <translation>“%1”以点结尾</translation>
    </message>
    <message>
        <source>“%1” is too long for a file name</source>
        <translation>“%1”作为文件名太长</translation>
    </message>
    <message>
        <source>the folder “%1” is outside the destination</source>
        <translation>文件夹“%1”在目标位置之外</translation>
    </message>
    <message>
        <source>“%1” was rounded by a spreadsheet; format the column as text</source>
        <translation>“%1”被电子表格舍入；请将该列设为文本格式</translation>
    </message>
    <message>
        <source>“%1” is not a whole number</source>
        <translation>“%1”不是整数</translation>
    </message>
    <message>
        <source>the column %1 is empty, but the name uses it</source>
        <translation>%1 列为空，但名称要用到它</translation>
    </message>
    <message>
        <source>“%1” already has line %2</source>
        <translation>“%1”已有第 %2 行</translation>
    </message>
    <message>
        <source>“%1” fits several photos: %2</source>
        <translation>“%1”对应多张照片：%2</translation>
    </message>
    <message>
        <source>there is no preset “%1”</source>
        <translation>没有预设“%1”</translation>
    </message>
    <message>
        <source>No new name</source>
        <translation>没有新名称</translation>
    </message>
    <message>
        <source>Same name as line %2</source>
        <translation>与第 %2 行同名</translation>
    </message>
    <message>
        <source>The results end with %2</source>
        <translation>结果以 %2 结尾</translation>
    </message>
</context>
<context>
    <name>OptionReasons</name>
    <message>
        <source>JPEG does not support transparency. Choose a color or an image as the background.</source>
        <translation>JPEG 不支持透明。请选择颜色或图片作为背景。</translation>
    </message>
    <message>
        <source>Enter a color such as #ffffff, or choose an image file.</source>
        <translation>请输入 #ffffff 这样的颜色，或选择图片文件。</translation>
    </message>
    <message>
        <source>Enter a size such as 500 KB or 2 MB.</source>
        <translation>请输入大小，例如 500 KB 或 2 MB。</translation>
    </message>
    <message>
        <source>Enter a short name, such as Path 1.</source>
        <translation>请输入简短的名称，例如“路径 1”。</translation>
    </message>
    <message>
        <source>Choose no background and no shadow, or PSD, where they are layers.</source>
        <translation>请选择无背景且无阴影，或选择 PSD，其中它们是图层。</translation>
    </message>
    <message>
        <source>A TIFF file with fewer pixels cannot keep the whole photo.</source>
        <translation>像素减少的 TIFF 文件无法保留整张照片。</translation>
    </message>
    <message>
        <source>A file name cannot contain any of these characters: %1</source>
        <translation>文件名不能包含以下任何字符：%1</translation>
    </message>
    <message>
        <source>Use {stem} or {index}. Otherwise all results would have the same name.</source>
        <translation>请使用 {stem} 或 {index}，否则所有结果会同名。</translation>
    </message>
    <message>
        <source>Use text and the fields {stem}, {index}, {index:03}, {model}, {date} and {preset}.</source>
        <translation>请使用文本和字段 {stem}、{index}、{index:03}、{model}、{date} 和 {preset}。</translation>
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
        <source>Web pages from these origins can use the API from a browser. They still need the token.</source>
        <translation>来自这些来源的网页可以在浏览器中使用 API，但仍需要令牌。</translation>
    </message>
    <message>
        <source>Origin of a web page</source>
        <translation>网页的源</translation>
    </message>
    <message>
        <source>Add origin</source>
        <translation>添加源</translation>
    </message>
    <message>
        <source>Enter an origin without a path, such as https://shop.example or http://localhost:8080.</source>
        <translation>请输入不带路径的来源，例如 https://shop.example 或 http://localhost:8080。</translation>
    </message>
</context>
<context>
    <name>OutputList</name>
    <message>
        <source>Remove this output (Delete)</source>
        <translation>移除此输出（Delete）</translation>
    </message>
    <message>
        <source>Outputs of every photo; the options of the selected one are shown</source>
        <translation>每张照片的输出；显示所选输出的选项</translation>
    </message>
    <message>
        <source>%1 (edited)</source>
        <translation>%1（已修改）</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) of every photo</source>
        <translation>
            <numerusform>每张照片 %n 个文件</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>OutputPage</name>
    <message>
        <source>Output</source>
        <translation>输出</translation>
    </message>
    <message>
        <source>Next to the photos</source>
        <translation>照片旁边</translation>
    </message>
    <message>
        <source>In one folder</source>
        <translation>在同一个文件夹中</translation>
    </message>
    <message>
        <source>Destination folder</source>
        <translation>目标文件夹</translation>
    </message>
    <message>
        <source>Include &amp;subfolders</source>
        <translation>同时处理子文件夹(&amp;S)</translation>
    </message>
    <message>
        <source>Include &amp;earlier results</source>
        <translation>同时处理以前的结果(&amp;E)</translation>
    </message>
    <message>
        <source>Also process results of this program and folders of earlier results when a folder is added.</source>
        <translation>添加文件夹时，同时处理本程序的结果和以前结果的文件夹。</translation>
    </message>
    <message>
        <source>Save &amp;results</source>
        <translation>结果位置(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Folder</source>
        <translation>文件夹(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Preset at startup</source>
        <translation>启动时的预设(&amp;P)</translation>
    </message>
    <message>
        <source>In a “cutouts” folder next to each photo.</source>
        <translation>放入每张照片旁的“cutouts”文件夹。</translation>
    </message>
    <message>
        <source>Choose a destination folder.</source>
        <translation>请选择目标文件夹。</translation>
    </message>
</context>
<context>
    <name>OutputText</name>
    <message>
        <source>%1 of %2 files completed</source>
        <translation>已完成 %1/%2 个文件</translation>
    </message>
</context>
<context>
    <name>OutputsTab</name>
    <message>
        <source>Outputs of this image</source>
        <translation>此图像的输出</translation>
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
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>消息</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>在文件夹中显示</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Make the files that are not finished; the others stay as they are.</source>
        <translation>生成尚未完成的文件；其他文件保持不变。</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
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
        <source>&amp;Stop if this device is not available</source>
        <translation>该设备无法使用时停止(&amp;S)</translation>
    </message>
    <message>
        <source>Otherwise, the CPU is used instead.</source>
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
        <source>No limit</source>
        <translation>无限制</translation>
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
        <source>&amp;GPUs</source>
        <translation>GPU(&amp;G)</translation>
    </message>
    <message>
        <source>Numbers separated by commas, such as 0, 1. If empty, the first one is used.</source>
        <translation>用逗号分隔的编号，例如 0, 1。留空则使用第一个。</translation>
    </message>
    <message>
        <source>Memory limit of each GP&amp;U</source>
        <translation>每个 GPU 的内存上限(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Images at a time</source>
        <translation>同时处理的图片(&amp;I)</translation>
    </message>
    <message>
        <source>&amp;Memory limit</source>
        <translation>图片内存(&amp;M)</translation>
    </message>
    <message>
        <source>&amp;Largest image</source>
        <translation>最大图片(&amp;L)</translation>
    </message>
    <message>
        <source>Larger images fail before they are decoded.</source>
        <translation>更大的图片在解码前即判为失败。</translation>
    </message>
    <message>
        <source>&amp;Free memory after being idle for</source>
        <translation>空闲多久后释放内存(&amp;F)</translation>
    </message>
    <message>
        <source>The model is loaded again for the next image.</source>
        <translation>下一张图像会重新加载模型。</translation>
    </message>
    <message>
        <source>In use: %1.</source>
        <translation>正在使用：%1。</translation>
    </message>
    <message>
        <source>Not available in this installation. The CPU will be used.</source>
        <translation>此安装中不包含；将使用处理器。</translation>
    </message>
    <message>
        <source>Installed. A test run shows whether it works.</source>
        <translation>已安装。试运行可确认能否正常工作。</translation>
    </message>
    <message>
        <source>%1 is installed, but cannot be used: %2</source>
        <translation>已安装 %1，但无法使用：%2</translation>
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
        <source>%1: %2 s per image, %3 images per minute. Ready after %4 s.</source>
        <translation>%1：每张图片 %2 秒，每分钟 %3 张。%4 秒后就绪。</translation>
    </message>
</context>
<context>
    <name>PickDialog</name>
    <message>
        <source>Pick the better result</source>
        <translation>选择更好的结果</translation>
    </message>
    <message>
        <source>The other one is marked as rejected. Both files stay where they are.</source>
        <translation>另一个会标记为已拒绝。两个文件都留在原处。</translation>
    </message>
    <message>
        <source>Earlier result (←)</source>
        <translation>之前的结果 (←)</translation>
    </message>
    <message>
        <source>Accept both (B)</source>
        <translation>两个都接受 (B)</translation>
    </message>
    <message>
        <source>New result (→)</source>
        <translation>新结果 (→)</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
</context>
<context>
    <name>PlaceGroup</name>
    <message>
        <source>Name and location</source>
        <translation>名称和位置</translation>
    </message>
    <message>
        <source>Insert field</source>
        <translation>插入字段</translation>
    </message>
    <message>
        <source>Insert a field into the file name</source>
        <translation>在名称中插入字段</translation>
    </message>
    <message>
        <source>Next to the photos</source>
        <translation>照片旁边</translation>
    </message>
    <message>
        <source>In one folder</source>
        <translation>在同一个文件夹中</translation>
    </message>
    <message>
        <source>Destination folder</source>
        <translation>目标文件夹</translation>
    </message>
    <message>
        <source>Keep both, add a number</source>
        <translation>两者都保留，添加编号</translation>
    </message>
    <message>
        <source>Skip photo</source>
        <translation>跳过该照片</translation>
    </message>
    <message>
        <source>Replace file</source>
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
        <source>Choose a destination folder.</source>
        <translation>请选择目标文件夹。</translation>
    </message>
    <message>
        <source>Or save them next to the photos.</source>
        <translation>或将结果放在照片旁边。</translation>
    </message>
    <message>
        <source>Example: %1</source>
        <translation>示例：%1</translation>
    </message>
    <message>
        <source>Only in a table of names: %1</source>
        <translation>仅用于名称表格：%1</translation>
    </message>
    <message>
        <source>In a “cutouts” folder next to each photo.</source>
        <translation>放入每张照片旁的“cutouts”文件夹。</translation>
    </message>
    <message>
        <source>The photo itself is never replaced.</source>
        <translation>照片本身绝不会被替换。</translation>
    </message>
    <message>
        <source>Photo name</source>
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
    <message>
        <source>Preset</source>
        <translation>预设</translation>
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
        <source>Check several presets (space bar in the list) to make several files of every photo.</source>
        <translation>勾选多个预设（在列表中按空格键），即可为每张照片生成多个文件。</translation>
    </message>
    <message>
        <source>Custom options</source>
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
        <source>&amp;Import…</source>
        <translation>导入(&amp;I)…</translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation>导出(&amp;E)…</translation>
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
        <source>A preset named “%1” already exists. Replace it?</source>
        <translation>已有预设“%1”。要替换吗？</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>替换</translation>
    </message>
    <message>
        <source>A preset with this name already exists.</source>
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
        <source>Can&apos;t save the presets: %1.</source>
        <translation>无法写入预设：%1。</translation>
    </message>
</context>
<context>
    <name>PresetSharing</name>
    <message>
        <source>Export presets</source>
        <translation>导出预设</translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation>导出(&amp;E)…</translation>
    </message>
    <message>
        <source>There are no presets of your own to export.</source>
        <translation>没有可导出的自定义预设。</translation>
    </message>
    <message>
        <source>Rule set</source>
        <translation>规则集</translation>
    </message>
    <message>
        <source>Import presets</source>
        <translation>导入预设</translation>
    </message>
    <message>
        <source>The file contains no presets and no rule sets.</source>
        <translation>文件中没有预设或规则集。</translation>
    </message>
    <message>
        <source>&amp;Import</source>
        <translation>导入(&amp;I)</translation>
    </message>
    <message>
        <source>New</source>
        <translation>新</translation>
    </message>
    <message>
        <source>Already here</source>
        <translation>已存在</translation>
    </message>
    <message>
        <source>Another one with this name exists</source>
        <translation>已有同名项目</translation>
    </message>
    <message>
        <source>This version cannot use it</source>
        <translation>此版本无法使用</translation>
    </message>
    <message>
        <source>Presets (%1)</source>
        <translation>预设 (%1)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
</context>
<context>
    <name>PresetText</name>
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
    <message>
        <source>Layers for retouching</source>
        <translation>供修图的图层</translation>
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
        <source>Updating…</source>
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
        <source>Queue order</source>
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
        <source>Open the destination folder</source>
        <translation>打开目标文件夹</translation>
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
        <source>Shut down the computer</source>
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
        <source>Pause while the computer is running on &amp;battery</source>
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
        <source>Their results are kept.</source>
        <translation>其结果保持不变。</translation>
    </message>
    <message>
        <source>Pause when the disk has &amp;less than</source>
        <translation>磁盘空间低于此值时暂停(&amp;L)</translation>
    </message>
    <message>
        <source>The queue resumes automatically when there is enough space.</source>
        <translation>空间恢复后，队列会自动继续。</translation>
    </message>
    <message numerus="yes">
        <source>You can cancel this during a countdown of %n second(s).</source>
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
    <name>RejectedFiles</name>
    <message>
        <source>Move rejected results to</source>
        <translation>将被拒绝的结果移到</translation>
    </message>
    <message numerus="yes">
        <source>Move %Ln rejected result(s) to the trash?</source>
        <translation>
            <numerusform>将 %Ln 个被拒绝的结果移到回收站？</numerusform>
        </translation>
    </message>
    <message>
        <source>Your original photos are not affected, and neither are results that were changed since.</source>
        <translation>您的原始照片不受影响，之后修改过的结果也不受影响。</translation>
    </message>
    <message>
        <source>Move to trash</source>
        <translation>移到回收站</translation>
    </message>
    <message>
        <source>The trash did not take it.</source>
        <translation>回收站没有接收它。</translation>
    </message>
    <message>
        <source>Moving rejected results: %1 of %2</source>
        <translation>正在移动被拒绝的结果：%1 / %2</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message numerus="yes">
        <source>%Ln rejected result(s) moved.</source>
        <translation>
            <numerusform>已移动 %Ln 个被拒绝的结果。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) were not moved.</source>
        <translation>
            <numerusform>%Ln 个文件未移动。</numerusform>
        </translation>
    </message>
    <message>
        <source>Details…</source>
        <translation>详细信息…</translation>
    </message>
    <message>
        <source>was changed after it was written</source>
        <translation>写入后被修改</translation>
    </message>
    <message>
        <source>is not there any more</source>
        <translation>已不存在</translation>
    </message>
</context>
<context>
    <name>RepairActions</name>
    <message>
        <source>&amp;File</source>
        <translation>文件(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>编辑(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;Tools</source>
        <translation>工具(&amp;T)</translation>
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
        <source>Restore brush</source>
        <translation>恢复画笔</translation>
    </message>
    <message>
        <source>Erase brush</source>
        <translation>擦除画笔</translation>
    </message>
    <message>
        <source>Smart brush: subject</source>
        <translation>智能画笔：主体</translation>
    </message>
    <message>
        <source>Smart brush: background</source>
        <translation>智能画笔：背景</translation>
    </message>
    <message>
        <source>Click a part</source>
        <translation>点选部分</translation>
    </message>
    <message>
        <source>Lasso</source>
        <translation>套索</translation>
    </message>
    <message>
        <source>Polygon</source>
        <translation>多边形</translation>
    </message>
    <message>
        <source>Hair brush</source>
        <translation>毛发画笔</translation>
    </message>
    <message>
        <source>Cutout on checkerboard</source>
        <translation>棋盘格背景上的抠图</translation>
    </message>
    <message>
        <source>Cutout on color</source>
        <translation>纯色背景上的抠图</translation>
    </message>
    <message>
        <source>Removed parts in red</source>
        <translation>红色显示已移除部分</translation>
    </message>
    <message>
        <source>Mask only</source>
        <translation>仅蒙版</translation>
    </message>
    <message>
        <source>Original</source>
        <translation>原图</translation>
    </message>
    <message>
        <source>Original and cutout</source>
        <translation>原图和抠图</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Save and close</source>
        <translation>保存并关闭</translation>
    </message>
    <message>
        <source>Save and next</source>
        <translation>保存并继续下一张</translation>
    </message>
    <message>
        <source>Export mask…</source>
        <translation>导出蒙版…</translation>
    </message>
    <message>
        <source>Import mask…</source>
        <translation>导入蒙版…</translation>
    </message>
    <message>
        <source>Apply adjustments to other images…</source>
        <translation>将调整应用到其他图像…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>重做</translation>
    </message>
    <message>
        <source>Widen the outline</source>
        <translation>扩大轮廓</translation>
    </message>
    <message>
        <source>Narrow the outline</source>
        <translation>收缩轮廓</translation>
    </message>
    <message>
        <source>Reset to the model&apos;s mask</source>
        <translation>恢复为模型的蒙版</translation>
    </message>
    <message>
        <source>Swap keep and remove</source>
        <translation>切换保留和移除</translation>
    </message>
    <message>
        <source>Smaller brush</source>
        <translation>缩小画笔</translation>
    </message>
    <message>
        <source>Larger brush</source>
        <translation>放大画笔</translation>
    </message>
    <message>
        <source>Softer brush</source>
        <translation>柔化画笔</translation>
    </message>
    <message>
        <source>Harder brush</source>
        <translation>硬化画笔</translation>
    </message>
    <message>
        <source>Show the mask before the changes</source>
        <translation>显示修改前的蒙版</translation>
    </message>
    <message>
        <source>Choose color behind the cutout…</source>
        <translation>选择抠图背景颜色…</translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation>放大</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>缩小</translation>
    </message>
    <message>
        <source>Fit in window</source>
        <translation>适合窗口</translation>
    </message>
    <message>
        <source>100% or fit</source>
        <translation>100% 或适合窗口</translation>
    </message>
    <message>
        <source>Side panel</source>
        <translation>侧边栏</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>键盘快捷键</translation>
    </message>
</context>
<context>
    <name>RepairDialogs</name>
    <message>
        <source>Color behind the cutout</source>
        <translation>抠图背景颜色</translation>
    </message>
    <message>
        <source>Export mask</source>
        <translation>导出蒙版</translation>
    </message>
    <message>
        <source>Import mask</source>
        <translation>导入蒙版</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>图像</translation>
    </message>
    <message>
        <source>All files</source>
        <translation>所有文件</translation>
    </message>
    <message>
        <source>Apply to others</source>
        <translation>应用到其他图像</translation>
    </message>
    <message>
        <source>Edge, feather, smoothing, contrast, holes and parts are applied, but not strokes. The results are rendered again.</source>
        <translation>会应用边缘、羽化、平滑、对比度、孔洞和部分，但不会应用笔画。结果会重新生成。</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>应用</translation>
    </message>
    <message>
        <source>Saved. The result is up to date.</source>
        <translation>已保存。结果已是最新。</translation>
    </message>
    <message>
        <source>Saved as %1, because %2 was changed by another program.</source>
        <translation>已保存为 %1，因为 %2 被其他程序更改。</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Save your changes before closing?</source>
        <translation>关闭前保存更改吗？</translation>
    </message>
    <message>
        <source>If you keep a draft, you can continue later. Until you save, the result does not change.</source>
        <translation>如果保留草稿，以后可以继续。保存之前，结果不会改变。</translation>
    </message>
    <message>
        <source>Keep as draft</source>
        <translation>保留为草稿</translation>
    </message>
</context>
<context>
    <name>RepairPanel</name>
    <message>
        <source>View</source>
        <translation>视图</translation>
    </message>
    <message>
        <source>Edge</source>
        <translation>边缘</translation>
    </message>
    <message>
        <source>Move edge</source>
        <translation>移动边缘</translation>
    </message>
    <message>
        <source> px</source>
        <translation> px</translation>
    </message>
    <message>
        <source>Above 0 the subject becomes larger, below 0 smaller.</source>
        <translation>大于 0 时主体变大，小于 0 时变小。</translation>
    </message>
    <message>
        <source>Feather</source>
        <translation>羽化</translation>
    </message>
    <message>
        <source>Smooth</source>
        <translation>平滑</translation>
    </message>
    <message>
        <source>Contrast</source>
        <translation>对比度</translation>
    </message>
    <message>
        <source>Holes and parts</source>
        <translation>孔洞和部分</translation>
    </message>
    <message>
        <source>Fill holes up to</source>
        <translation>填充孔洞，最大</translation>
    </message>
    <message>
        <source>Size of a hole compared with the subject</source>
        <translation>孔洞相对于主体的大小</translation>
    </message>
    <message>
        <source>Remove parts below</source>
        <translation>移除部分，小于</translation>
    </message>
    <message>
        <source>Size of a part compared with the largest one</source>
        <translation>部分相对于最大部分的大小</translation>
    </message>
    <message>
        <source>Keep only the largest part</source>
        <translation>仅保留最大的部分</translation>
    </message>
</context>
<context>
    <name>RepairSaving</name>
    <message>
        <source>The mask has %1 pixels, but the photo has %2.</source>
        <translation>蒙版为 %1 像素，但照片为 %2 像素。</translation>
    </message>
    <message>
        <source>Export the mask here and edit that file.</source>
        <translation>请在此导出蒙版，然后编辑该文件。</translation>
    </message>
</context>
<context>
    <name>RepairWindow</name>
    <message>
        <source>Repair: %1</source>
        <translation>修补：%1</translation>
    </message>
    <message>
        <source>Loading the photo…</source>
        <translation>正在加载照片…</translation>
    </message>
    <message>
        <source>Your unsaved changes from last time were restored.</source>
        <translation>已恢复您上次未保存的更改。</translation>
    </message>
    <message>
        <source>Discard them</source>
        <translation>放弃更改</translation>
    </message>
    <message>
        <source>The draft can&apos;t be written: %1. Save, or free some disk space.</source>
        <translation>无法写入草稿：%1。请保存，或释放磁盘空间。</translation>
    </message>
    <message>
        <source>Adjusting the mask…</source>
        <translation>正在调整蒙版…</translation>
    </message>
    <message>
        <source>This was the last image.</source>
        <translation>这是最后一张图片。</translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>正在保存…</translation>
    </message>
    <message>
        <source>Saved. Rendering the result…</source>
        <translation>已保存。正在生成结果…</translation>
    </message>
    <message numerus="yes">
        <source>Apply these adjustments to %n other selected image(s)?</source>
        <translation>
            <numerusform>将这些调整应用到另外 %n 张所选图像？</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Adjustments applied to %n image(s).</source>
        <translation>
            <numerusform>已将调整应用到 %n 张图像。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n image(s) could not be changed.</source>
        <translation>
            <numerusform>%n 张图像无法更改。</numerusform>
        </translation>
    </message>
    <message>
        <source>Mask exported.</source>
        <translation>蒙版已导出。</translation>
    </message>
    <message>
        <source>Reading the mask…</source>
        <translation>正在读取蒙版…</translation>
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
        <source>Recent requests</source>
        <translation>最近的请求</translation>
    </message>
    <message>
        <source>No requests yet.</source>
        <translation>尚无请求。</translation>
    </message>
    <message>
        <source>Recent re&amp;quests</source>
        <translation>最近的请求(&amp;Q)</translation>
    </message>
</context>
<context>
    <name>ResultView</name>
    <message>
        <source>Result</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Zoom with the mouse wheel, + or −; Z switches between the whole image and 100%. Hold the space bar to see the original, or tap it to switch.</source>
        <translation>用鼠标滚轮、+ 或 − 缩放；Z 在整幅图像与 100% 之间切换。按住空格键查看原图，轻按则切换。</translation>
    </message>
</context>
<context>
    <name>ReviewBar</name>
    <message>
        <source>Contact sheet (Esc)</source>
        <translation>缩略图表 (Esc)</translation>
    </message>
    <message>
        <source>Single result (Return)</source>
        <translation>单个结果 (回车)</translation>
    </message>
    <message>
        <source>Size of the pictures</source>
        <translation>图片大小</translation>
    </message>
    <message>
        <source>Size of the pictures (Ctrl and mouse wheel)</source>
        <translation>图片大小（Ctrl 加鼠标滚轮）</translation>
    </message>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
    <message>
        <source>Checkerboard behind the cutout (1)</source>
        <translation>抠图下显示棋盘格 (1)</translation>
    </message>
    <message>
        <source>White behind the cutout (2)</source>
        <translation>抠图下显示白色 (2)</translation>
    </message>
    <message>
        <source>Black behind the cutout (3)</source>
        <translation>抠图下显示黑色 (3)</translation>
    </message>
    <message>
        <source>Gray behind the cutout (4)</source>
        <translation>抠图下显示灰色 (4)</translation>
    </message>
    <message>
        <source>Green behind the cutout (5)</source>
        <translation>抠图下显示绿色 (5)</translation>
    </message>
    <message numerus="yes">
        <source>%Ln result(s)</source>
        <translation>
            <numerusform>%Ln 个结果</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln selected</source>
        <translation>
            <numerusform>已选择 %Ln 个</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReviewFilterBar</name>
    <message>
        <source>Needs review</source>
        <translation>需要检查</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Accepted</source>
        <translation>已接受</translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation>已拒绝</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>Job</source>
        <translation>任务</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>顺序</translation>
    </message>
    <message>
        <source>Most uncertain first</source>
        <translation>最不确定的在前</translation>
    </message>
    <message>
        <source>Order of the jobs</source>
        <translation>按任务顺序</translation>
    </message>
</context>
<context>
    <name>ReviewPage</name>
    <message>
        <source>Results</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>检查</translation>
    </message>
    <message>
        <source>Few: only results that are very likely wrong</source>
        <translation>少：仅很可能有误的结果</translation>
    </message>
    <message>
        <source>Usual</source>
        <translation>一般</translation>
    </message>
    <message>
        <source>Many: also results that are probably right</source>
        <translation>多：也包括可能正确的结果</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>从不</translation>
    </message>
    <message>
        <source>For uncertain results</source>
        <translation>对不确定的结果</translation>
    </message>
    <message>
        <source>Always (three times per photo)</source>
        <translation>始终（每张照片三次）</translation>
    </message>
    <message>
        <source>Keep no masks</source>
        <translation>不保留蒙版</translation>
    </message>
    <message>
        <source>A photo whose mask is kept is processed again without the model.</source>
        <translation>已保留蒙版的照片再次处理时不需要模型。</translation>
    </message>
    <message>
        <source> MB</source>
        <translation> MB</translation>
    </message>
    <message>
        <source>&amp;Clear kept masks</source>
        <translation>清除保留的蒙版(&amp;C)</translation>
    </message>
    <message>
        <source>Size of the kept masks</source>
        <translation>保留的蒙版大小</translation>
    </message>
    <message>
        <source>&amp;Results that need review</source>
        <translation>需要检查的结果(&amp;R)</translation>
    </message>
    <message>
        <source>Applies to images that are processed from now on.</source>
        <translation>适用于此后处理的图片。</translation>
    </message>
    <message>
        <source>&amp;Second look</source>
        <translation>再次检查(&amp;S)</translation>
    </message>
    <message>
        <source>Runs the model again on a changed copy and compares. It finds more errors and takes time.</source>
        <translation>对修改过的副本再次运行模型并进行比较。能发现更多错误，但需要时间。</translation>
    </message>
    <message>
        <source>&amp;Disk space for kept masks</source>
        <translation>保留蒙版的磁盘空间(&amp;D)</translation>
    </message>
    <message>
        <source>%1 in use</source>
        <translation>已使用 %1</translation>
    </message>
    <message>
        <source>No masks are kept.</source>
        <translation>没有保留的蒙版。</translation>
    </message>
</context>
<context>
    <name>ReviewSwitch</name>
    <message>
        <source>Review</source>
        <translation>检查</translation>
    </message>
    <message numerus="yes">
        <source>%Ln need(s) review</source>
        <translation>
            <numerusform>%Ln 个需要检查</numerusform>
        </translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>队列</translation>
    </message>
</context>
<context>
    <name>ReviewText</name>
    <message>
        <source>Not reviewed</source>
        <translation>未检查</translation>
    </message>
    <message>
        <source>Needs review</source>
        <translation>需要检查</translation>
    </message>
    <message>
        <source>Accepted</source>
        <translation>已接受</translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation>已拒绝</translation>
    </message>
    <message>
        <source>The outline is unclear in large parts.</source>
        <translation>轮廓有大片不清晰。</translation>
    </message>
    <message>
        <source>The cutout consists of several parts.</source>
        <translation>抠图由多个部分组成。</translation>
    </message>
    <message>
        <source>The subject touches the border of the photo.</source>
        <translation>主体碰到照片边缘。</translation>
    </message>
    <message>
        <source>The subject is very small.</source>
        <translation>主体非常小。</translation>
    </message>
    <message>
        <source>No subject was found.</source>
        <translation>没有找到主体。</translation>
    </message>
    <message>
        <source>Almost nothing was removed.</source>
        <translation>几乎没有去除任何内容。</translation>
    </message>
    <message>
        <source>The subject has holes.</source>
        <translation>主体中有空洞。</translation>
    </message>
    <message>
        <source>A second look gave a different outline.</source>
        <translation>第二次分析得到了不同的轮廓。</translation>
    </message>
    <message>
        <source>Uncertainty: %1</source>
        <translation>不确定度：%1</translation>
    </message>
    <message>
        <source>The repair is not saved yet.</source>
        <translation>修补尚未保存。</translation>
    </message>
</context>
<context>
    <name>RuleText</name>
    <message>
        <source>A frame in one color</source>
        <translation>单色边框</translation>
    </message>
    <message>
        <source>About {quality}</source>
        <translation>约 {quality}</translation>
    </message>
    <message>
        <source>At least {pixels} pixels on the longer side</source>
        <translation>长边至少 {pixels} 像素</translation>
    </message>
    <message>
        <source>At least {pixels} pixels on the shorter side</source>
        <translation>短边至少 {pixels} 像素</translation>
    </message>
    <message>
        <source>At least {width} x {height} pixels</source>
        <translation>至少 {width} x {height} 像素</translation>
    </message>
    <message>
        <source>At most {bits} bits per channel</source>
        <translation>每通道最多 {bits} 位</translation>
    </message>
    <message>
        <source>At most {megapixels} megapixels</source>
        <translation>最多 {megapixels} 百万像素</translation>
    </message>
    <message>
        <source>At most {pixels} pixels on the longer side</source>
        <translation>长边最多 {pixels} 像素</translation>
    </message>
    <message>
        <source>At most {size}</source>
        <translation>最大 {size}</translation>
    </message>
    <message>
        <source>At most {width} x {height} pixels</source>
        <translation>最多 {width} x {height} 像素</translation>
    </message>
    <message>
        <source>Background pure white (255, 255, 255) or transparent</source>
        <translation>背景为纯白 (255, 255, 255) 或透明</translation>
    </message>
    <message>
        <source>Background pure white (255, 255, 255) up to the border</source>
        <translation>背景直至边缘均为纯白 (255, 255, 255)</translation>
    </message>
    <message>
        <source>bottom</source>
        <translation>下</translation>
    </message>
    <message>
        <source>broken</source>
        <translation>违反</translation>
    </message>
    <message>
        <source>Color space sRGB</source>
        <translation>sRGB 色彩空间</translation>
    </message>
    <message>
        <source>Convert it to sRGB.</source>
        <translation>将其转换为 sRGB。</translation>
    </message>
    <message>
        <source>Cut off: {sides}</source>
        <translation>被裁切：{sides}</translation>
    </message>
    <message>
        <source>Enlarged at most {times} times</source>
        <translation>最多放大 {times} 倍</translation>
    </message>
    <message>
        <source>Enlarged {times} times</source>
        <translation>放大了 {times} 倍</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>File format {formats}</source>
        <translation>文件格式 {formats}</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>检测结果</translation>
    </message>
    <message>
        <source>held</source>
        <translation>符合</translation>
    </message>
    <message>
        <source>JPEG quality of at least {quality}</source>
        <translation>JPEG 质量至少 {quality}</translation>
    </message>
    <message>
        <source>left</source>
        <translation>左</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>级别</translation>
    </message>
    <message>
        <source>Make it again as {formats}.</source>
        <translation>以 {formats} 重新制作。</translation>
    </message>
    <message>
        <source>Make it again on a canvas of at least {width} x {height} pixels.</source>
        <translation>使用至少 {width} x {height} 像素的画布重新制作。</translation>
    </message>
    <message>
        <source>Make it again on a canvas of at most {width} x {height} pixels.</source>
        <translation>使用最多 {width} x {height} 像素的画布重新制作。</translation>
    </message>
    <message>
        <source>Make it again on a canvas with the ratio {ratio}.</source>
        <translation>使用比例为 {ratio} 的画布重新制作。</translation>
    </message>
    <message>
        <source>Make it again on a larger canvas, from a photo that is large enough.</source>
        <translation>使用足够大的照片和更大的画布重新制作。</translation>
    </message>
    <message>
        <source>Make it again on a smaller canvas.</source>
        <translation>使用更小的画布重新制作。</translation>
    </message>
    <message>
        <source>Make it again with a depth of 8.</source>
        <translation>以每通道 8 位重新制作。</translation>
    </message>
    <message>
        <source>Make it again with a lower quality, or on a smaller canvas.</source>
        <translation>以较低的质量或更小的画布重新制作。</translation>
    </message>
    <message>
        <source>Make it again with a quality of at least {quality}.</source>
        <translation>以至少 {quality} 的质量重新制作。</translation>
    </message>
    <message>
        <source>Make it again with more padding.</source>
        <translation>以更大的内边距重新制作。</translation>
    </message>
    <message>
        <source>Make it again with padding or a margin, or take a wider photo.</source>
        <translation>加上内边距或边距重新制作，或拍摄更宽的照片。</translation>
    </message>
    <message>
        <source>Make it again with the background #ffffff.</source>
        <translation>以背景 #ffffff 重新制作。</translation>
    </message>
    <message>
        <source>Make it again with trimming and less padding.</source>
        <translation>启用裁切并减小内边距后重新制作。</translation>
    </message>
    <message>
        <source>Make it again without a shadow.</source>
        <translation>不加阴影重新制作。</translation>
    </message>
    <message>
        <source>More than 8 bits per channel</source>
        <translation>每通道超过 8 位</translation>
    </message>
    <message>
        <source>Name the file with the {kind} of the product.</source>
        <translation>请用产品的 {kind} 命名文件。</translation>
    </message>
    <message>
        <source>No drawn border</source>
        <translation>没有绘制的边框</translation>
    </message>
    <message>
        <source>No frame</source>
        <translation>无边框</translation>
    </message>
    <message>
        <source>No profile, which means sRGB</source>
        <translation>无配置文件，即 sRGB</translation>
    </message>
    <message>
        <source>No shadow</source>
        <translation>无阴影</translation>
    </message>
    <message>
        <source>No transparent border</source>
        <translation>边缘不透明</translation>
    </message>
    <message>
        <source>None found</source>
        <translation>未发现</translation>
    </message>
    <message>
        <source>Not a JPEG file</source>
        <translation>不是 JPEG 文件</translation>
    </message>
    <message>
        <source>not checkable</source>
        <translation>无法检查</translation>
    </message>
    <message>
        <source>Not cut off</source>
        <translation>未被裁切</translation>
    </message>
    <message>
        <source>Not enlarged</source>
        <translation>未放大</translation>
    </message>
    <message>
        <source>Not transparent</source>
        <translation>不透明</translation>
    </message>
    <message>
        <source>Nothing differs from the background.</source>
        <translation>没有与背景不同的内容。</translation>
    </message>
    <message>
        <source>On {share} of the picture</source>
        <translation>占图片的 {share}</translation>
    </message>
    <message>
        <source>Only a person can see that.</source>
        <translation>只有人才能判断。</translation>
    </message>
    <message>
        <source>Profile {profile}</source>
        <translation>配置文件 {profile}</translation>
    </message>
    <message>
        <source>Pure white</source>
        <translation>纯白</translation>
    </message>
    <message>
        <source>recommended</source>
        <translation>建议</translation>
    </message>
    <message>
        <source>Remove the background, and save it as PNG or WebP.</source>
        <translation>移除背景并保存为 PNG 或 WebP。</translation>
    </message>
    <message>
        <source>Remove the background.</source>
        <translation>移除背景。</translation>
    </message>
    <message>
        <source>Remove the frame.</source>
        <translation>移除边框。</translation>
    </message>
    <message>
        <source>Rename it so that it ends with {ending}.</source>
        <translation>将其重命名为以 {ending} 结尾。</translation>
    </message>
    <message>
        <source>Rename it to {name}.</source>
        <translation>重命名为 {name}。</translation>
    </message>
    <message>
        <source>required</source>
        <translation>必需</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>right</source>
        <translation>右</translation>
    </message>
    <message>
        <source>Rule</source>
        <translation>规则</translation>
    </message>
    <message>
        <source>Rule set</source>
        <translation>规则集</translation>
    </message>
    <message>
        <source>Take a larger photo, or make it again on a smaller canvas.</source>
        <translation>使用更大的照片，或用更小的画布重新制作。</translation>
    </message>
    <message>
        <source>The background is not plain, so the subject cannot be told from it.</source>
        <translation>背景不是纯色，因此无法与主体区分。</translation>
    </message>
    <message>
        <source>The background is {color}</source>
        <translation>背景为 {color}</translation>
    </message>
    <message>
        <source>The border has different colors</source>
        <translation>边缘有不同颜色</translation>
    </message>
    <message>
        <source>The ending matches the content</source>
        <translation>扩展名与内容一致</translation>
    </message>
    <message>
        <source>The file can be read</source>
        <translation>文件可读取</translation>
    </message>
    <message>
        <source>The file does not tell how much it was enlarged. Check it with its source.</source>
        <translation>文件未说明放大了多少。请连同原图一起检查。</translation>
    </message>
    <message>
        <source>The file does not tell its quality.</source>
        <translation>文件未说明其质量。</translation>
    </message>
    <message>
        <source>The file name is a {kind} with its check digit</source>
        <translation>文件名是带校验位的 {kind}</translation>
    </message>
    <message>
        <source>The subject fills at least {share} of the frame</source>
        <translation>主体至少占画面的 {share}</translation>
    </message>
    <message>
        <source>The subject fills at most {share} of the frame</source>
        <translation>主体最多占画面的 {share}</translation>
    </message>
    <message>
        <source>The subject is not cut off at the border</source>
        <translation>主体未在边缘被裁切</translation>
    </message>
    <message>
        <source>top</source>
        <translation>上</translation>
    </message>
    <message>
        <source>Transparent</source>
        <translation>透明</translation>
    </message>
    <message>
        <source>Transparent background</source>
        <translation>透明背景</translation>
    </message>
    <message>
        <source>What to do</source>
        <translation>处理方法</translation>
    </message>
    <message>
        <source>Width to height {ratio}</source>
        <translation>宽高比 {ratio}</translation>
    </message>
    <message>
        <source>{bits} bits per channel</source>
        <translation>每通道 {bits} 位</translation>
    </message>
    <message>
        <source>{ending}, the content is {format}</source>
        <translation>{ending}，内容为 {format}</translation>
    </message>
    <message>
        <source>{held} of {total} files hold all required rules.</source>
        <translation>{total} 个文件中有 {held} 个符合所有必需规则。</translation>
    </message>
    <message>
        <source>{megapixels} megapixels</source>
        <translation>{megapixels} 百万像素</translation>
    </message>
    <message>
        <source>{name} has the check digit {found} instead of {wanted}</source>
        <translation>{name} 的校验位是 {found}，应为 {wanted}</translation>
    </message>
    <message>
        <source>{name} has {count} digits</source>
        <translation>{name} 有 {count} 位数字</translation>
    </message>
    <message>
        <source>{name} is not a number</source>
        <translation>{name} 不是数字</translation>
    </message>
    <message>
        <source>{share} of the background is not pure white (down to {color})</source>
        <translation>{share} 的背景不是纯白（最暗 {color}）</translation>
    </message>
    <message>
        <source>{share} of the border is not pure white (down to {color})</source>
        <translation>{share} 的边缘不是纯白（最暗 {color}）</translation>
    </message>
    <message>
        <source>{width} x {height} pixels</source>
        <translation>{width} x {height} 像素</translation>
    </message>
    <message>
        <source>{width} x {height} pixels, {ratio}</source>
        <translation>{width} x {height} 像素，{ratio}</translation>
    </message>
</context>
<context>
    <name>SearchField</name>
    <message>
        <source>Search</source>
        <translation>搜索</translation>
    </message>
    <message>
        <source>Search for file names</source>
        <translation>搜索文件名</translation>
    </message>
</context>
<context>
    <name>Section</name>
    <message>
        <source>expanded</source>
        <translation>已展开</translation>
    </message>
    <message>
        <source>collapsed</source>
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
    <name>ShadowGroup</name>
    <message>
        <source>Shadow</source>
        <translation>阴影</translation>
    </message>
    <message>
        <source>None</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Drop shadow</source>
        <translation>投影</translation>
    </message>
    <message>
        <source>Contact shadow</source>
        <translation>接触阴影</translation>
    </message>
    <message>
        <source>Floating</source>
        <translation>悬浮</translation>
    </message>
    <message>
        <source>Reflection</source>
        <translation>倒影</translation>
    </message>
    <message>
        <source>Keep the photo&apos;s own</source>
        <translation>保留照片自身的阴影</translation>
    </message>
    <message>
        <source>Direction</source>
        <translation>方向</translation>
    </message>
    <message>
        <source>Distance</source>
        <translation>距离</translation>
    </message>
    <message>
        <source>Softness</source>
        <translation>柔和度</translation>
    </message>
    <message>
        <source>Opacity</source>
        <translation>不透明度</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>0° is up, 90° right, 180° down.</source>
        <translation>0° 为上，90° 为右，180° 为下。</translation>
    </message>
    <message>
        <source>A thin shadow where the subject stands.</source>
        <translation>主体接触地面处的一道细阴影。</translation>
    </message>
    <message>
        <source>A soft spot on the ground below the subject.</source>
        <translation>主体下方地面上的柔和阴影。</translation>
    </message>
    <message>
        <source>As if the subject stood on a shiny surface.</source>
        <translation>如同主体置于光亮的表面上。</translation>
    </message>
    <message>
        <source>Only if the background of the photo is light and even.</source>
        <translation>仅当照片背景明亮且均匀时可用。</translation>
    </message>
    <message>
        <source>A mask has no shadow.</source>
        <translation>蒙版没有阴影。</translation>
    </message>
    <message>
        <source>Height</source>
        <translation>高度</translation>
    </message>
    <message>
        <source>Gap</source>
        <translation>间距</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>长度</translation>
    </message>
    <message>
        <source>Percent of the subject&apos;s longer side</source>
        <translation>占主体长边的百分比</translation>
    </message>
</context>
<context>
    <name>SharedItemsDialog</name>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>If another one with this name exists</source>
        <translation>如果已有同名项目</translation>
    </message>
    <message>
        <source>&amp;Keep the existing one</source>
        <translation>保留现有的(&amp;K)</translation>
    </message>
    <message>
        <source>&amp;Replace it</source>
        <translation>替换(&amp;R)</translation>
    </message>
    <message>
        <source>Keep &amp;both</source>
        <translation>两者都保留(&amp;B)</translation>
    </message>
</context>
<context>
    <name>ShortcutsDialog</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>键盘快捷键</translation>
    </message>
    <message>
        <source>Search for a command or key</source>
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
        <source>Other</source>
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
    <name>SingleView</name>
    <message>
        <source>Filmstrip</source>
        <translation>胶片条</translation>
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
        <source>Same as photo</source>
        <translation>与照片相同</translation>
    </message>
    <message>
        <source>Custom size…</source>
        <translation>自定义尺寸…</translation>
    </message>
    <message>
        <source>Canvas width in pixels</source>
        <translation>画布宽度（像素）</translation>
    </message>
    <message>
        <source>Canvas height in pixels</source>
        <translation>画布高度（像素）</translation>
    </message>
    <message>
        <source>Padding</source>
        <translation>内边距</translation>
    </message>
    <message>
        <source>Centered</source>
        <translation>居中</translation>
    </message>
    <message>
        <source>At the bottom</source>
        <translation>底部</translation>
    </message>
    <message>
        <source>Space below</source>
        <translation>下方留白</translation>
    </message>
    <message>
        <source>Center by weight</source>
        <translation>按视觉重心居中</translation>
    </message>
    <message>
        <source>Centers what looks like the middle, instead of the middle between the outermost points.</source>
        <translation>以视觉中心居中，而不是以最外侧各点的中点居中。</translation>
    </message>
    <message>
        <source>Same scale for a whole folder</source>
        <translation>整个文件夹使用相同比例</translation>
    </message>
    <message>
        <source>All photos of a folder are measured first. Then they get one scale, and stand on one line.</source>
        <translation>先测量文件夹中的所有照片，然后使用同一比例，并对齐到同一基线。</translation>
    </message>
    <message>
        <source>&amp;Margin</source>
        <translation>四周边距(&amp;M)</translation>
    </message>
    <message>
        <source>C&amp;anvas</source>
        <translation>画布(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Padding</source>
        <translation>内边距(&amp;P)</translation>
    </message>
    <message>
        <source>Vertical position</source>
        <translation>垂直位置</translation>
    </message>
    <message>
        <source>The subject is scaled to fit and centered.</source>
        <translation>主体会按比例缩放并居中。</translation>
    </message>
    <message>
        <source>The subject is scaled to fit.</source>
        <translation>主体将缩放以适合画布。</translation>
    </message>
    <message>
        <source>Trimmed</source>
        <translation>已裁切</translation>
    </message>
    <message>
        <source>at the bottom</source>
        <translation>底部</translation>
    </message>
    <message>
        <source>same scale</source>
        <translation>相同比例</translation>
    </message>
    <message>
        <source>The preview shows the photo alone.</source>
        <translation>预览仅显示单张照片的效果。</translation>
    </message>
</context>
<context>
    <name>SourceDialog</name>
    <message>
        <source>Model sources</source>
        <translation>模型来源</translation>
    </message>
    <message>
        <source>&amp;Mirror</source>
        <translation>镜像(&amp;M)</translation>
    </message>
    <message>
        <source>URL of a server with the model files. Leave empty to use the one of the publisher.</source>
        <translation>存放模型文件的地址；留空则使用发布者的地址。</translation>
    </message>
    <message>
        <source>&amp;Proxy</source>
        <translation>代理(&amp;P)</translation>
    </message>
    <message>
        <source>Leave empty to use the system proxy, if any.</source>
        <translation>留空则使用系统代理（如果有）。</translation>
    </message>
    <message>
        <source>Enter a URL that starts with http:// or https://.</source>
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
    <message numerus="yes">
        <source>%Ln image(s) left</source>
        <translation>
            <numerusform>剩余 %Ln 张图片</numerusform>
        </translation>
    </message>
    <message>
        <source>Processing · %1</source>
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
        <source>You can also drop images from a browser, or paste them from the clipboard.</source>
        <translation>也可以从浏览器拖放图片，或从剪贴板粘贴。</translation>
    </message>
    <message>
        <source>Choose a preset in the side panel before you add photos.</source>
        <translation>添加照片前，先在侧边选择预设。</translation>
    </message>
    <message>
        <source>Each job keeps the options it was added with.</source>
        <translation>每个任务都保留添加时的选项。</translation>
    </message>
    <message>
        <source>You can leave at any time: everything you add is saved.</source>
        <translation>可以放心离开：添加的内容都会保留。</translation>
    </message>
    <message>
        <source>After a restart, or even a power failure, the queue continues where it stopped.</source>
        <translation>重启之后，即使是断电之后，队列也会从原处继续。</translation>
    </message>
    <message>
        <source>Fine hair or tricky subjects? Try another model.</source>
        <translation>发丝细密或主体复杂？请尝试其他模型。</translation>
    </message>
    <message>
        <source>Larger models are slower but more accurate. Download them once, then work offline.</source>
        <translation>较大的模型速度较慢，但更精确。下载一次后即可离线使用。</translation>
    </message>
    <message>
        <source>Stop showing tips</source>
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
        <source>Programs send it as “Authorization: Bearer TOKEN”. Keep it secret, like a password.</source>
        <translation>每个程序都以“Authorization: Bearer TOKEN”的形式发送它。请像密码一样妥善保管。</translation>
    </message>
    <message>
        <source>&amp;Token</source>
        <translation>令牌(&amp;T)</translation>
    </message>
    <message>
        <source>Shell example</source>
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
        <source>Create a new token?</source>
        <translation>要生成新令牌吗？</translation>
    </message>
    <message>
        <source>The current token stops working. You must enter the new one in every program that uses it.</source>
        <translation>当前令牌将失效。所有使用它的程序都必须改用新令牌。</translation>
    </message>
    <message>
        <source>Renew</source>
        <translation>更新</translation>
    </message>
</context>
<context>
    <name>ToolOptions</name>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source> px</source>
        <translation> px</translation>
    </message>
    <message>
        <source>Mouse wheel, or [ and ]</source>
        <translation>鼠标滚轮，或 [ 和 ]</translation>
    </message>
    <message>
        <source>Hardness</source>
        <translation>硬度</translation>
    </message>
    <message>
        <source>Shift+[ and Shift+]</source>
        <translation>Shift+[ 和 Shift+]</translation>
    </message>
    <message>
        <source>Opacity</source>
        <translation>不透明度</translation>
    </message>
    <message>
        <source>Keep inside</source>
        <translation>保留内部</translation>
    </message>
    <message>
        <source>Remove inside</source>
        <translation>移除内部</translation>
    </message>
    <message>
        <source>Remove part</source>
        <translation>移除部分</translation>
    </message>
    <message>
        <source>Keep part</source>
        <translation>保留部分</translation>
    </message>
    <message>
        <source>Fill hole</source>
        <translation>填充孔洞</translation>
    </message>
    <message>
        <source>Keep only this</source>
        <translation>仅保留此部分</translation>
    </message>
</context>
<context>
    <name>Transfers</name>
    <message>
        <source>Can&apos;t write to the models folder: %1.</source>
        <translation>无法更改模型文件夹：%1。</translation>
    </message>
    <message>
        <source>Check its permissions and the free disk space.</source>
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
    <name>TypedList</name>
    <message>
        <source>Add</source>
        <translation>添加</translation>
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
        <source>Hold to see the original (space bar)</source>
        <translation>按住可查看原图（空格键）</translation>
    </message>
    <message>
        <source>Checkerboard behind the cutout</source>
        <translation>抠图下显示棋盘格</translation>
    </message>
    <message>
        <source>White behind the cutout</source>
        <translation>抠图下显示白色</translation>
    </message>
    <message>
        <source>Dark behind the cutout</source>
        <translation>抠图下显示深色</translation>
    </message>
    <message>
        <source>Custom color behind the cutout (click again to choose)</source>
        <translation>抠图下显示自定义颜色；再按一次可选择颜色</translation>
    </message>
    <message>
        <source>A trimmed result has a different shape from its original, so both are shown side by side</source>
        <translation>裁切后的结果与原图形状不同：将并排显示</translation>
    </message>
    <message>
        <source>Color behind the cutout</source>
        <translation>抠图下的颜色</translation>
    </message>
</context>
<context>
    <name>WhenDoneActions</name>
    <message>
        <source>Rembg Desktop will quit in %1 seconds</source>
        <translation>Rembg Desktop 将在 %1 秒后退出</translation>
    </message>
    <message>
        <source>The computer will go to sleep in %1 seconds</source>
        <translation>电脑将在 %1 秒后睡眠</translation>
    </message>
    <message>
        <source>The computer will shut down in %1 seconds</source>
        <translation>电脑将在 %1 秒后关机</translation>
    </message>
</context>
<context>
    <name>WorkersTable</name>
    <message>
        <source>Open the das&amp;hboard</source>
        <translation>打开仪表板(&amp;H)</translation>
    </message>
    <message>
        <source>Worker</source>
        <translation>工作进程</translation>
    </message>
    <message>
        <source>Images per minute</source>
        <translation>每分钟图片数</translation>
    </message>
    <message>
        <source>Image</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>设备</translation>
    </message>
    <message>
        <source>Workers</source>
        <translation>工作进程</translation>
    </message>
    <message>
        <source>Last problems</source>
        <translation>最近的问题</translation>
    </message>
    <message>
        <source>Wor&amp;kers</source>
        <translation>工作进程(&amp;K)</translation>
    </message>
    <message>
        <source>Not in use. It starts when you click OK or Apply.</source>
        <translation>未使用。单击“确定”或“应用”后开始。</translation>
    </message>
    <message>
        <source>%1 does not answer.</source>
        <translation>%1 没有响应。</translation>
    </message>
    <message>
        <source>Connected to %1; %2 of %3 workers can be used.</source>
        <translation>已连接到 %1；%3 个工作进程中有 %2 个可用。</translation>
    </message>
</context>
<context>
    <name>Workspace</name>
    <message>
        <source>No matching jobs. Press Esc to show all.</source>
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
        <source>Drag the result from here into another program</source>
        <translation>将结果从这里拖到其他程序</translation>
    </message>
    <message>
        <source>Copy result</source>
        <translation>复制结果</translation>
    </message>
    <message>
        <source>Open result</source>
        <translation>打开结果</translation>
    </message>
    <message>
        <source>Show result in folder</source>
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
        <source>%n file(s) ignored</source>
        <translation>
            <numerusform>%n 个文件未纳入</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n preset(s)</source>
        <translation>
            <numerusform>%n 个预设</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s)</source>
        <translation>
            <numerusform>%n 个文件</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n non-image file(s)</source>
        <translation>
            <numerusform>%n 个非图片文件</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n unreadable file(s)</source>
        <translation>
            <numerusform>%n 个无法读取的文件</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n earlier result(s)</source>
        <translation>
            <numerusform>%n 个以前的结果</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n link(s) to the same file</source>
        <translation>
            <numerusform>%n 个指向同一文件的链接</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n folder(s) of earlier results</source>
        <translation>
            <numerusform>%n 个以前结果的文件夹</numerusform>
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
<context>
    <name>_GradientField</name>
    <message>
        <source>Linear</source>
        <translation>线性</translation>
    </message>
    <message>
        <source>Radial</source>
        <translation>径向</translation>
    </message>
    <message>
        <source>Kind of gradient</source>
        <translation>渐变类型</translation>
    </message>
    <message>
        <source>First color</source>
        <translation>起始颜色</translation>
    </message>
    <message>
        <source>Last color</source>
        <translation>结束颜色</translation>
    </message>
    <message>
        <source>Direction</source>
        <translation>方向</translation>
    </message>
    <message>
        <source>0° is up, 90° right, 180° down.</source>
        <translation>0° 为上，90° 为右，180° 为下。</translation>
    </message>
</context>
<context>
    <name>_JobBox</name>
    <message>
        <source>All jobs</source>
        <translation>全部任务</translation>
    </message>
</context>
</TS>
