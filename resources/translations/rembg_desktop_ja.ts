<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ja" sourcelanguage="en">
<context>
    <name>AboutDialog</name>
    <message>
        <source>About Rembg Desktop</source>
        <translation>Rembg Desktop について</translation>
    </message>
    <message>
        <source>Version %1</source>
        <translation>バージョン %1</translation>
    </message>
    <message>
        <source>Removes the background from many photos, on your own computer. No photo is ever uploaded.</source>
        <translation>このコンピューター上で、多数の写真の背景を取り除きます。写真がどこかに送信されることはありません。</translation>
    </message>
    <message>
        <source>Free software under the MIT license. Each model has its own license.</source>
        <translation>MIT ライセンスのフリーソフトウェアです。モデルにはそれぞれのライセンスがあります。</translation>
    </message>
    <message>
        <source>&amp;Components</source>
        <translation>構成(&amp;B)</translation>
    </message>
    <message>
        <source>Library</source>
        <translation>ライブラリ</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>バージョン</translation>
    </message>
    <message>
        <source>License</source>
        <translation>ライセンス</translation>
    </message>
    <message>
        <source>Libraries</source>
        <translation>ライブラリ</translation>
    </message>
    <message>
        <source>Copy &amp;diagnostics</source>
        <translation>診断情報をコピー(&amp;D)</translation>
    </message>
    <message>
        <source>Copies versions, settings and counts, but no file names.</source>
        <translation>バージョン、設定、件数のみで、ファイル名は含みません。</translation>
    </message>
</context>
<context>
    <name>Actions</name>
    <message>
        <source>Resume</source>
        <translation>再開</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>一時停止</translation>
    </message>
    <message>
        <source>Resume processing the queue</source>
        <translation>キューの処理を続けます</translation>
    </message>
    <message>
        <source>Finish the current images, but start no new ones</source>
        <translation>処理中の画像は完了し、新しい画像の処理は始めません</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>ファイル(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Queue</source>
        <translation>キュー(&amp;Q)</translation>
    </message>
    <message>
        <source>&amp;Job</source>
        <translation>ジョブ(&amp;J)</translation>
    </message>
    <message>
        <source>&amp;Review</source>
        <translation>確認(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>表示(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>ヘルプ(&amp;H)</translation>
    </message>
    <message>
        <source>Toolbar</source>
        <translation>ツールバー</translation>
    </message>
    <message>
        <source>Add images…</source>
        <translation>画像を追加…</translation>
    </message>
    <message>
        <source>Add folder…</source>
        <translation>フォルダーを追加…</translation>
    </message>
    <message>
        <source>Names from a table…</source>
        <translation>表から名前を取得…</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>貼り付け</translation>
    </message>
    <message>
        <source>Open result</source>
        <translation>結果を開く</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>フォルダーに表示</translation>
    </message>
    <message>
        <source>Compare before and after</source>
        <translation>処理前後を比較</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>キャンセル</translation>
    </message>
    <message>
        <source>Retry failed images</source>
        <translation>失敗した画像を再試行</translation>
    </message>
    <message>
        <source>Retry all failed images</source>
        <translation>失敗した画像をすべて再試行</translation>
    </message>
    <message>
        <source>Run the whole job again</source>
        <translation>ジョブ全体をやり直す</translation>
    </message>
    <message>
        <source>New job with current options</source>
        <translation>現在のオプションで新規ジョブ</translation>
    </message>
    <message>
        <source>Apply current options</source>
        <translation>現在のオプションを適用</translation>
    </message>
    <message>
        <source>Hold</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>Release</source>
        <translation>保留を解除</translation>
    </message>
    <message>
        <source>Move to top</source>
        <translation>先頭へ移動</translation>
    </message>
    <message>
        <source>Move up</source>
        <translation>上へ移動</translation>
    </message>
    <message>
        <source>Move down</source>
        <translation>下へ移動</translation>
    </message>
    <message>
        <source>Move to bottom</source>
        <translation>末尾へ移動</translation>
    </message>
    <message>
        <source>Remove from list</source>
        <translation>リストから削除</translation>
    </message>
    <message>
        <source>Clear completed</source>
        <translation>完了済みを消去</translation>
    </message>
    <message>
        <source>Undo clear</source>
        <translation>消去を元に戻す</translation>
    </message>
    <message>
        <source>Move results to trash…</source>
        <translation>結果をごみ箱に移動…</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>検索</translation>
    </message>
    <message>
        <source>Go to queue</source>
        <translation>キューへ移動</translation>
    </message>
    <message>
        <source>Options</source>
        <translation>オプション</translation>
    </message>
    <message>
        <source>Side panel</source>
        <translation>サイドパネル</translation>
    </message>
    <message>
        <source>Review results</source>
        <translation>結果を確認</translation>
    </message>
    <message>
        <source>Hot folders</source>
        <translation>監視フォルダー</translation>
    </message>
    <message>
        <source>Review this job</source>
        <translation>このジョブを確認</translation>
    </message>
    <message>
        <source>Accept</source>
        <translation>採用</translation>
    </message>
    <message>
        <source>Reject</source>
        <translation>不採用</translation>
    </message>
    <message>
        <source>Back to unreviewed</source>
        <translation>未確認に戻す</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>元に戻す</translation>
    </message>
    <message>
        <source>Repair…</source>
        <translation>修正…</translation>
    </message>
    <message>
        <source>Another model…</source>
        <translation>別のモデル…</translation>
    </message>
    <message>
        <source>Single result</source>
        <translation>1 件ずつ表示</translation>
    </message>
    <message>
        <source>Contact sheet</source>
        <translation>一覧表示</translation>
    </message>
    <message>
        <source>Show original (space bar)</source>
        <translation>元の写真を表示（スペースキー）</translation>
    </message>
    <message>
        <source>Whole image or 100%</source>
        <translation>全体表示または 100%</translation>
    </message>
    <message>
        <source>Checkerboard behind the cutout</source>
        <translation>切り抜きの下を市松模様にする</translation>
    </message>
    <message>
        <source>White behind the cutout</source>
        <translation>切り抜きの下を白にする</translation>
    </message>
    <message>
        <source>Black behind the cutout</source>
        <translation>切り抜きの下を黒にする</translation>
    </message>
    <message>
        <source>Gray behind the cutout</source>
        <translation>切り抜きの下を灰色にする</translation>
    </message>
    <message>
        <source>Green behind the cutout</source>
        <translation>切り抜きの下を緑にする</translation>
    </message>
    <message>
        <source>Move rejected results…</source>
        <translation>不採用の結果を移動…</translation>
    </message>
    <message>
        <source>Move rejected results to trash…</source>
        <translation>不採用の結果をごみ箱に移動…</translation>
    </message>
    <message>
        <source>Models…</source>
        <translation>モデル…</translation>
    </message>
    <message>
        <source>Settings…</source>
        <translation>設定…</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>キーボードショートカット</translation>
    </message>
    <message>
        <source>Copy diagnostics</source>
        <translation>診断情報をコピー</translation>
    </message>
    <message>
        <source>Check for updates</source>
        <translation>アップデートを確認</translation>
    </message>
    <message>
        <source>About Rembg Desktop</source>
        <translation>Rembg Desktop について</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>終了</translation>
    </message>
</context>
<context>
    <name>Adding</name>
    <message>
        <source>Add images</source>
        <translation>画像を追加</translation>
    </message>
    <message>
        <source>Images (%1)</source>
        <translation>画像 (%1)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>すべてのファイル (*)</translation>
    </message>
    <message>
        <source>Add folder</source>
        <translation>フォルダーを追加</translation>
    </message>
    <message>
        <source>Only a link to the image was received. Images are not downloaded from the web.</source>
        <translation>受け取ったのは画像のリンクだけです。ウェブから画像をダウンロードすることはありません。</translation>
    </message>
    <message>
        <source>No image was found.</source>
        <translation>画像が見つかりませんでした。</translation>
    </message>
    <message>
        <source>Save the image to a file first, then drop the file.</source>
        <translation>先に画像をファイルとして保存し、そのファイルをドロップしてください。</translation>
    </message>
    <message>
        <source>Save this image to a file first</source>
        <translation>先にこの画像をファイルとして保存してください</translation>
    </message>
    <message>
        <source>Drop to use the names in this table</source>
        <translation>ドロップしてこの表の名前を使用</translation>
    </message>
    <message>
        <source>Drop to add</source>
        <translation>ドロップして追加</translation>
    </message>
    <message>
        <source>Results will be saved in a “cutouts” folder next to the photos</source>
        <translation>結果は写真と同じ場所の「cutouts」フォルダーに保存されます</translation>
    </message>
    <message>
        <source>Results will be saved in %1</source>
        <translation>結果は %1 に保存されます</translation>
    </message>
    <message>
        <source>Drop to add more than %1 images</source>
        <translation>ドロップして %1 枚を超える画像を追加</translation>
    </message>
    <message numerus="yes">
        <source>Drop to add %Ln image(s)</source>
        <translation>
            <numerusform>ドロップして %Ln 枚の画像を追加</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Searching for photos: %Ln found</source>
        <translation>
            <numerusform>写真を検索中: %Ln 枚見つかりました</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Adding %Ln image(s)</source>
        <translation>
            <numerusform>%Ln 枚の画像を追加しています</numerusform>
        </translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>キャンセル</translation>
    </message>
    <message>
        <source>Not added: %1.</source>
        <translation>追加されなかったもの: %1。</translation>
    </message>
    <message>
        <source>Not added:</source>
        <translation>追加されなかったもの:</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>詳細</translation>
    </message>
</context>
<context>
    <name>AdvancedPage</name>
    <message>
        <source>Advanced</source>
        <translation>詳細</translation>
    </message>
    <message>
        <source>Folders</source>
        <translation>フォルダー</translation>
    </message>
    <message>
        <source>Queue and settings</source>
        <translation>キューと設定</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>モデル</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>ログ</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>開く</translation>
    </message>
    <message>
        <source>Open: %1</source>
        <translation>開く: %1</translation>
    </message>
    <message>
        <source>Start over</source>
        <translation>初期化</translation>
    </message>
    <message>
        <source>The queue, presets, models and results are not affected.</source>
        <translation>キュー、プリセット、モデル、結果はそのまま残ります。</translation>
    </message>
    <message>
        <source>&amp;Reset all settings…</source>
        <translation>すべての設定をリセット(&amp;R)…</translation>
    </message>
    <message>
        <source>Reset all settings to their defaults?</source>
        <translation>すべての設定を既定値に戻しますか？</translation>
    </message>
    <message>
        <source>Reset settings</source>
        <translation>設定をリセット</translation>
    </message>
    <message>
        <source>Nothing changes until you click OK.</source>
        <translation>ダイアログで「OK」を押すまで何も変更されません。</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>リセット</translation>
    </message>
</context>
<context>
    <name>AnotherModel</name>
    <message numerus="yes">
        <source>%Ln image(s) added with the model %1.</source>
        <translation>
            <numerusform>モデル %1 で %Ln 枚の画像を追加しました。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln result(s) of the model %1 can be compared.</source>
        <translation>
            <numerusform>モデル %1 の結果 %Ln 件を比較できます。</numerusform>
        </translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>比較</translation>
    </message>
    <message>
        <source>The model %1 gave no results.</source>
        <translation>モデル %1 では結果が得られませんでした。</translation>
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
        <translation>このコンピューター上のスクリプト、ショップシステム、ウェブページから写真をキューに渡せるようにします。ほかのコンピューターからは接続できません。</translation>
    </message>
    <message>
        <source>&amp;Allow programs on this computer to use the queue</source>
        <translation>このコンピューター上のプログラムにキューの使用を許可(&amp;L)</translation>
    </message>
    <message>
        <source>Open the &amp;documentation</source>
        <translation>ドキュメントを開く(&amp;D)</translation>
    </message>
    <message>
        <source>Try a&amp;gain</source>
        <translation>再試行(&amp;G)</translation>
    </message>
    <message>
        <source>Answer clients of rembg&apos;s server (rembg s)</source>
        <translation>rembg サーバー (rembg s) のクライアントに応答する</translation>
    </message>
    <message>
        <source>Answer clients of remove.bg</source>
        <translation>remove.bg のクライアントに応答する</translation>
    </message>
    <message>
        <source>Download photos from the Internet for these clients</source>
        <translation>これらのクライアントのためにインターネットから写真をダウンロードする</translation>
    </message>
    <message>
        <source> MB</source>
        <translation> MB</translation>
    </message>
    <message>
        <source>&amp;Port</source>
        <translation>ポート(&amp;P)</translation>
    </message>
    <message>
        <source>Limits</source>
        <translation>制限</translation>
    </message>
    <message>
        <source>&amp;Image size</source>
        <translation>最大の画像(&amp;I)</translation>
    </message>
    <message>
        <source>&amp;Submission size</source>
        <translation>最大の送信(&amp;S)</translation>
    </message>
    <message>
        <source>Images per &amp;job</source>
        <translation>ジョブあたりの画像(&amp;J)</translation>
    </message>
    <message>
        <source>Waiting images in the q&amp;ueue</source>
        <translation>キューで待機する画像(&amp;U)</translation>
    </message>
    <message>
        <source>Off. It starts when you click OK or Apply.</source>
        <translation>オフです。「OK」または「適用」で開始します。</translation>
    </message>
    <message>
        <source>%1, until you click OK or Apply.</source>
        <translation>%1（「OK」または「適用」を押すまで）。</translation>
    </message>
    <message>
        <source>Not listening: port %1 is in use.</source>
        <translation>待ち受けていません: ポート %1 は使用中です。</translation>
    </message>
    <message>
        <source>Use %1</source>
        <translation>%1 を使用</translation>
    </message>
    <message>
        <source>Use port %1</source>
        <translation>ポート %1 を使用</translation>
    </message>
</context>
<context>
    <name>ApiText</name>
    <message>
        <source>Off</source>
        <translation>オフ</translation>
    </message>
    <message>
        <source>Starting…</source>
        <translation>開始中…</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>停止中…</translation>
    </message>
    <message>
        <source>Listening on %1</source>
        <translation>%1 で待ち受け中</translation>
    </message>
    <message>
        <source>Port %1 is in use by another program. Port %2 is available.</source>
        <translation>ポート %1 は別のプログラムが使用中です。%2 は空いています。</translation>
    </message>
    <message>
        <source>Another instance of Rembg Desktop, such as “rembg-desktop serve”, is listening on port %1. When it exits, this one takes over.</source>
        <translation>別の Rembg Desktop（「rembg-desktop serve」など）がポート %1 で待ち受けています。終了すると、こちらが引き継ぎます。</translation>
    </message>
</context>
<context>
    <name>Application</name>
    <message>
        <source>Rembg Desktop is already running but not responding.</source>
        <translation>Rembg Desktop はすでに実行中ですが、応答しません。</translation>
    </message>
    <message>
        <source>Quit it and try again.</source>
        <translation>終了させてから、もう一度お試しください。</translation>
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
        <translation>なし</translation>
    </message>
    <message>
        <source>Color</source>
        <translation>色</translation>
    </message>
    <message>
        <source>Gradient</source>
        <translation>グラデーション</translation>
    </message>
    <message>
        <source>Image</source>
        <translation>画像</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>フォルダー</translation>
    </message>
    <message>
        <source>Blurred</source>
        <translation>ぼかし</translation>
    </message>
    <message>
        <source>Background color</source>
        <translation>背景色</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>画像</translation>
    </message>
    <message>
        <source>Background image</source>
        <translation>背景画像</translation>
    </message>
    <message>
        <source>Folder of background images</source>
        <translation>背景画像のフォルダー</translation>
    </message>
    <message>
        <source>Blur radius</source>
        <translation>ぼかしの半径</translation>
    </message>
    <message>
        <source>Background type</source>
        <translation>背景の種類</translation>
    </message>
    <message>
        <source>Cover the result</source>
        <translation>結果全体を覆う</translation>
    </message>
    <message>
        <source>Fit in the result</source>
        <translation>全体を表示</translation>
    </message>
    <message>
        <source>Repeat as tiles</source>
        <translation>タイル状に並べる</translation>
    </message>
    <message>
        <source>Center</source>
        <translation>中央</translation>
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
        <translation>画像のサイズ</translation>
    </message>
    <message>
        <source>Position</source>
        <translation>位置</translation>
    </message>
    <message>
        <source>A mask has no background.</source>
        <translation>マスクに背景はありません。</translation>
    </message>
    <message>
        <source>The images of the folder are used in turn.</source>
        <translation>フォルダーの画像を順番に使います。</translation>
    </message>
    <message>
        <source>The photo without its subject, blurred.</source>
        <translation>被写体を除いてぼかした写真です。</translation>
    </message>
    <message>
        <source>Blurred photo</source>
        <translation>ぼかした写真</translation>
    </message>
    <message>
        <source>None (transparent)</source>
        <translation>なし（透明）</translation>
    </message>
</context>
<context>
    <name>Banner</name>
    <message>
        <source>Dismiss</source>
        <translation>閉じる</translation>
    </message>
</context>
<context>
    <name>Canvas</name>
    <message>
        <source>Original</source>
        <translation>元の画像</translation>
    </message>
    <message>
        <source>Cutout</source>
        <translation>切り抜き</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>変更前</translation>
    </message>
</context>
<context>
    <name>CanvasInput</name>
    <message>
        <source>Canvas</source>
        <translation>キャンバス</translation>
    </message>
    <message>
        <source>Move the pointer with the arrow keys, and press and release the tool with Enter.</source>
        <translation>矢印キーでポインターを動かし、Enter キーでツールを押す・離す操作をします。</translation>
    </message>
</context>
<context>
    <name>Cells</name>
    <message>
        <source>Cancel</source>
        <translation>キャンセル</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>再試行</translation>
    </message>
    <message>
        <source>Custom options</source>
        <translation>独自のオプション</translation>
    </message>
    <message>
        <source>%1 of %2 images</source>
        <translation>%2 枚中 %1 枚</translation>
    </message>
    <message>
        <source>All images failed. Expand the job to see why.</source>
        <translation>すべての画像が失敗しました。理由はジョブを展開して確認してください。</translation>
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
        <translation>ルールセット</translation>
    </message>
    <message>
        <source>Rules of the preset</source>
        <translation>プリセットのルール</translation>
    </message>
    <message>
        <source>Report on the job…</source>
        <translation>ジョブのレポート…</translation>
    </message>
    <message>
        <source>Checks all results of the job, and saves a page or a table.</source>
        <translation>ジョブのすべての結果をチェックし、ページまたは表を保存します。</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>チェック</translation>
    </message>
    <message>
        <source>There is no result yet.</source>
        <translation>まだ結果がありません。</translation>
    </message>
    <message>
        <source>Checking…</source>
        <translation>チェック中…</translation>
    </message>
    <message>
        <source>The preset belongs to no marketplace. Choose a rule set.</source>
        <translation>このプリセットはどのマーケットプレイスのものでもありません。ルールセットを選択してください。</translation>
    </message>
    <message>
        <source>All required rules are held.</source>
        <translation>必須のルールはすべて守られています。</translation>
    </message>
    <message>
        <source>Required rules are broken.</source>
        <translation>守られていない必須のルールがあります。</translation>
    </message>
    <message>
        <source>Save the report</source>
        <translation>レポートを保存</translation>
    </message>
    <message>
        <source>Page (%1)</source>
        <translation>ページ (%1)</translation>
    </message>
    <message>
        <source>Table (%1)</source>
        <translation>表 (%1)</translation>
    </message>
    <message>
        <source>Checking the results of the job…</source>
        <translation>ジョブの結果をチェック中…</translation>
    </message>
    <message>
        <source>Saved: %1</source>
        <translation>保存しました: %1</translation>
    </message>
</context>
<context>
    <name>CleanupGroup</name>
    <message>
        <source>Mask cleanup</source>
        <translation>マスクの整理</translation>
    </message>
    <message>
        <source>Keep all</source>
        <translation>すべて残す</translation>
    </message>
    <message>
        <source>Keep only the largest</source>
        <translation>最大のものだけを残す</translation>
    </message>
    <message>
        <source>Keep the larger ones</source>
        <translation>大きいものを残す</translation>
    </message>
    <message>
        <source>Smallest part that is kept, in percent of the largest</source>
        <translation>残す最小の部分 (最大の部分に対する割合)</translation>
    </message>
    <message>
        <source>Remove what touches the &amp;border</source>
        <translation>画像の端に接するものを除去(&amp;B)</translation>
    </message>
    <message>
        <source>Removes neighboring objects. Keeps a subject that is itself cut off by the border.</source>
        <translation>隣の物を除去します。被写体自体が端で切れている場合は残します。</translation>
    </message>
    <message>
        <source>Remove specks below</source>
        <translation>斑点を除去 (上限)</translation>
    </message>
    <message>
        <source>Fill pinholes below</source>
        <translation>小さな穴を埋める (上限)</translation>
    </message>
    <message>
        <source>Also those of rings and handles</source>
        <translation>リングや取っ手の穴も含みます</translation>
    </message>
    <message>
        <source> px</source>
        <translation> px</translation>
    </message>
    <message>
        <source>Move edge</source>
        <translation>輪郭を移動</translation>
    </message>
    <message>
        <source>Feather</source>
        <translation>ぼかし</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>オフ</translation>
    </message>
    <message>
        <source>Fill all holes</source>
        <translation>すべての穴を埋める</translation>
    </message>
    <message>
        <source>Contrast</source>
        <translation>コントラスト</translation>
    </message>
    <message>
        <source>Above 0 the subject becomes larger, below 0 smaller.</source>
        <translation>0 より大きいと被写体が広がり、小さいと狭まります。</translation>
    </message>
    <message>
        <source>Width of the soft edge that is added</source>
        <translation>追加するぼかしの幅</translation>
    </message>
    <message>
        <source>Makes soft edges narrower. At 100%, they are hard.</source>
        <translation>ぼけた輪郭の幅を狭くします。100% でくっきりした輪郭になります。</translation>
    </message>
    <message>
        <source>Compared with the largest part</source>
        <translation>最大の部分との比較</translation>
    </message>
    <message>
        <source>Side of a square with the same area</source>
        <translation>同じ面積の正方形の一辺</translation>
    </message>
    <message>
        <source>Side of a square with the same area, in percent of the photo&apos;s longer side</source>
        <translation>同じ面積の正方形の一辺 (写真の長辺に対する割合)</translation>
    </message>
    <message>
        <source>The subject becomes larger.</source>
        <translation>被写体が大きくなります。</translation>
    </message>
    <message>
        <source>The subject becomes smaller.</source>
        <translation>被写体が小さくなります。</translation>
    </message>
    <message>
        <source>largest part</source>
        <translation>最大の部分</translation>
    </message>
    <message>
        <source>small parts</source>
        <translation>小さな部分</translation>
    </message>
    <message>
        <source>border</source>
        <translation>画像の端</translation>
    </message>
    <message>
        <source>specks</source>
        <translation>斑点</translation>
    </message>
    <message>
        <source>pinholes</source>
        <translation>小さな穴</translation>
    </message>
    <message>
        <source>holes</source>
        <translation>穴</translation>
    </message>
    <message>
        <source>edge</source>
        <translation>輪郭</translation>
    </message>
    <message>
        <source>Parts</source>
        <translation>部分</translation>
    </message>
    <message>
        <source>Remo&amp;ve specks below</source>
        <translation>斑点を除去 (上限)(&amp;U)</translation>
    </message>
</context>
<context>
    <name>CloseDialog</name>
    <message>
        <source>Close Rembg Desktop</source>
        <translation>Rembg Desktop を閉じる</translation>
    </message>
    <message numerus="yes">
        <source>%n image(s) are being processed</source>
        <translation>
            <numerusform>%n 枚の画像を処理中です</numerusform>
        </translation>
    </message>
    <message>
        <source>Whatever you choose, the queue is saved and resumes at the next start.</source>
        <translation>どれを選んでもキューは保持され、次回の起動時に再開します。</translation>
    </message>
    <message>
        <source>Do not ask again, always stop now</source>
        <translation>今後は確認せず、常にすぐ停止する</translation>
    </message>
    <message>
        <source>Keep running in the tray</source>
        <translation>システムトレイで続行</translation>
    </message>
    <message>
        <source>Finish these images</source>
        <translation>これらの画像を完了する</translation>
    </message>
    <message>
        <source>Stop now</source>
        <translation>今すぐ停止</translation>
    </message>
</context>
<context>
    <name>ClusterPage</name>
    <message>
        <source>Cluster</source>
        <translation>クラスター</translation>
    </message>
    <message>
        <source>In this program</source>
        <translation>このプログラム</translation>
    </message>
    <message>
        <source>In several processes on this computer</source>
        <translation>このコンピューターの複数のプロセス</translation>
    </message>
    <message>
        <source>On other computers (Dask cluster)</source>
        <translation>ほかのコンピューター（Dask クラスター）</translation>
    </message>
    <message>
        <source>Folder of certificates</source>
        <translation>証明書のフォルダー</translation>
    </message>
    <message>
        <source>&amp;Accept connections without encryption</source>
        <translation>暗号化されていない接続を許可(&amp;A)</translation>
    </message>
    <message>
        <source>Pause the queue</source>
        <translation>キューを一時停止</translation>
    </message>
    <message>
        <source>Cut out photos here</source>
        <translation>このコンピューターで切り抜く</translation>
    </message>
    <message>
        <source>&amp;Cut out photos</source>
        <translation>写真を切り抜く場所(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Number of processes</source>
        <translation>プロセス数(&amp;N)</translation>
    </message>
    <message>
        <source>A&amp;ddress of the scheduler</source>
        <translation>スケジューラのアドレス(&amp;D)</translation>
    </message>
    <message>
        <source>As in tls://192.168.1.10:8786.</source>
        <translation>例: tls://192.168.1.10:8786</translation>
    </message>
    <message>
        <source>C&amp;ertificates</source>
        <translation>証明書(&amp;E)</translation>
    </message>
    <message>
        <source>The folder that “rembg-desktop cluster certificates” made.</source>
        <translation>「rembg-desktop cluster certificates」が作成したフォルダー。</translation>
    </message>
    <message>
        <source>&amp;When no worker can be used</source>
        <translation>使えるワーカーがないとき(&amp;W)</translation>
    </message>
    <message>
        <source>Everybody on the network can then see the photos and run programs on the workers. Only use this on a network that is yours alone.</source>
        <translation>ネットワーク上の誰でも写真を見たり、ワーカーでプログラムを実行したりできます。自分専用のネットワークでのみ使ってください。</translation>
    </message>
    <message>
        <source>This needs packages that are not installed: %1</source>
        <translation>必要なパッケージがインストールされていません: %1</translation>
    </message>
    <message>
        <source>Enter the address of the scheduler.</source>
        <translation>スケジューラのアドレスを入力してください。</translation>
    </message>
</context>
<context>
    <name>ColorField</name>
    <message>
        <source>Choose…</source>
        <translation>選択…</translation>
    </message>
    <message>
        <source>Choose: %1</source>
        <translation>選択: %1</translation>
    </message>
</context>
<context>
    <name>Columns</name>
    <message>
        <source>Name</source>
        <translation>名前</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>画像</translation>
    </message>
    <message>
        <source>Preset</source>
        <translation>プリセット</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>状態</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>進行状況</translation>
    </message>
    <message>
        <source>Elapsed</source>
        <translation>経過時間</translation>
    </message>
    <message>
        <source>Remaining</source>
        <translation>残り時間</translation>
    </message>
    <message>
        <source>Destination</source>
        <translation>保存先</translation>
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
        <translation>元の画像</translation>
    </message>
    <message>
        <source>Cutout</source>
        <translation>切り抜き</translation>
    </message>
    <message>
        <source>Loading…</source>
        <translation>読み込み中…</translation>
    </message>
</context>
<context>
    <name>CompareView</name>
    <message>
        <source>Comparison of original and cutout</source>
        <translation>元の画像と切り抜きの比較</translation>
    </message>
    <message>
        <source>Drag the divider or press the arrow keys. Zoom with the mouse wheel, + or −. Press 0 to fit the image, or 1 for 100%. Hold the space bar to see the original.</source>
        <translation>仕切りをドラッグするか、矢印キーを押します。ホイール、+ と − で拡大縮小、0 で全体表示、1 で 100% 表示。スペースキーを押している間は元の画像が表示されます。</translation>
    </message>
</context>
<context>
    <name>CopyButton</name>
    <message>
        <source>Copy</source>
        <translation>コピー</translation>
    </message>
    <message>
        <source>Copy: %1</source>
        <translation>コピー: %1</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>コピーしました</translation>
    </message>
</context>
<context>
    <name>CountdownDialog</name>
    <message>
        <source>All done</source>
        <translation>すべて完了</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>キャンセル</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>今すぐ実行</translation>
    </message>
</context>
<context>
    <name>CutGroup</name>
    <message>
        <source>Cutout</source>
        <translation>切り抜き</translation>
    </message>
    <message>
        <source>Soft</source>
        <translation>ソフト</translation>
    </message>
    <message>
        <source>Sharp</source>
        <translation>シャープ</translation>
    </message>
    <message>
        <source>Clean colors</source>
        <translation>色を補正</translation>
    </message>
    <message>
        <source>Fine hair (matting)</source>
        <translation>細かい髪の毛（マッティング）</translation>
    </message>
    <message>
        <source>&amp;Look closer at small subjects</source>
        <translation>小さな被写体を拡大して見る(&amp;L)</translation>
    </message>
    <message>
        <source>Runs the model again on small subjects, enlarged, up to twice. Other photos take no longer.</source>
        <translation>小さな被写体を拡大し、モデルをさらに最大 2 回実行します。ほかの写真の処理時間は変わりません。</translation>
    </message>
    <message>
        <source>Save the mas&amp;k only</source>
        <translation>マスクのみ保存(&amp;K)</translation>
    </message>
    <message>
        <source>The result is a grayscale image. The subject is white.</source>
        <translation>結果はグレースケール画像になります。白い部分が被写体です。</translation>
    </message>
    <message>
        <source>Mo&amp;del</source>
        <translation>モデル(&amp;D)</translation>
    </message>
    <message>
        <source>Ed&amp;ges</source>
        <translation>輪郭(&amp;G)</translation>
    </message>
    <message>
        <source>The mask as predicted by the model. Fast.</source>
        <translation>モデルが予測したマスクをそのまま使います。高速です。</translation>
    </message>
    <message>
        <source>Follows the colors of the photo. Fast. Best for large photos.</source>
        <translation>写真の色に沿った輪郭にします。高速です。大きな写真に最適です。</translation>
    </message>
    <message>
        <source>Removes the color of the old background from the edges.</source>
        <translation>輪郭に残った元の背景の色を取り除きます。</translation>
    </message>
    <message>
        <source>Follows individual hairs. Slower: one to three seconds more per photo.</source>
        <translation>髪の毛を 1 本ずつたどります。写真 1 枚につき 1～3 秒余分にかかります。</translation>
    </message>
    <message>
        <source>%1, mask</source>
        <translation>%1、マスク</translation>
    </message>
</context>
<context>
    <name>DetailsPanel</name>
    <message>
        <source>Details of the result</source>
        <translation>結果の詳細</translation>
    </message>
    <message numerus="yes">
        <source>%Ln result(s) selected</source>
        <translation>
            <numerusform>%Ln 件の結果を選択中</numerusform>
        </translation>
    </message>
    <message>
        <source>Job</source>
        <translation>ジョブ</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>モデル</translation>
    </message>
    <message>
        <source>Photo</source>
        <translation>写真</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>結果</translation>
    </message>
</context>
<context>
    <name>Dialogs</name>
    <message>
        <source>Checking for updates…</source>
        <translation>アップデートを確認しています…</translation>
    </message>
    <message>
        <source>Rembg Desktop %1 is available.</source>
        <translation>Rembg Desktop %1 を利用できます。</translation>
    </message>
    <message>
        <source>Rembg Desktop is up to date (version %1).</source>
        <translation>Rembg Desktop は最新です（バージョン %1）。</translation>
    </message>
    <message>
        <source>Check for updates</source>
        <translation>アップデートを確認</translation>
    </message>
    <message>
        <source>Diagnostics copied: versions, settings and counts, no file names.</source>
        <translation>コピーしました: バージョン、設定、件数（ファイル名は含みません）。</translation>
    </message>
</context>
<context>
    <name>Editor</name>
    <message>
        <source>Finding the edge…</source>
        <translation>輪郭を検出しています…</translation>
    </message>
    <message>
        <source>Refining fine structures… Esc stops it.</source>
        <translation>細部を調整しています… Esc で停止します。</translation>
    </message>
    <message>
        <source>Adjusting the mask…</source>
        <translation>マスクを調整しています…</translation>
    </message>
</context>
<context>
    <name>EmptyNote</name>
    <message>
        <source>Show all results</source>
        <translation>すべての結果を表示</translation>
    </message>
    <message>
        <source>Nothing needs review</source>
        <translation>確認が必要な結果はありません</translation>
    </message>
    <message>
        <source>Every result was either certain or has been looked at.</source>
        <translation>どの結果も確実か、すでに確認済みです。</translation>
    </message>
    <message>
        <source>No results yet</source>
        <translation>まだ結果がありません</translation>
    </message>
    <message>
        <source>Nothing was accepted yet</source>
        <translation>まだ採用した結果はありません</translation>
    </message>
    <message>
        <source>Press A to accept a result.</source>
        <translation>A を押すと結果を採用します。</translation>
    </message>
    <message>
        <source>Nothing was rejected</source>
        <translation>不採用の結果はありません</translation>
    </message>
    <message>
        <source>Press X to reject a result.</source>
        <translation>X を押すと結果を不採用にします。</translation>
    </message>
    <message>
        <source>No image failed</source>
        <translation>失敗した画像はありません</translation>
    </message>
    <message>
        <source>No file has this name</source>
        <translation>この名前のファイルはありません</translation>
    </message>
    <message>
        <source>The filters apply, too.</source>
        <translation>絞り込みの条件も適用されています。</translation>
    </message>
    <message>
        <source>Results appear here as soon as images are processed.</source>
        <translation>画像が処理されると、結果がここに表示されます。</translation>
    </message>
</context>
<context>
    <name>EmptyState</name>
    <message>
        <source>Drop photos or folders here</source>
        <translation>写真またはフォルダーをここにドロップ</translation>
    </message>
    <message>
        <source>The background is removed on this computer. Nothing is uploaded, and your originals are never changed.</source>
        <translation>背景はこのコンピューター上で取り除かれます。何もアップロードされず、元の写真が変更されることもありません。</translation>
    </message>
    <message>
        <source>Choose images…</source>
        <translation>画像を選択…</translation>
    </message>
    <message>
        <source>Choose folder…</source>
        <translation>フォルダーを選択…</translation>
    </message>
    <message>
        <source>Try it with sample photos</source>
        <translation>サンプル写真で試す</translation>
    </message>
</context>
<context>
    <name>EntryList</name>
    <message>
        <source>Remove</source>
        <translation>削除</translation>
    </message>
    <message>
        <source>Remove from: %1</source>
        <translation>次から削除: %1</translation>
    </message>
</context>
<context>
    <name>ErrorText</name>
    <message>
        <source>The file is in a store, not on this computer.</source>
        <translation>このファイルはリモートストレージにあり、このコンピューターにはありません。</translation>
    </message>
    <message>
        <source>File not found.</source>
        <translation>ファイルが見つかりません。</translation>
    </message>
    <message>
        <source>Restore the file and try again.</source>
        <translation>ファイルを元に戻して、もう一度お試しください。</translation>
    </message>
    <message>
        <source>Can&apos;t read the file or folder.</source>
        <translation>ファイルまたはフォルダーを読み取れません。</translation>
    </message>
    <message>
        <source>Check its permissions and the drive.</source>
        <translation>アクセス権とドライブを確認してください。</translation>
    </message>
    <message>
        <source>Can&apos;t open the file: unsupported image format.</source>
        <translation>ファイルを開けません。対応していない画像形式です。</translation>
    </message>
    <message>
        <source>Convert it to JPEG, PNG, WebP, TIFF, BMP, GIF, AVIF or HEIC.</source>
        <translation>JPEG、PNG、WebP、TIFF、BMP、GIF、AVIF、HEIC のいずれかに変換してください。</translation>
    </message>
    <message>
        <source>The file is empty.</source>
        <translation>ファイルが空です。</translation>
    </message>
    <message>
        <source>Copy it again from the original.</source>
        <translation>元のファイルからもう一度コピーしてください。</translation>
    </message>
    <message>
        <source>The file is truncated: the end is missing.</source>
        <translation>ファイルが不完全です。末尾がありません。</translation>
    </message>
    <message>
        <source>Copy or download it again.</source>
        <translation>もう一度コピーまたはダウンロードしてください。</translation>
    </message>
    <message>
        <source>Can&apos;t open the image: the file is damaged.</source>
        <translation>画像を開けません。ファイルが破損しています。</translation>
    </message>
    <message>
        <source>Copy or download it again, or save it again in the program that created it.</source>
        <translation>もう一度コピーまたはダウンロードするか、作成したプログラムで保存し直してください。</translation>
    </message>
    <message>
        <source>The image is too large: it has more pixels than the settings allow.</source>
        <translation>画像が大きすぎます。ピクセル数が設定の上限を超えています。</translation>
    </message>
    <message>
        <source>Reduce its size. If you trust the file, raise the limit in the settings instead.</source>
        <translation>画像を小さくするか、信頼できるファイルであれば設定で上限を上げてください。</translation>
    </message>
    <message>
        <source>No subject was found in the image.</source>
        <translation>画像に被写体が見つかりませんでした。</translation>
    </message>
    <message>
        <source>Try another model.</source>
        <translation>別のモデルをお試しください。</translation>
    </message>
    <message>
        <source>Can&apos;t save the result in this format or size.</source>
        <translation>この形式またはサイズでは結果を保存できません。</translation>
    </message>
    <message>
        <source>Choose PNG, or a smaller canvas.</source>
        <translation>PNG を選ぶか、キャンバスを小さくしてください。</translation>
    </message>
    <message>
        <source>The program crashed several times while processing this image.</source>
        <translation>この画像の処理中にプログラムが何度もクラッシュしました。</translation>
    </message>
    <message>
        <source>Try another model, or reduce the size of the image.</source>
        <translation>別のモデルを試すか、画像を小さくしてください。</translation>
    </message>
    <message>
        <source>There is not enough disk space.</source>
        <translation>ディスクの空き容量が足りません。</translation>
    </message>
    <message>
        <source>Free some disk space.</source>
        <translation>空き容量を増やしてください。</translation>
    </message>
    <message>
        <source>The destination folder is missing.</source>
        <translation>保存先フォルダーが見つかりません。</translation>
    </message>
    <message>
        <source>Reconnect the drive or restore the folder.</source>
        <translation>ドライブを接続し直すか、フォルダーを元に戻してください。</translation>
    </message>
    <message>
        <source>Can&apos;t write to the destination folder.</source>
        <translation>保存先フォルダーに書き込めません。</translation>
    </message>
    <message>
        <source>Check the permissions of the folder, or choose another one.</source>
        <translation>フォルダーのアクセス権を確認するか、別のフォルダーを選んでください。</translation>
    </message>
    <message>
        <source>The source folder is missing.</source>
        <translation>元の写真のフォルダーが見つかりません。</translation>
    </message>
    <message>
        <source>This address cannot be used.</source>
        <translation>このアドレスは使用できません。</translation>
    </message>
    <message>
        <source>Install the libraries for it, or use s3, gs or sftp.</source>
        <translation>必要なライブラリをインストールするか、s3、gs、sftp を使用してください。</translation>
    </message>
    <message>
        <source>Unknown model.</source>
        <translation>不明なモデルです。</translation>
    </message>
    <message>
        <source>Choose a model from the list.</source>
        <translation>一覧にあるモデルから選んでください。</translation>
    </message>
    <message>
        <source>The model is not installed.</source>
        <translation>モデルがインストールされていません。</translation>
    </message>
    <message>
        <source>Download it in the Models dialog.</source>
        <translation>モデルのダイアログでダウンロードしてください。</translation>
    </message>
    <message>
        <source>The model file is damaged.</source>
        <translation>モデルのファイルが破損しています。</translation>
    </message>
    <message>
        <source>Download the model again.</source>
        <translation>モデルをもう一度ダウンロードしてください。</translation>
    </message>
    <message>
        <source>The file is not a supported model.</source>
        <translation>対応しているモデルのファイルではありません。</translation>
    </message>
    <message>
        <source>Choose another model.</source>
        <translation>別のモデルを選んでください。</translation>
    </message>
    <message>
        <source>The download failed.</source>
        <translation>ダウンロードに失敗しました。</translation>
    </message>
    <message>
        <source>Check the network connection, and the mirror and proxy under Sources, then try again.</source>
        <translation>接続と、「取得元」のミラーとプロキシを確認してから、もう一度お試しください。</translation>
    </message>
    <message>
        <source>The selected device is not available.</source>
        <translation>選択したデバイスは利用できません。</translation>
    </message>
    <message>
        <source>Install the required software, choose another device, or allow the CPU in the settings.</source>
        <translation>必要なものをインストールするか、別のデバイスを選ぶか、設定でプロセッサーの使用を許可してください。</translation>
    </message>
    <message>
        <source>There is not enough memory.</source>
        <translation>メモリが足りません。</translation>
    </message>
    <message>
        <source>Close other programs, process fewer images at a time, or choose a smaller model.</source>
        <translation>ほかのプログラムを閉じるか、同時に処理する画像を減らすか、小さいモデルを選んでください。</translation>
    </message>
    <message>
        <source>Can&apos;t load the engine.</source>
        <translation>エンジンを読み込めません。</translation>
    </message>
    <message>
        <source>Reinstall the program.</source>
        <translation>プログラムをもう一度インストールしてください。</translation>
    </message>
    <message>
        <source>The model failed to process this image.</source>
        <translation>モデルがこの画像を処理できませんでした。</translation>
    </message>
    <message>
        <source>Try again, or choose the CPU as the device or another model.</source>
        <translation>もう一度試すか、デバイスにプロセッサーを選ぶか、別のモデルを選んでください。</translation>
    </message>
    <message>
        <source>Invalid option or name.</source>
        <translation>オプションまたは名前が正しくありません。</translation>
    </message>
    <message>
        <source>Correct it and try again.</source>
        <translation>修正して、もう一度お試しください。</translation>
    </message>
    <message>
        <source>A setting has an invalid value.</source>
        <translation>設定に使用できない値があります。</translation>
    </message>
    <message>
        <source>Unknown preset.</source>
        <translation>不明なプリセットです。</translation>
    </message>
    <message>
        <source>Choose another preset.</source>
        <translation>別のプリセットを選んでください。</translation>
    </message>
    <message>
        <source>Unknown rule set.</source>
        <translation>不明なルールセットです。</translation>
    </message>
    <message>
        <source>Choose another rule set.</source>
        <translation>別のルールセットを選択してください。</translation>
    </message>
    <message>
        <source>The file of a rule set is not valid.</source>
        <translation>ルールセットのファイルが無効です。</translation>
    </message>
    <message>
        <source>Correct or remove the file.</source>
        <translation>ファイルを修正または削除してください。</translation>
    </message>
    <message>
        <source>No images were found.</source>
        <translation>画像が見つかりませんでした。</translation>
    </message>
    <message>
        <source>Choose image files, or folders that contain images.</source>
        <translation>画像ファイル、または画像のあるフォルダーを選んでください。</translation>
    </message>
    <message>
        <source>Can&apos;t use the background image.</source>
        <translation>背景画像を使用できません。</translation>
    </message>
    <message>
        <source>Choose another background image.</source>
        <translation>別の背景画像を選んでください。</translation>
    </message>
    <message>
        <source>The hot folder no longer exists.</source>
        <translation>監視フォルダーはもうありません。</translation>
    </message>
    <message>
        <source>Add it again.</source>
        <translation>もう一度追加してください。</translation>
    </message>
    <message>
        <source>The job is no longer in the queue.</source>
        <translation>ジョブはもうキューにありません。</translation>
    </message>
    <message>
        <source>It may have been removed from the list.</source>
        <translation>リストから削除された可能性があります。</translation>
    </message>
    <message>
        <source>Several jobs begin with these characters.</source>
        <translation>この文字で始まるジョブが複数あります。</translation>
    </message>
    <message>
        <source>Enter more characters.</source>
        <translation>もっと多くの文字を指定してください。</translation>
    </message>
    <message>
        <source>This is not possible at the moment.</source>
        <translation>今は実行できません。</translation>
    </message>
    <message>
        <source>Wait until processing has finished, or choose something else.</source>
        <translation>処理が終わるまで待つか、別のものを選んでください。</translation>
    </message>
    <message>
        <source>This idempotency key was used for another request.</source>
        <translation>この冪等キーは別のリクエストで使用済みです。</translation>
    </message>
    <message>
        <source>Use a new key for each new request.</source>
        <translation>新しいリクエストごとに新しいキーを使ってください。</translation>
    </message>
    <message>
        <source>The queue was written by a newer version of the program.</source>
        <translation>キューは新しいバージョンのプログラムで書き込まれています。</translation>
    </message>
    <message>
        <source>Install that version again.</source>
        <translation>そのバージョンをもう一度インストールしてください。</translation>
    </message>
    <message>
        <source>The queue file is damaged.</source>
        <translation>キューのファイルが破損しています。</translation>
    </message>
    <message>
        <source>Restart the program: it moves the damaged file aside and starts a new one.</source>
        <translation>プログラムを再起動してください。破損したファイルは別に保存され、新しいファイルが作られます。</translation>
    </message>
    <message>
        <source>The queue is locked by another program.</source>
        <translation>キューは別のプログラムによってロックされています。</translation>
    </message>
    <message>
        <source>Try again in a moment.</source>
        <translation>しばらく待ってから、もう一度お試しください。</translation>
    </message>
    <message>
        <source>Can&apos;t write to the data folder of the program.</source>
        <translation>プログラムのデータフォルダーに書き込めません。</translation>
    </message>
    <message>
        <source>Check its permissions and the free disk space.</source>
        <translation>アクセス権とディスクの空き容量を確認してください。</translation>
    </message>
    <message>
        <source>Another program is already processing the queue.</source>
        <translation>別のプログラムがすでにキューを処理しています。</translation>
    </message>
    <message>
        <source>Quit the other program, or let it continue.</source>
        <translation>別のプログラムを終了するか、そのまま続けさせてください。</translation>
    </message>
    <message>
        <source>The window cannot be shown.</source>
        <translation>ウィンドウを表示できません。</translation>
    </message>
    <message>
        <source>Start the program on a computer with a display.</source>
        <translation>画面のあるコンピューターでプログラムを起動してください。</translation>
    </message>
    <message>
        <source>The result does not fit in the largest file size.</source>
        <translation>結果がファイルの最大サイズに収まりません。</translation>
    </message>
    <message>
        <source>Allow a larger file or fewer pixels, or choose another format.</source>
        <translation>より大きいファイルか少ない画素数を許可するか、別の形式を選んでください。</translation>
    </message>
    <message>
        <source>The port of the HTTP API is already in use.</source>
        <translation>HTTP API のポートはすでに使用中です。</translation>
    </message>
    <message>
        <source>Choose another port in the settings.</source>
        <translation>設定で別のポートを選んでください。</translation>
    </message>
    <message>
        <source>No service answers at this address.</source>
        <translation>このアドレスで応答するサービスがありません。</translation>
    </message>
    <message>
        <source>Start the service, or check the address and the token.</source>
        <translation>サービスを起動するか、アドレスとトークンを確認してください。</translation>
    </message>
    <message>
        <source>The server at this address is not the expected service.</source>
        <translation>このアドレスのサーバーは、想定したサービスではありません。</translation>
    </message>
    <message>
        <source>Check the address, and whether both programs have the same version.</source>
        <translation>アドレスと、両方のプログラムのバージョンが同じかどうかを確認してください。</translation>
    </message>
    <message>
        <source>The service refused the request.</source>
        <translation>サービスが要求を拒否しました。</translation>
    </message>
    <message>
        <source>See the log for the response of the service.</source>
        <translation>サービスの応答はログで確認してください。</translation>
    </message>
    <message>
        <source>No other computer can cut out photos now.</source>
        <translation>現在、ほかのコンピューターで切り抜けません。</translation>
    </message>
    <message>
        <source>The page Cluster in the settings shows the workers and their problems.</source>
        <translation>設定の「クラスター」ページにワーカーとその問題が表示されます。</translation>
    </message>
    <message>
        <source>Packages for work on a cluster are not installed.</source>
        <translation>クラスターに必要なパッケージがインストールされていません。</translation>
    </message>
    <message>
        <source>Install the program with the extra “cluster”.</source>
        <translation>追加機能「cluster」付きでプログラムをインストールしてください。</translation>
    </message>
    <message>
        <source>The certificates for the cluster cannot be used.</source>
        <translation>クラスターの証明書を使えません。</translation>
    </message>
    <message>
        <source>Choose the folder whose certificates the other computers have, too.</source>
        <translation>ほかのコンピューターと同じ証明書のフォルダーを選んでください。</translation>
    </message>
    <message>
        <source>The correction of this photo cannot be used.</source>
        <translation>この写真の修正は使用できません。</translation>
    </message>
    <message>
        <source>Open the photo in the repair window and correct it again.</source>
        <translation>修復ウィンドウで写真を開き、もう一度修正してください。</translation>
    </message>
    <message>
        <source>The mask cannot be used.</source>
        <translation>このマスクは使用できません。</translation>
    </message>
    <message>
        <source>Export it as gray PNG in the size of the photo.</source>
        <translation>写真と同じサイズのグレースケール PNG として書き出してください。</translation>
    </message>
    <message>
        <source>The mask of this result was not kept.</source>
        <translation>この結果のマスクは保存されていません。</translation>
    </message>
    <message>
        <source>Render the result again, then try again.</source>
        <translation>結果をもう一度レンダリングしてから、やり直してください。</translation>
    </message>
    <message>
        <source>The photo was changed after its result was made.</source>
        <translation>結果の作成後に写真が変更されました。</translation>
    </message>
    <message>
        <source>Add the photo to the queue again.</source>
        <translation>写真をもう一度キューに追加してください。</translation>
    </message>
    <message>
        <source>An internal error occurred.</source>
        <translation>内部エラーが発生しました。</translation>
    </message>
    <message>
        <source>Please report it with the log file.</source>
        <translation>ログファイルを添えて報告してください。</translation>
    </message>
    <message>
        <source>The computer is running on battery.</source>
        <translation>コンピューターはバッテリーで動作しています。</translation>
    </message>
    <message>
        <source>Connect it to power, or allow processing on battery in the settings.</source>
        <translation>電源に接続するか、設定でバッテリー駆動中の処理を許可してください。</translation>
    </message>
    <message>
        <source>A file with this name already exists and was not changed.</source>
        <translation>同じ名前のファイルがすでにあったため、変更しませんでした。</translation>
    </message>
    <message>
        <source>The photo was changed after it was queued. The new content was used.</source>
        <translation>写真は追加後に変更されています。新しい内容を使用しました。</translation>
    </message>
    <message>
        <source>The model could not run on the selected device. The CPU was used instead.</source>
        <translation>モデルを選択したデバイスで実行できなかったため、プロセッサーを使用しました。</translation>
    </message>
    <message>
        <source>The file has several frames. Only the first one was processed.</source>
        <translation>ファイルに複数のフレームがあります。最初のフレームだけを処理しました。</translation>
    </message>
    <message>
        <source>The metadata is damaged and was removed.</source>
        <translation>メタデータが破損していたため、削除しました。</translation>
    </message>
    <message>
        <source>Some metadata is too large for this format and was removed.</source>
        <translation>メタデータの一部はこの形式には大きすぎるため、削除しました。</translation>
    </message>
    <message>
        <source>The file times were not kept: the drive with the result does not allow it.</source>
        <translation>ファイルの日時は保持されませんでした。結果の保存先のドライブが対応していません。</translation>
    </message>
    <message>
        <source>The end of the file is missing, but all pixels are complete.</source>
        <translation>ファイルの末尾がありませんが、すべてのピクセルは揃っています。</translation>
    </message>
    <message>
        <source>The file contains invalid data. Check the result.</source>
        <translation>ファイルに無効なデータが含まれています。結果を確認してください。</translation>
    </message>
    <message>
        <source>The color profile does not match the pixels and was removed.</source>
        <translation>カラープロファイルがピクセルと合わないため、削除しました。</translation>
    </message>
    <message>
        <source>The colors were converted to sRGB.</source>
        <translation>色を sRGB に変換しました。</translation>
    </message>
    <message>
        <source>The file has no clipping path, because no subject was found.</source>
        <translation>被写体が見つからなかったため、ファイルにクリッピングパスはありません。</translation>
    </message>
    <message>
        <source>The clipping path is coarse, because the mask is very ragged.</source>
        <translation>マスクの縁が非常に荒いため、クリッピングパスは粗くなっています。</translation>
    </message>
    <message>
        <source>The photo was scaled to fit on the canvas.</source>
        <translation>写真はキャンバスに合わせて拡大縮小されました。</translation>
    </message>
    <message>
        <source>The photo has more than 8 bits per channel. The result has 8.</source>
        <translation>写真は1チャンネル8ビットを超えていますが、結果は8ビットです。</translation>
    </message>
    <message>
        <source>The HDR colors were tone-mapped to sRGB.</source>
        <translation>HDR の色をトーンマッピングで sRGB に変換しました。</translation>
    </message>
    <message>
        <source>Colors that are brighter than white were clipped.</source>
        <translation>白より明るい色は切り詰められました。</translation>
    </message>
    <message>
        <source>The photo contains a gain map for HDR displays. Its SDR picture was processed.</source>
        <translation>写真に HDR ディスプレイ用のゲインマップが含まれています。SDR の画像を処理しました。</translation>
    </message>
    <message>
        <source>The photo is transparent everywhere. Its transparency was ignored.</source>
        <translation>写真全体が透明です。透明度を無視しました。</translation>
    </message>
    <message>
        <source>The photo was cut out already. Its transparency was kept and no model was used.</source>
        <translation>写真はすでに切り抜かれています。透明度を保持し、モデルは使用しませんでした。</translation>
    </message>
    <message>
        <source>No subject was found.</source>
        <translation>被写体が見つかりませんでした。</translation>
    </message>
    <message>
        <source>Your correction was used.</source>
        <translation>修正が使用されました。</translation>
    </message>
    <message>
        <source>The image could not be rendered again. Its earlier result was kept.</source>
        <translation>画像を再レンダリングできませんでした。以前の結果は保持されています。</translation>
    </message>
    <message>
        <source>The subject was enlarged to fill the canvas.</source>
        <translation>キャンバスに合わせて被写体を拡大しました。</translation>
    </message>
    <message>
        <source>The photo&apos;s own shadow could not be kept.</source>
        <translation>写真の影を残せませんでした。</translation>
    </message>
    <message>
        <source>The quality was lowered to %1 so that the file fits.</source>
        <translation>ファイルサイズに収めるため、画質を %1 に下げました。</translation>
    </message>
    <message>
        <source>The result was reduced to %1 pixels so that the file fits.</source>
        <translation>ファイルサイズに収めるため、結果を %1 ピクセルに縮小しました。</translation>
    </message>
    <message>
        <source>%1 is not a preset.</source>
        <translation>%1 はプリセットではありません。</translation>
    </message>
    <message>
        <source>This version does not know these values of %1, which are left out: %2.</source>
        <translation>このバージョンは %1 の次の値に対応していないため、無視します: %2。</translation>
    </message>
    <message>
        <source>The preset of %1 cannot be used yet: %2</source>
        <translation>%1 のプリセットはまだ使用できません: %2</translation>
    </message>
    <message>
        <source>%1 cannot be used yet: %2</source>
        <translation>%1 はまだ使用できません: %2</translation>
    </message>
    <message>
        <source>%1 cannot be used: %2</source>
        <translation>%1 は使用できません: %2</translation>
    </message>
    <message>
        <source>The file contains %1 twice; the first one is used.</source>
        <translation>ファイルに %1 が 2 回含まれています。最初のものを使用します。</translation>
    </message>
    <message>
        <source>%1 cannot be stored: %2</source>
        <translation>%1 を保存できません: %2</translation>
    </message>
    <message>
        <source>%1 cannot be watched: it is not the full path of a folder here.</source>
        <translation>%1 を監視できません: このコンピューターのフォルダーの完全なパスではありません。</translation>
    </message>
    <message>
        <source>%1 cannot be watched: the folder does not exist on this computer.</source>
        <translation>%1 を監視できません: フォルダーがこのコンピューターにありません。</translation>
    </message>
    <message>
        <source>%1 cannot be watched: %2</source>
        <translation>%1 を監視できません: %2</translation>
    </message>
    <message>
        <source>%1 needs presets that are not here: %2. Import them from the same file.</source>
        <translation>%1 に必要なプリセットがありません: %2。同じファイルからインポートしてください。</translation>
    </message>
</context>
<context>
    <name>Facts</name>
    <message>
        <source>Status</source>
        <translation>状態</translation>
    </message>
    <message>
        <source>Outputs</source>
        <translation>出力</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>Notice</source>
        <translation>お知らせ</translation>
    </message>
    <message>
        <source>Original</source>
        <translation>元の画像</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>結果</translation>
    </message>
    <message>
        <source>Processing time</source>
        <translation>所要時間</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>デバイス</translation>
    </message>
    <message>
        <source>Original name</source>
        <translation>元の名前</translation>
    </message>
    <message>
        <source>From</source>
        <translation>元のファイル</translation>
    </message>
    <message>
        <source>To</source>
        <translation>保存先</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>画像</translation>
    </message>
    <message>
        <source>Options</source>
        <translation>オプション</translation>
    </message>
    <message>
        <source>Preset</source>
        <translation>プリセット</translation>
    </message>
    <message>
        <source>Destination</source>
        <translation>保存先</translation>
    </message>
    <message>
        <source>Added</source>
        <translation>追加</translation>
    </message>
    <message>
        <source>Started</source>
        <translation>開始</translation>
    </message>
    <message>
        <source>Finished</source>
        <translation>終了</translation>
    </message>
    <message>
        <source>Ignored</source>
        <translation>対象外</translation>
    </message>
</context>
<context>
    <name>Feedback</name>
    <message>
        <source>The queue resumes automatically when the problem is solved.</source>
        <translation>問題が解決すると、キューは自動的に再開します。</translation>
    </message>
    <message>
        <source>Retry now</source>
        <translation>今すぐ試す</translation>
    </message>
    <message>
        <source>Retrying…</source>
        <translation>再試行しています…</translation>
    </message>
    <message>
        <source>The queue is paused.</source>
        <translation>キューは一時停止中です。</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>再開</translation>
    </message>
    <message>
        <source>“%1” failed.</source>
        <translation>「%1」は失敗しました。</translation>
    </message>
    <message>
        <source>The other images are still processed.</source>
        <translation>ほかの画像は続行します。</translation>
    </message>
    <message>
        <source>Show failed images</source>
        <translation>失敗した画像を表示</translation>
    </message>
    <message numerus="yes">
        <source>%n interrupted image(s) will be processed again</source>
        <translation>
            <numerusform>中断された %n 枚の画像をやり直します</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n finished image(s) were kept</source>
        <translation>
            <numerusform>完了した %n 枚の画像は保持されました</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n image(s) failed after several crashes</source>
        <translation>
            <numerusform>%n 枚の画像が、何度かのクラッシュの後に失敗しました</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n unfinished file(s) were deleted</source>
        <translation>
            <numerusform>%n 個の未完成ファイルを削除しました</numerusform>
        </translation>
    </message>
    <message>
        <source>Rembg Desktop quit unexpectedly last time. Nothing was lost: %1.</source>
        <translation>前回 Rembg Desktop は予期せず終了しました。失われたものはありません: %1。</translation>
    </message>
    <message>
        <source>The queue file was damaged, so a new one was created. The old file was kept as %1.</source>
        <translation>キューのファイルが破損していたため、新しく作成しました。古いファイルは %1 として保存されています。</translation>
    </message>
    <message>
        <source>Use port %1</source>
        <translation>ポート %1 を使用</translation>
    </message>
    <message>
        <source>Settings…</source>
        <translation>設定…</translation>
    </message>
    <message>
        <source>The HTTP API is not available. %1</source>
        <translation>HTTP API を使用できません。%1</translation>
    </message>
    <message numerus="yes">
        <source>%n job(s) removed from the list. The results were kept.</source>
        <translation>
            <numerusform>%n 件のジョブをリストから削除しました。結果は残ります。</numerusform>
        </translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>元に戻す</translation>
    </message>
    <message numerus="yes">
        <source>%n result(s) moved to the trash.</source>
        <translation>
            <numerusform>%n 件の結果をごみ箱に移動しました。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n could not be moved.</source>
        <translation>
            <numerusform>%n 件は移動できませんでした。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln need(s) review</source>
        <translation>
            <numerusform>%Ln 件は要確認</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln fine</source>
        <translation>
            <numerusform>%Ln 件は問題なし</numerusform>
        </translation>
    </message>
    <message>
        <source>Review</source>
        <translation>確認</translation>
    </message>
    <message numerus="yes">
        <source>%Ln image(s) done</source>
        <translation>
            <numerusform>%Ln 枚の画像が完了</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n failed</source>
        <translation>
            <numerusform>%n 件失敗</numerusform>
        </translation>
    </message>
    <message>
        <source>Rembg Desktop has finished</source>
        <translation>Rembg Desktop の処理が完了しました</translation>
    </message>
</context>
<context>
    <name>FileGroup</name>
    <message>
        <source>File</source>
        <translation>ファイル</translation>
    </message>
    <message>
        <source>Use a white background</source>
        <translation>白い背景を使う</translation>
    </message>
    <message>
        <source>Quality</source>
        <translation>品質</translation>
    </message>
    <message>
        <source>&amp;Lossless</source>
        <translation>可逆圧縮(&amp;L)</translation>
    </message>
    <message>
        <source>No limit</source>
        <translation>制限なし</translation>
    </message>
    <message>
        <source>For example 500 KB or 2 MB. The quality is lowered until the file is not larger.</source>
        <translation>例: 500 KB、2 MB。ファイルがこれより大きくならないように画質を下げます。</translation>
    </message>
    <message>
        <source>Reduce pixels if needed</source>
        <translation>必要なら画素数を減らす</translation>
    </message>
    <message>
        <source>Before the quality falls below 60, the result gets fewer pixels. So do PNG and TIFF files.</source>
        <translation>画質が 60 を下回る前に画素数を減らします。PNG と TIFF も画素数を減らします。</translation>
    </message>
    <message>
        <source>Clipping path</source>
        <translation>クリッピングパス</translation>
    </message>
    <message>
        <source>A path around the subject, which Photoshop and layout programs use to hide the background.</source>
        <translation>被写体を囲むパス。Photoshop やレイアウトソフトが背景を隠すために使います。</translation>
    </message>
    <message>
        <source>Path 1</source>
        <translation>Path 1</translation>
    </message>
    <message>
        <source>Name of the clipping path</source>
        <translation>クリッピングパスの名前</translation>
    </message>
    <message>
        <source>Keep the whole photo</source>
        <translation>写真全体を残す</translation>
    </message>
    <message>
        <source>For retouchers: the background stays in the file. Only transparency or the path hides it.</source>
        <translation>レタッチ用：背景はファイルに残り、透明度またはパスだけで隠されます。</translation>
    </message>
    <message>
        <source>Keep camera metadata (E&amp;XIF)</source>
        <translation>カメラ情報を保持 (E&amp;XIF)</translation>
    </message>
    <message>
        <source>The color profile and resolution are always kept.</source>
        <translation>カラープロファイルと解像度は常に保持されます。</translation>
    </message>
    <message>
        <source>K&amp;eep file times</source>
        <translation>ファイルの日時を保持 (&amp;E)</translation>
    </message>
    <message>
        <source>Results get the dates of the photo&apos;s file. Otherwise, they get the time when they are saved.</source>
        <translation>結果のファイルに写真のファイルの日時を設定します。オフの場合は保存した日時になります。</translation>
    </message>
    <message>
        <source>Marketplaces ask for it. Otherwise, results keep the color profile of the photo.</source>
        <translation>マーケットプレイスが求めます。オフの場合、結果は写真のカラープロファイルを保持します。</translation>
    </message>
    <message>
        <source>Keep 16 bits per &amp;channel</source>
        <translation>1チャンネル16ビットを保持(&amp;C)</translation>
    </message>
    <message>
        <source>up to %1</source>
        <translation>最大 %1</translation>
    </message>
    <message>
        <source>Lossless files only get smaller with fewer pixels. Larger results fail.</source>
        <translation>可逆圧縮のファイルは画素数を減らさないと小さくなりません。大きい結果は失敗します。</translation>
    </message>
    <message>
        <source>Layers: the whole photo with a layer mask, and the background.</source>
        <translation>レイヤー：レイヤーマスク付きの写真全体と背景。</translation>
    </message>
    <message>
        <source>clipping path</source>
        <translation>クリッピングパス</translation>
    </message>
    <message>
        <source>whole photo</source>
        <translation>写真全体</translation>
    </message>
    <message>
        <source>F&amp;ormat</source>
        <translation>形式(&amp;O)</translation>
    </message>
    <message>
        <source>Qualit&amp;y</source>
        <translation>品質(&amp;Y)</translation>
    </message>
    <message>
        <source>Largest file si&amp;ze</source>
        <translation>ファイルの最大サイズ(&amp;Z)</translation>
    </message>
    <message>
        <source>lossless</source>
        <translation>可逆</translation>
    </message>
    <message>
        <source>Convert colors to sRGB</source>
        <translation>色を sRGB に変換</translation>
    </message>
    <message>
        <source>If a photo has 16 bits, its PNG, TIFF or PSD cutout has them too. The file is larger.</source>
        <translation>写真が 16 ビットなら、PNG、TIFF、PSD の切り抜きも 16 ビットになります。ファイルは大きくなります。</translation>
    </message>
    <message>
        <source>no camera metadata</source>
        <translation>カメラ情報なし</translation>
    </message>
    <message>
        <source>file times kept</source>
        <translation>ファイルの日時を保持</translation>
    </message>
    <message>
        <source>16 bits</source>
        <translation>16ビット</translation>
    </message>
</context>
<context>
    <name>FilterBar</name>
    <message>
        <source>Search</source>
        <translation>検索</translation>
    </message>
    <message>
        <source>Search the queue</source>
        <translation>キューを検索</translation>
    </message>
    <message>
        <source>All</source>
        <translation>すべて</translation>
    </message>
</context>
<context>
    <name>FolderList</name>
    <message>
        <source>Allowed &amp;folders</source>
        <translation>許可するフォルダー(&amp;F)</translation>
    </message>
    <message>
        <source>Programs can add photos from these folders by path, and save results there. Addresses such as s3://bucket/folder are used with your credentials.</source>
        <translation>プログラムは、これらのフォルダーの写真をパスで指定し、結果をそこに保存させることができます。s3://bucket/folder のようなアドレスには、あなたの認証情報が使われます。</translation>
    </message>
    <message>
        <source>Address in a store</source>
        <translation>リモートストレージのアドレス</translation>
    </message>
    <message>
        <source>Add address</source>
        <translation>アドレスを追加</translation>
    </message>
    <message>
        <source>Add folder…</source>
        <translation>フォルダーを追加…</translation>
    </message>
    <message>
        <source>Enter the address of a bucket or folder, such as s3://bucket/folder or gs://bucket.</source>
        <translation>バケットまたはフォルダーのアドレスを入力してください（例: s3://bucket/folder、gs://bucket）。</translation>
    </message>
    <message>
        <source>Allow folder</source>
        <translation>フォルダーを許可</translation>
    </message>
</context>
<context>
    <name>Following</name>
    <message>
        <source>The system refused to sleep or shut down.</source>
        <translation>システムがスリープまたはシャットダウンを拒否しました。</translation>
    </message>
</context>
<context>
    <name>Footer</name>
    <message>
        <source>Zoom: %1</source>
        <translation>ズーム: %1</translation>
    </message>
</context>
<context>
    <name>Formatting</name>
    <message>
        <source>Held</source>
        <translation>保留中</translation>
    </message>
    <message>
        <source>Pending</source>
        <translation>待機中</translation>
    </message>
    <message>
        <source>Processing</source>
        <translation>処理中</translation>
    </message>
    <message>
        <source>Completed</source>
        <translation>完了</translation>
    </message>
    <message>
        <source>Skipped</source>
        <translation>スキップ</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>失敗</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>キャンセル済み</translation>
    </message>
    <message>
        <source>%1%</source>
        <translation>%1%</translation>
    </message>
    <message>
        <source>To process earlier results again, include them in the settings under “Output”.</source>
        <translation>以前の結果をもう一度処理するには、設定の「出力」で含めるようにしてください。</translation>
    </message>
</context>
<context>
    <name>GeneralPage</name>
    <message>
        <source>General</source>
        <translation>一般</translation>
    </message>
    <message>
        <source>System default</source>
        <translation>システムに合わせる</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>ライト</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>ダーク</translation>
    </message>
    <message>
        <source>Show an icon in the system &amp;tray</source>
        <translation>システムトレイにアイコンを表示(&amp;T)</translation>
    </message>
    <message>
        <source>Show t&amp;ips for getting started</source>
        <translation>はじめての方へのヒントを表示(&amp;I)</translation>
    </message>
    <message>
        <source>&amp;Ask before closing while images are being processed</source>
        <translation>画像の処理中は閉じる前に確認(&amp;A)</translation>
    </message>
    <message>
        <source>The language changes after a restart.</source>
        <translation>言語は再起動後に変わります。</translation>
    </message>
    <message>
        <source>T&amp;heme</source>
        <translation>テーマ(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>言語(&amp;L)</translation>
    </message>
</context>
<context>
    <name>Header</name>
    <message>
        <source>Previous image (Page Up)</source>
        <translation>前の画像（Page Up）</translation>
    </message>
    <message>
        <source>Next image (Page Down)</source>
        <translation>次の画像（Page Down）</translation>
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
        <translation>監視フォルダーを追加</translation>
    </message>
    <message>
        <source>Change hot folder</source>
        <translation>監視フォルダーを変更</translation>
    </message>
    <message>
        <source>Hot folder</source>
        <translation>監視フォルダー</translation>
    </message>
    <message>
        <source>&amp;Folder</source>
        <translation>フォルダー(&amp;F)</translation>
    </message>
    <message>
        <source>Photos that are copied into this folder are processed as soon as they are complete.</source>
        <translation>このフォルダーにコピーされた写真は、完全になり次第処理されます。</translation>
    </message>
    <message>
        <source>Watch its s&amp;ubfolders, too</source>
        <translation>サブフォルダーも監視する(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Presets</source>
        <translation>プリセット(&amp;P)</translation>
    </message>
    <message>
        <source>Each chosen preset makes one result of every photo.</source>
        <translation>選んだプリセットごとに、写真 1 枚につき結果が 1 つ作られます。</translation>
    </message>
    <message>
        <source>Folder for the results</source>
        <translation>結果のフォルダー</translation>
    </message>
    <message>
        <source>“%1” in the hot folder</source>
        <translation>監視フォルダー内の「%1」</translation>
    </message>
    <message>
        <source>Folder for the &amp;results</source>
        <translation>結果のフォルダー(&amp;R)</translation>
    </message>
    <message>
        <source>Leave the photo where it is</source>
        <translation>写真をそのままにする</translation>
    </message>
    <message>
        <source>Move the photo to “Done”, “Failed” or “To check”</source>
        <translation>写真を「Done」「Failed」「To check」に移動する</translation>
    </message>
    <message>
        <source>Delete the photo once its results are saved</source>
        <translation>結果が保存されたら写真を削除する</translation>
    </message>
    <message>
        <source>&amp;After processing</source>
        <translation>処理の後(&amp;A)</translation>
    </message>
    <message>
        <source> s</source>
        <translation> 秒</translation>
    </message>
    <message>
        <source>&amp;Wait until a file is unchanged for</source>
        <translation>ファイルが変化しない時間(&amp;W)</translation>
    </message>
    <message>
        <source>Longer for slow networks. A file that is not complete waits anyway.</source>
        <translation>遅いネットワークでは長くします。不完全なファイルはいずれにしても待ちます。</translation>
    </message>
    <message>
        <source>Process the photos that are in the folder &amp;now</source>
        <translation>今フォルダーにある写真も処理する(&amp;N)</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>追加</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Choose at least one preset.</source>
        <translation>プリセットを 1 つ以上選んでください。</translation>
    </message>
    <message>
        <source>These are subfolders of the hot folder. No file is replaced there.</source>
        <translation>これらは監視フォルダーのサブフォルダーです。そこのファイルが置き換えられることはありません。</translation>
    </message>
    <message>
        <source>Photos that failed or need review stay where they are.</source>
        <translation>失敗した写真や確認が必要な写真はそのまま残ります。</translation>
    </message>
</context>
<context>
    <name>HotFolderSharing</name>
    <message>
        <source>Export hot folders</source>
        <translation>監視フォルダーをエクスポート</translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation>エクスポート(&amp;E)…</translation>
    </message>
    <message>
        <source>Import hot folders</source>
        <translation>監視フォルダーをインポート</translation>
    </message>
    <message>
        <source>&amp;Import</source>
        <translation>インポート(&amp;I)</translation>
    </message>
    <message>
        <source>Imported hot folders are off until you switch them on.</source>
        <translation>インポートした監視フォルダーは、オンにするまでオフのままです。</translation>
    </message>
    <message>
        <source>Hot folders (%1)</source>
        <translation>監視フォルダー (%1)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>すべてのファイル (*)</translation>
    </message>
</context>
<context>
    <name>HotFolderTable</name>
    <message>
        <source>Not complete yet: %1</source>
        <translation>まだ不完全: %1</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>オフ</translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) not complete yet</source>
        <translation>
            <numerusform>%Ln 個のファイルがまだ不完全</numerusform>
        </translation>
    </message>
    <message>
        <source>Watching</source>
        <translation>監視中</translation>
    </message>
    <message>
        <source>Hot folders</source>
        <translation>監視フォルダー</translation>
    </message>
    <message>
        <source>Space switches a folder on or off, Return changes it, Delete removes it, Insert adds one.</source>
        <translation>スペースでオンとオフを切り替え、Enter で変更、Delete で削除、Insert で追加します。</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>フォルダー</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状態</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完了</translation>
    </message>
    <message>
        <source>To check</source>
        <translation>要確認</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>失敗</translation>
    </message>
    <message>
        <source>Waiting</source>
        <comment>photos in the queue</comment>
        <translation>待機中</translation>
    </message>
    <message>
        <source>Last photo</source>
        <translation>最後の写真</translation>
    </message>
    <message>
        <source>Presets</source>
        <translation>プリセット</translation>
    </message>
</context>
<context>
    <name>HotFoldersPage</name>
    <message>
        <source>Hot folders</source>
        <translation>監視フォルダー</translation>
    </message>
    <message>
        <source>&amp;Add hot folder…</source>
        <translation>監視フォルダーを追加(&amp;A)…</translation>
    </message>
    <message>
        <source>&amp;Change…</source>
        <translation>変更(&amp;C)…</translation>
    </message>
    <message>
        <source>Remo&amp;ve</source>
        <translation>削除(&amp;V)</translation>
    </message>
    <message>
        <source>Open &amp;folder</source>
        <translation>フォルダーを開く(&amp;F)</translation>
    </message>
    <message>
        <source>Open &amp;results</source>
        <translation>結果を開く(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Import…</source>
        <translation>インポート(&amp;I)…</translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation>エクスポート(&amp;E)…</translation>
    </message>
    <message>
        <source>Add hot folder…</source>
        <translation>監視フォルダーを追加…</translation>
    </message>
    <message>
        <source>Remove hot folder</source>
        <translation>監視フォルダーを削除</translation>
    </message>
    <message>
        <source>Stop watching “%1”?</source>
        <translation>「%1」の監視をやめますか？</translation>
    </message>
    <message>
        <source>Its files and its jobs are kept.</source>
        <translation>中のファイルと、そこから作られたジョブは残ります。</translation>
    </message>
    <message>
        <source>Stop watching</source>
        <translation>監視をやめる</translation>
    </message>
    <message>
        <source>Results: %1</source>
        <translation>結果: %1</translation>
    </message>
    <message>
        <source>Copy photos into a hot folder, and find the results in another folder. Hot folders are watched while this window, “rembg-desktop run” or “rembg-desktop serve” is open.</source>
        <translation>写真を監視フォルダーにコピーすると、結果が別のフォルダーにできます。このウィンドウ、「rembg-desktop run」または「rembg-desktop serve」が動いている間、フォルダーは監視されます。</translation>
    </message>
</context>
<context>
    <name>HotFoldersSwitch</name>
    <message>
        <source>Hot folders</source>
        <translation>監視フォルダー</translation>
    </message>
</context>
<context>
    <name>ImagesModel</name>
    <message>
        <source>Image</source>
        <translation>画像</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>状態</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>メッセージ</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>処理前</translation>
    </message>
    <message>
        <source>After</source>
        <translation>処理後</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>時間</translation>
    </message>
</context>
<context>
    <name>ImagesTab</name>
    <message>
        <source>Images of the job</source>
        <translation>ジョブの画像</translation>
    </message>
</context>
<context>
    <name>ImportDialog</name>
    <message>
        <source>Import model</source>
        <translation>モデルをインポート</translation>
    </message>
    <message>
        <source>Sample photo without its background</source>
        <translation>背景を除いたサンプル写真</translation>
    </message>
    <message>
        <source>Trying the model</source>
        <translation>モデルを試しています</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>名前(&amp;N)</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>自動</translation>
    </message>
    <message>
        <source>&amp;Try again</source>
        <translation>もう一度試す(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Import</source>
        <translation>インポート(&amp;I)</translation>
    </message>
    <message>
        <source>How the model is used</source>
        <translation>モデルの使い方</translation>
    </message>
    <message>
        <source>&amp;Size</source>
        <translation>サイズ(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Mean</source>
        <translation>平均(&amp;M)</translation>
    </message>
    <message>
        <source>Standard &amp;deviation</source>
        <translation>標準偏差(&amp;D)</translation>
    </message>
    <message>
        <source>Pixel &amp;range</source>
        <translation>画素の範囲(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Layout</source>
        <translation>レイアウト(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Output</source>
        <translation>出力(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Activation</source>
        <translation>活性化関数(&amp;A)</translation>
    </message>
    <message>
        <source>In pixels, such as 1024 or 1024x768</source>
        <translation>画素数（例: 1024、1024x768）</translation>
    </message>
    <message>
        <source>Three numbers for red, green and blue, or one for all</source>
        <translation>赤、緑、青の 3 つの数値、またはすべてに共通の 1 つの数値</translation>
    </message>
    <message>
        <source>Enter numbers, separated by commas.</source>
        <translation>数値をコンマで区切って入力してください。</translation>
    </message>
    <message>
        <source>Trying the model on a sample photo…</source>
        <translation>サンプル写真でモデルを試しています…</translation>
    </message>
    <message>
        <source>%1 seconds and %2 of memory on the CPU of this computer</source>
        <translation>このコンピューターの CPU で %1 秒、メモリ %2</translation>
    </message>
    <message>
        <source>Automatic (%1)</source>
        <translation>自動（%1）</translation>
    </message>
    <message>
        <source>A model with this name already exists.</source>
        <translation>同じ名前のモデルがすでにあります。</translation>
    </message>
    <message>
        <source>Enter up to 64 letters, digits, dots, dashes and underscores.</source>
        <translation>64 文字以内の英数字、ピリオド、ハイフン、アンダースコアを入力してください。</translation>
    </message>
</context>
<context>
    <name>InspectorPanel</name>
    <message>
        <source>Details of the selection</source>
        <translation>選択項目の詳細</translation>
    </message>
    <message>
        <source>Summary</source>
        <translation>概要</translation>
    </message>
    <message>
        <source>Outputs</source>
        <translation>出力</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>画像</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>ログ</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>プレビュー</translation>
    </message>
    <message>
        <source>Select a job or an image to see its details.</source>
        <translation>ジョブまたは画像を選択すると、詳細が表示されます。</translation>
    </message>
    <message>
        <source>Copied: %1</source>
        <translation>コピーしました: %1</translation>
    </message>
    <message>
        <source>The log was copied to the clipboard.</source>
        <translation>ログをクリップボードにコピーしました。</translation>
    </message>
    <message>
        <source>Open result</source>
        <translation>結果を開く</translation>
    </message>
    <message>
        <source>Show result in folder</source>
        <translation>結果をフォルダーに表示</translation>
    </message>
    <message>
        <source>Copy result</source>
        <translation>結果をコピー</translation>
    </message>
    <message>
        <source>Repair…</source>
        <translation>修正…</translation>
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
        <translation>%1 ミリ秒</translation>
    </message>
    <message>
        <source>Read photo</source>
        <translation>写真を読み込む</translation>
    </message>
    <message>
        <source>Find subject</source>
        <translation>被写体を探す</translation>
    </message>
    <message>
        <source>Take the kept mask</source>
        <translation>保存済みマスクを使用</translation>
    </message>
    <message>
        <source>Closer look</source>
        <translation>拡大して確認</translation>
    </message>
    <message>
        <source>Second look</source>
        <translation>再確認</translation>
    </message>
    <message>
        <source>Refine edges</source>
        <translation>輪郭を整える</translation>
    </message>
    <message>
        <source>Compose</source>
        <translation>合成する</translation>
    </message>
    <message>
        <source>Write file</source>
        <translation>ファイルに書き込む</translation>
    </message>
    <message>
        <source>Move to destination</source>
        <translation>保存先へ移動</translation>
    </message>
    <message>
        <source>Wait for memory</source>
        <translation>メモリを待つ</translation>
    </message>
    <message>
        <source>sharp edges</source>
        <translation>シャープな輪郭</translation>
    </message>
    <message>
        <source>clean colors</source>
        <translation>色を補正</translation>
    </message>
    <message>
        <source>matting</source>
        <translation>マッティング</translation>
    </message>
    <message>
        <source>closer look</source>
        <translation>拡大して確認</translation>
    </message>
    <message>
        <source>mask cleanup</source>
        <translation>マスクの整理</translation>
    </message>
    <message>
        <source>mask only</source>
        <translation>マスクのみ</translation>
    </message>
    <message>
        <source>background %1</source>
        <translation>背景 %1</translation>
    </message>
    <message>
        <source>gradient</source>
        <translation>グラデーション</translation>
    </message>
    <message>
        <source>blurred background</source>
        <translation>ぼかした背景</translation>
    </message>
    <message>
        <source>background image</source>
        <translation>背景画像</translation>
    </message>
    <message>
        <source>trimmed</source>
        <translation>トリミング済み</translation>
    </message>
    <message>
        <source>16 bits</source>
        <translation>16ビット</translation>
    </message>
    <message>
        <source>shadow</source>
        <translation>影</translation>
    </message>
    <message>
        <source>Waiting to be processed</source>
        <translation>順番を待っています</translation>
    </message>
    <message>
        <source>Processing…</source>
        <translation>処理中…</translation>
    </message>
    <message>
        <source>This image failed</source>
        <translation>この画像は失敗しました</translation>
    </message>
    <message>
        <source>This image was cancelled</source>
        <translation>この画像はキャンセルされました</translation>
    </message>
</context>
<context>
    <name>Intake</name>
    <message>
        <source>Can&apos;t save the image as %1: %2.</source>
        <translation>画像を %1 として保存できませんでした: %2。</translation>
    </message>
    <message>
        <source>Free some disk space, or save the image to a file and add the file.</source>
        <translation>空き容量を増やすか、ご自分で画像を保存してからファイルを追加してください。</translation>
    </message>
</context>
<context>
    <name>JobActions</name>
    <message numerus="yes">
        <source>Move %n result(s) to the trash?</source>
        <translation>
            <numerusform>%n 件の結果をごみ箱に移動しますか？</numerusform>
        </translation>
    </message>
    <message>
        <source>Your original photos are not affected.</source>
        <translation>元の写真はそのまま残ります。</translation>
    </message>
    <message>
        <source>Move to trash</source>
        <translation>ごみ箱に移動</translation>
    </message>
</context>
<context>
    <name>LengthField</name>
    <message>
        <source>Unit: %1</source>
        <translation>単位: %1</translation>
    </message>
    <message>
        <source>pixels</source>
        <translation>ピクセル</translation>
    </message>
    <message>
        <source>percent</source>
        <translation>パーセント</translation>
    </message>
</context>
<context>
    <name>LogTab</name>
    <message>
        <source>Log</source>
        <translation>ログ</translation>
    </message>
    <message>
        <source>Copy log</source>
        <translation>ログをコピー</translation>
    </message>
</context>
<context>
    <name>LogText</name>
    <message>
        <source>Job %1: %2</source>
        <translation>ジョブ %1: %2</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>状態</translation>
    </message>
    <message>
        <source>Added</source>
        <translation>追加</translation>
    </message>
    <message>
        <source>Started</source>
        <translation>開始</translation>
    </message>
    <message>
        <source>Finished</source>
        <translation>終了</translation>
    </message>
    <message>
        <source>Destination</source>
        <translation>保存先</translation>
    </message>
    <message>
        <source>Options</source>
        <translation>オプション</translation>
    </message>
    <message>
        <source>Preset</source>
        <translation>プリセット</translation>
    </message>
    <message>
        <source>Other failed images</source>
        <translation>ほかの失敗した画像</translation>
    </message>
    <message>
        <source>Image %1: %2</source>
        <translation>画像 %1: %2</translation>
    </message>
    <message>
        <source>From</source>
        <translation>元のファイル</translation>
    </message>
    <message>
        <source>To</source>
        <translation>保存先</translation>
    </message>
    <message>
        <source>Attempts</source>
        <translation>試行回数</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>デバイス</translation>
    </message>
    <message>
        <source>Processing time</source>
        <translation>所要時間</translation>
    </message>
    <message>
        <source>Notice</source>
        <translation>お知らせ</translation>
    </message>
    <message>
        <source>Output %1: %2</source>
        <translation>出力 %1: %2</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>エラー</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>はい</translation>
    </message>
    <message>
        <source>no</source>
        <translation>いいえ</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Can&apos;t save the settings: %1.</source>
        <translation>設定を保存できませんでした: %1。</translation>
    </message>
    <message>
        <source>There is no result to open yet.</source>
        <translation>開ける結果がまだありません。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln image(s) added</source>
        <translation>
            <numerusform>%Ln 枚の画像を追加しました</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n other file(s) ignored</source>
        <translation>
            <numerusform>ほかの %n 個のファイルは対象外です</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Finishing %n image(s) before closing.</source>
        <translation>
            <numerusform>%n 枚の画像を完了してから、プログラムを閉じます。</numerusform>
        </translation>
    </message>
    <message>
        <source>Stop now</source>
        <translation>今すぐ停止</translation>
    </message>
</context>
<context>
    <name>ModelCard</name>
    <message>
        <source>Status</source>
        <translation>状態</translation>
    </message>
    <message>
        <source>Best for</source>
        <translation>用途</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>サイズ</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>速度</translation>
    </message>
    <message>
        <source>Input size</source>
        <translation>入力サイズ</translation>
    </message>
    <message>
        <source>License</source>
        <translation>ライセンス</translation>
    </message>
    <message>
        <source>Download</source>
        <translation>ダウンロード</translation>
    </message>
    <message>
        <source>&amp;Pause</source>
        <translation>一時停止(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Cancel download</source>
        <translation>ダウンロードを中止(&amp;C)</translation>
    </message>
    <message>
        <source>Verify &amp;file</source>
        <translation>ファイルを検査(&amp;F)</translation>
    </message>
    <message>
        <source>Verify the checksum of the file.</source>
        <translation>ファイル全体をチェックサムと照合します。</translation>
    </message>
    <message>
        <source>D&amp;elete…</source>
        <translation>削除(&amp;E)…</translation>
    </message>
    <message>
        <source>unknown, ask the author</source>
        <translation>不明（作者に確認してください）</translation>
    </message>
    <message>
        <source>%1 × %1 pixels</source>
        <translation>%1 × %1 ピクセル</translation>
    </message>
    <message>
        <source>Not for commercial use.</source>
        <translation>商用利用はできません。</translation>
    </message>
    <message>
        <source>Publisher website</source>
        <translation>公開元のページ</translation>
    </message>
    <message>
        <source>Connecting…</source>
        <translation>接続中…</translation>
    </message>
    <message>
        <source>Working…</source>
        <translation>処理中…</translation>
    </message>
    <message>
        <source>&amp;Resume</source>
        <translation>続行(&amp;G)</translation>
    </message>
    <message>
        <source>&amp;Download again</source>
        <translation>再ダウンロード(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Download</source>
        <translation>ダウンロード(&amp;D)</translation>
    </message>
</context>
<context>
    <name>ModelDescriptions</name>
    <message>
        <source>The small version of U²-Net. Included with the program.</source>
        <translation>U²-Net の小型版です。プログラムに付属しています。</translation>
    </message>
    <message>
        <source>The classic general-purpose model. More reliable than the small version.</source>
        <translation>定番の汎用モデルです。小型版より確実です。</translation>
    </message>
    <message>
        <source>Uses 1024 pixels instead of 320, which preserves thin parts and straight edges.</source>
        <translation>320 ピクセルではなく 1024 ピクセルで見るため、細い部分やまっすぐな輪郭が残ります。</translation>
    </message>
    <message>
        <source>The best general-purpose model that is free to use. Large, and slow without a graphics card.</source>
        <translation>自由に使える最良の汎用モデルです。サイズが大きく、グラフィックカードがないと低速です。</translation>
    </message>
    <message>
        <source>BiRefNet with a smaller backbone. Almost as good and much faster.</source>
        <translation>バックボーンの小さい BiRefNet。品質はほぼ同等で、かなり高速です。</translation>
    </message>
    <message>
        <source>BiRefNet trained on portraits. Good with hair.</source>
        <translation>ポートレートで学習した BiRefNet。髪の毛に忠実に沿います。</translation>
    </message>
    <message>
        <source>BiRefNet trained on the largest set of images.</source>
        <translation>最大の画像コレクションで学習した BiRefNet。</translation>
    </message>
    <message>
        <source>BiRefNet trained for dichotomous segmentation: fences, wheels, furniture.</source>
        <translation>二値セグメンテーション向けに学習した BiRefNet。柵、車輪、家具など。</translation>
    </message>
    <message>
        <source>BiRefNet trained for high-resolution salient object detection.</source>
        <translation>高解像度の目立つ物体向けに学習した BiRefNet。</translation>
    </message>
    <message>
        <source>BiRefNet trained to detect camouflaged objects.</source>
        <translation>カモフラージュした物体を検出するよう学習した BiRefNet です。</translation>
    </message>
    <message>
        <source>U²-Net with smaller weights.</source>
        <translation>重みの小さい U²-Net。</translation>
    </message>
    <message>
        <source>U²-Net trained on people. Ignores other objects.</source>
        <translation>人物で学習した U²-Net。ほかのものは除外します。</translation>
    </message>
    <message>
        <source>Detects upper-body, lower-body and full-body clothes, and keeps all of them.</source>
        <translation>上半身、下半身、全身の衣服を見つけます。3 つともまとめて残します。</translation>
    </message>
    <message>
        <source>IS-Net trained on anime characters.</source>
        <translation>アニメのキャラクターで学習した IS-Net。</translation>
    </message>
    <message>
        <source>Very good, but commercial use requires a license from BRIA.</source>
        <translation>非常に高品質ですが、BRIA のライセンスなしでは商用利用できません。</translation>
    </message>
    <message>
        <source>BiRefNet trained for matting: soft and translucent edges.</source>
        <translation>マッティング用に学習した BiRefNet。柔らかい縁や半透明の縁向け。</translation>
    </message>
    <message>
        <source>Uses 2048 pixels. Needs more than 20 GB of memory without a graphics card.</source>
        <translation>2048 画素を使用します。グラフィックカードがない場合は 20 GB を超えるメモリが必要です。</translation>
    </message>
    <message>
        <source>Matting with 2048 pixels. Needs more than 20 GB of memory without a graphics card.</source>
        <translation>2048 画素のマッティング。グラフィックカードがない場合は 20 GB を超えるメモリが必要です。</translation>
    </message>
    <message>
        <source>Refines the uncertain part of its own mask. Free for commercial use, unlike the full BEN2.</source>
        <translation>自身のマスクの不確かな部分を精細化します。完全版の BEN2 と違い、商用利用も無料です。</translation>
    </message>
    <message>
        <source>The same model in a file of half the size. Needs as much time and memory.</source>
        <translation>同じモデルで、ファイルサイズは半分です。処理時間とメモリは同じです。</translation>
    </message>
</context>
<context>
    <name>ModelDialog</name>
    <message>
        <source>Again with another model</source>
        <translation>別のモデルでやり直す</translation>
    </message>
    <message numerus="yes">
        <source>Run %Ln selected image(s) again with:</source>
        <translation>
            <numerusform>選択した %Ln 枚の画像を次のモデルでやり直す：</numerusform>
        </translation>
    </message>
    <message>
        <source>Model</source>
        <translation>モデル</translation>
    </message>
    <message>
        <source>The earlier results stay. You compare both and pick one; no file is replaced.</source>
        <translation>以前の結果は残ります。両方を比べて選べます。ファイルは置き換えられません。</translation>
    </message>
    <message>
        <source>No other model is installed. Download one first.</source>
        <translation>ほかのモデルはインストールされていません。先にダウンロードしてください。</translation>
    </message>
    <message>
        <source>Models…</source>
        <translation>モデル…</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>実行</translation>
    </message>
</context>
<context>
    <name>ModelList</name>
    <message>
        <source>Waiting</source>
        <translation>待機中</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>一時停止中</translation>
    </message>
    <message>
        <source>Working…</source>
        <translation>処理中…</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>失敗</translation>
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
        <translation>モデル</translation>
    </message>
    <message>
        <source>Models…</source>
        <translation>モデル…</translation>
    </message>
    <message>
        <source>Download and manage models</source>
        <translation>モデルのダウンロードと管理</translation>
    </message>
    <message>
        <source>Unknown model</source>
        <translation>不明なモデル</translation>
    </message>
    <message>
        <source>Download…</source>
        <translation>ダウンロード…</translation>
    </message>
</context>
<context>
    <name>ModelText</name>
    <message>
        <source>Included</source>
        <translation>付属</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>使用可能</translation>
    </message>
    <message>
        <source>Not downloaded</source>
        <translation>未ダウンロード</translation>
    </message>
    <message>
        <source>Damaged</source>
        <translation>破損</translation>
    </message>
    <message>
        <source>license unknown</source>
        <translation>ライセンス不明</translation>
    </message>
    <message>
        <source>%1, private use only</source>
        <translation>%1、個人利用のみ</translation>
    </message>
    <message>
        <source>very fast</source>
        <translation>とても速い</translation>
    </message>
    <message>
        <source>fast</source>
        <translation>速い</translation>
    </message>
    <message>
        <source>moderate</source>
        <translation>普通</translation>
    </message>
    <message>
        <source>slow</source>
        <translation>遅い</translation>
    </message>
    <message>
        <source>speed, clear subjects</source>
        <translation>速度重視、明瞭な被写体</translation>
    </message>
    <message>
        <source>general photos</source>
        <translation>一般的な写真</translation>
    </message>
    <message>
        <source>products, fine edges</source>
        <translation>商品、細かい輪郭</translation>
    </message>
    <message>
        <source>best quality</source>
        <translation>最高品質</translation>
    </message>
    <message>
        <source>quality at half the cost</source>
        <translation>半分の負荷で高品質</translation>
    </message>
    <message>
        <source>people, hair</source>
        <translation>人物、髪の毛</translation>
    </message>
    <message>
        <source>unusual subjects</source>
        <translation>珍しい被写体</translation>
    </message>
    <message>
        <source>thin structures</source>
        <translation>細い構造</translation>
    </message>
    <message>
        <source>large photos</source>
        <translation>大きな写真</translation>
    </message>
    <message>
        <source>camouflaged subjects</source>
        <translation>紛れた被写体</translation>
    </message>
    <message>
        <source>general photos, small download</source>
        <translation>一般的な写真、小さいダウンロード</translation>
    </message>
    <message>
        <source>people</source>
        <translation>人物</translation>
    </message>
    <message>
        <source>clothes worn by a person</source>
        <translation>人が着ている衣服</translation>
    </message>
    <message>
        <source>drawn characters</source>
        <translation>描かれたキャラクター</translation>
    </message>
    <message>
        <source>best quality, private use</source>
        <translation>最高品質、個人利用</translation>
    </message>
    <message>
        <source>hair, fur, glass</source>
        <translation>髪、毛皮、ガラス</translation>
    </message>
    <message>
        <source>fine detail in large photos</source>
        <translation>大きな写真の細部</translation>
    </message>
    <message>
        <source>hair and fur in large photos</source>
        <translation>大きな写真の髪と毛皮</translation>
    </message>
    <message>
        <source>fine edges</source>
        <translation>細かい縁</translation>
    </message>
    <message>
        <source>best quality, half the download</source>
        <translation>最高品質、ダウンロードは半分</translation>
    </message>
    <message>
        <source>quality with a small download</source>
        <translation>小さなダウンロードで高品質</translation>
    </message>
</context>
<context>
    <name>ModelsDialog</name>
    <message>
        <source>Models</source>
        <translation>モデル</translation>
    </message>
    <message>
        <source>&amp;Import file…</source>
        <translation>ファイルをインポート(&amp;I)…</translation>
    </message>
    <message>
        <source>&amp;Open folder</source>
        <translation>フォルダーを開く(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Sources…</source>
        <translation>取得元(&amp;S)…</translation>
    </message>
    <message>
        <source>Mirror and proxy for downloads</source>
        <translation>ダウンロード用のミラーとプロキシ</translation>
    </message>
    <message>
        <source>Not for commercial use</source>
        <translation>商用利用はできません</translation>
    </message>
    <message>
        <source>%1 is not licensed for commercial use.</source>
        <translation>%1 は商用利用できません。</translation>
    </message>
    <message>
        <source>Its license is %1. To sell the results or use them in advertising, get a license from the publisher first.</source>
        <translation>ライセンスは %1 です。結果を販売や広告に使う場合は、先に公開元からライセンスを取得してください。</translation>
    </message>
    <message>
        <source>Download for private use</source>
        <translation>個人利用としてダウンロード</translation>
    </message>
    <message>
        <source>Delete the model %1 from this computer?</source>
        <translation>モデル %1 をこのコンピューターから削除しますか？</translation>
    </message>
    <message>
        <source>Delete model</source>
        <translation>モデルを削除</translation>
    </message>
    <message>
        <source>You can download it again later.</source>
        <translation>もう一度ダウンロードできます。</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>削除</translation>
    </message>
    <message>
        <source>ONNX models</source>
        <translation>ONNX モデル</translation>
    </message>
    <message>
        <source>Import model</source>
        <translation>モデルをインポート</translation>
    </message>
    <message>
        <source>Importing %1…</source>
        <translation>%1 をインポート中…</translation>
    </message>
    <message>
        <source>The file is valid.</source>
        <translation>ファイルに問題はありません。</translation>
    </message>
</context>
<context>
    <name>NamesDialog</name>
    <message>
        <source>Names from a table</source>
        <translation>表から名前を取得</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>表</translation>
    </message>
    <message>
        <source>Tables (%1)</source>
        <translation>表 (%1)</translation>
    </message>
    <message>
        <source>Photos</source>
        <translation>写真</translation>
    </message>
    <message>
        <source>&amp;File name</source>
        <translation>ファイル名(&amp;F)</translation>
    </message>
    <message>
        <source>Photos and the names of their results</source>
        <translation>写真と結果の名前</translation>
    </message>
    <message>
        <source>&amp;Keep their names</source>
        <translation>元の名前のまま(&amp;K)</translation>
    </message>
    <message>
        <source>&amp;Leave them out</source>
        <translation>除外(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Read again</source>
        <translation>再読み込み(&amp;R)</translation>
    </message>
    <message>
        <source>Photos without a line:</source>
        <translation>行のない写真:</translation>
    </message>
    <message>
        <source>&amp;Table</source>
        <translation>表(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Photos</source>
        <translation>写真(&amp;P)</translation>
    </message>
    <message>
        <source>Use {stem}, {index} or a column of the table, such as {sku}.</source>
        <translation>{stem}、{index}、または {sku} のような表の列を使ってください。</translation>
    </message>
    <message>
        <source>Reading the table and searching for the photos…</source>
        <translation>表を読み込み、写真を検索しています…</translation>
    </message>
    <message>
        <source>Fields: %1. {stem} is the name in the table.</source>
        <translation>フィールド: %1。{stem} は表の名前です。</translation>
    </message>
    <message numerus="yes">
        <source>&amp;Rename %Ln image(s)</source>
        <translation>
            <numerusform>%Ln 枚の名前を変更(&amp;N)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>&amp;Add %Ln image(s)</source>
        <translation>
            <numerusform>%Ln 枚を追加(&amp;A)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln photo(s) with a name</source>
        <translation>
            <numerusform>名前のある写真 %Ln 枚</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln photo(s) without a line</source>
        <translation>
            <numerusform>行のない写真 %Ln 枚</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln line(s) without a photo</source>
        <translation>
            <numerusform>写真のない行 %Ln 件</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln line(s) that cannot be used</source>
        <translation>
            <numerusform>使えない行 %Ln 件</numerusform>
        </translation>
    </message>
    <message>
        <source>The table has no such column.</source>
        <translation>表にこの列はありません。</translation>
    </message>
    <message>
        <source>&amp;Add</source>
        <translation>追加(&amp;A)</translation>
    </message>
</context>
<context>
    <name>NamesIntake</name>
    <message>
        <source>Tables (%1)</source>
        <translation>表 (%1)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>すべてのファイル (*)</translation>
    </message>
    <message>
        <source>Names from a table</source>
        <translation>表から名前を取得</translation>
    </message>
    <message>
        <source>Several tables were received. Add one table at a time.</source>
        <translation>複数の表を受け取りました。一度に 1 つの表を追加してください。</translation>
    </message>
</context>
<context>
    <name>NamesModel</name>
    <message>
        <source>Photo</source>
        <translation>写真</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>結果</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>備考</translation>
    </message>
    <message>
        <source>there is no such photo</source>
        <translation>この写真はありません</translation>
    </message>
    <message>
        <source>No line in the table</source>
        <translation>表に行がありません</translation>
    </message>
    <message>
        <source>Left out</source>
        <translation>除外</translation>
    </message>
    <message>
        <source>The file exists and is kept</source>
        <translation>ファイルがあり、残されます</translation>
    </message>
    <message>
        <source>The file exists and is replaced</source>
        <translation>ファイルがあり、置き換えられます</translation>
    </message>
    <message>
        <source>The name is taken, so a number is added</source>
        <translation>名前は使用中のため、番号が付きます</translation>
    </message>
    <message>
        <source>Line %1: %2</source>
        <translation>%1 行目: %2</translation>
    </message>
    <message>
        <source>the source is empty</source>
        <translation>元の写真が空です</translation>
    </message>
    <message>
        <source>“%1” belongs to no column</source>
        <translation>「%1」に対応する列がありません</translation>
    </message>
    <message>
        <source>“%1” contains a slash; use the column folder</source>
        <translation>「%1」にスラッシュがあります。folder 列を使ってください</translation>
    </message>
    <message>
        <source>“%1” contains characters that a file name cannot have</source>
        <translation>「%1」にファイル名で使えない文字があります</translation>
    </message>
    <message>
        <source>“%1” is a reserved name on Windows</source>
        <translation>「%1」は Windows の予約名です</translation>
    </message>
    <message>
        <source>“%1” ends with a dot</source>
        <translation>「%1」の末尾が点です</translation>
    </message>
    <message>
        <source>“%1” is too long for a file name</source>
        <translation>「%1」はファイル名として長すぎます</translation>
    </message>
    <message>
        <source>the folder “%1” is outside the destination</source>
        <translation>フォルダー「%1」は保存先の外です</translation>
    </message>
    <message>
        <source>“%1” was rounded by a spreadsheet; format the column as text</source>
        <translation>「%1」は表計算ソフトで丸められています。列を文字列にしてください</translation>
    </message>
    <message>
        <source>“%1” is not a whole number</source>
        <translation>「%1」は整数ではありません</translation>
    </message>
    <message>
        <source>the column %1 is empty, but the name uses it</source>
        <translation>%1 列は空ですが、名前に使われています</translation>
    </message>
    <message>
        <source>“%1” already has line %2</source>
        <translation>「%1」には %2 行目があります</translation>
    </message>
    <message>
        <source>“%1” fits several photos: %2</source>
        <translation>「%1」に複数の写真が当てはまります: %2</translation>
    </message>
    <message>
        <source>there is no preset “%1”</source>
        <translation>プリセット「%1」はありません</translation>
    </message>
    <message>
        <source>No new name</source>
        <translation>新しい名前がありません</translation>
    </message>
    <message>
        <source>Same name as line %2</source>
        <translation>%2 行目と同じ名前</translation>
    </message>
    <message>
        <source>The results end with %2</source>
        <translation>結果の末尾は %2 です</translation>
    </message>
</context>
<context>
    <name>OptionReasons</name>
    <message>
        <source>JPEG does not support transparency. Choose a color or an image as the background.</source>
        <translation>JPEG は透明に対応していません。背景に色または画像を選んでください。</translation>
    </message>
    <message>
        <source>Enter a color such as #ffffff, or choose an image file.</source>
        <translation>#ffffff のような色を入力するか、画像ファイルを選んでください。</translation>
    </message>
    <message>
        <source>Enter a size such as 500 KB or 2 MB.</source>
        <translation>500 KB や 2 MB のようにサイズを入力してください。</translation>
    </message>
    <message>
        <source>Enter a short name, such as Path 1.</source>
        <translation>「パス 1」のような短い名前を入力してください。</translation>
    </message>
    <message>
        <source>Choose no background and no shadow, or PSD, where they are layers.</source>
        <translation>背景と影をなしにするか、それらがレイヤーになる PSD を選んでください。</translation>
    </message>
    <message>
        <source>A TIFF file with fewer pixels cannot keep the whole photo.</source>
        <translation>ピクセル数を減らした TIFF ファイルには写真全体を残せません。</translation>
    </message>
    <message>
        <source>A file name cannot contain any of these characters: %1</source>
        <translation>ファイル名に次の文字は使えません: %1</translation>
    </message>
    <message>
        <source>Use {stem} or {index}. Otherwise all results would have the same name.</source>
        <translation>{stem} または {index} を使ってください。使わないと、すべての結果が同じ名前になります。</translation>
    </message>
    <message>
        <source>Use text and the fields {stem}, {index}, {index:03}, {model}, {date} and {preset}.</source>
        <translation>文字と、フィールド {stem}、{index}、{index:03}、{model}、{date}、{preset} を使ってください。</translation>
    </message>
</context>
<context>
    <name>OptionsPanel</name>
    <message>
        <source>Options for new jobs</source>
        <translation>新しいジョブのオプション</translation>
    </message>
</context>
<context>
    <name>OriginList</name>
    <message>
        <source>Allowed &amp;web pages</source>
        <translation>許可するウェブページ(&amp;W)</translation>
    </message>
    <message>
        <source>Web pages from these origins can use the API from a browser. They still need the token.</source>
        <translation>これらのオリジンのウェブページは、ブラウザーから API を使用できます。その場合もトークンが必要です。</translation>
    </message>
    <message>
        <source>Origin of a web page</source>
        <translation>ウェブページのオリジン</translation>
    </message>
    <message>
        <source>Add origin</source>
        <translation>オリジンを追加</translation>
    </message>
    <message>
        <source>Enter an origin without a path, such as https://shop.example or http://localhost:8080.</source>
        <translation>パスを含まないオリジンを入力してください（例: https://shop.example、http://localhost:8080）。</translation>
    </message>
</context>
<context>
    <name>OutputList</name>
    <message>
        <source>Remove this output (Delete)</source>
        <translation>この出力を外す（Delete）</translation>
    </message>
    <message>
        <source>Outputs of every photo; the options of the selected one are shown</source>
        <translation>各写真の出力。選択中の出力のオプションが表示されます</translation>
    </message>
    <message>
        <source>%1 (edited)</source>
        <translation>%1（変更あり）</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) of every photo</source>
        <translation>
            <numerusform>写真 1 枚につき %n ファイル</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>OutputPage</name>
    <message>
        <source>Output</source>
        <translation>出力</translation>
    </message>
    <message>
        <source>Next to the photos</source>
        <translation>写真と同じ場所</translation>
    </message>
    <message>
        <source>In one folder</source>
        <translation>1 つのフォルダー</translation>
    </message>
    <message>
        <source>Destination folder</source>
        <translation>保存先フォルダー</translation>
    </message>
    <message>
        <source>Include &amp;subfolders</source>
        <translation>フォルダー内のサブフォルダーも含める(&amp;S)</translation>
    </message>
    <message>
        <source>Include &amp;earlier results</source>
        <translation>以前の結果も含める(&amp;E)</translation>
    </message>
    <message>
        <source>Also process results of this program and folders of earlier results when a folder is added.</source>
        <translation>フォルダーを追加するとき、このプログラムの結果と以前の結果のフォルダーも処理します。</translation>
    </message>
    <message>
        <source>Save &amp;results</source>
        <translation>結果の保存先(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Folder</source>
        <translation>フォルダー(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Preset at startup</source>
        <translation>起動時のプリセット(&amp;P)</translation>
    </message>
    <message>
        <source>In a “cutouts” folder next to each photo.</source>
        <translation>各写真の隣の「cutouts」フォルダーに保存します。</translation>
    </message>
    <message>
        <source>Choose a destination folder.</source>
        <translation>保存先フォルダーを選んでください。</translation>
    </message>
</context>
<context>
    <name>OutputText</name>
    <message>
        <source>%1 of %2 files completed</source>
        <translation>%2 ファイル中 %1 ファイル完了</translation>
    </message>
</context>
<context>
    <name>OutputsTab</name>
    <message>
        <source>Outputs of this image</source>
        <translation>この画像の出力</translation>
    </message>
    <message>
        <source>Preset</source>
        <translation>プリセット</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>状態</translation>
    </message>
    <message>
        <source>File</source>
        <translation>ファイル</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>サイズ</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>メッセージ</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>開く</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>フォルダーに表示</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>再試行</translation>
    </message>
    <message>
        <source>Make the files that are not finished; the others stay as they are.</source>
        <translation>まだ完了していないファイルを作ります。ほかのファイルはそのままです。</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>コピー</translation>
    </message>
</context>
<context>
    <name>PathField</name>
    <message>
        <source>No folder chosen</source>
        <translation>フォルダーが選択されていません</translation>
    </message>
    <message>
        <source>No file chosen</source>
        <translation>ファイルが選択されていません</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>選択…</translation>
    </message>
    <message>
        <source>Choose: %1</source>
        <translation>選択: %1</translation>
    </message>
</context>
<context>
    <name>PerformancePage</name>
    <message>
        <source>Performance</source>
        <translation>パフォーマンス</translation>
    </message>
    <message>
        <source>Automatic (%1)</source>
        <translation>自動 (%1)</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>自動</translation>
    </message>
    <message>
        <source>&amp;Stop if this device is not available</source>
        <translation>そのデバイスを使用できないときは停止(&amp;S)</translation>
    </message>
    <message>
        <source>Otherwise, the CPU is used instead.</source>
        <translation>オフの場合は、代わりにプロセッサーを使用します。</translation>
    </message>
    <message>
        <source>Automatic (%1 MB)</source>
        <translation>自動 (%1 MB)</translation>
    </message>
    <message>
        <source> MB</source>
        <translation> MB</translation>
    </message>
    <message>
        <source> megapixels</source>
        <translation> メガピクセル</translation>
    </message>
    <message>
        <source>No limit</source>
        <translation>制限なし</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>しない</translation>
    </message>
    <message>
        <source> seconds</source>
        <translation> 秒</translation>
    </message>
    <message>
        <source>&amp;Test run</source>
        <translation>テスト実行(&amp;T)</translation>
    </message>
    <message>
        <source>Result of the test run</source>
        <translation>テスト実行の結果</translation>
    </message>
    <message>
        <source>&amp;Device</source>
        <translation>デバイス(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;GPUs</source>
        <translation>GPU(&amp;G)</translation>
    </message>
    <message>
        <source>Numbers separated by commas, such as 0, 1. If empty, the first one is used.</source>
        <translation>コンマ区切りの番号（例: 0, 1）。空欄の場合は最初の GPU を使います。</translation>
    </message>
    <message>
        <source>Memory limit of each GP&amp;U</source>
        <translation>各 GPU のメモリ上限(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Images at a time</source>
        <translation>同時に処理する画像(&amp;I)</translation>
    </message>
    <message>
        <source>&amp;Memory limit</source>
        <translation>画像用のメモリ(&amp;M)</translation>
    </message>
    <message>
        <source>&amp;Largest image</source>
        <translation>最大の画像(&amp;L)</translation>
    </message>
    <message>
        <source>Larger images fail before they are decoded.</source>
        <translation>これより大きい画像は、デコードせずに失敗とします。</translation>
    </message>
    <message>
        <source>&amp;Free memory after being idle for</source>
        <translation>メモリを解放するまでの待機時間(&amp;F)</translation>
    </message>
    <message>
        <source>The model is loaded again for the next image.</source>
        <translation>次の画像ではモデルを再度読み込みます。</translation>
    </message>
    <message>
        <source>In use: %1.</source>
        <translation>使用中: %1。</translation>
    </message>
    <message>
        <source>Not available in this installation. The CPU will be used.</source>
        <translation>このインストールには含まれていません。プロセッサーを使用します。</translation>
    </message>
    <message>
        <source>Installed. A test run shows whether it works.</source>
        <translation>インストール済みです。動作するかどうかはテスト実行でわかります。</translation>
    </message>
    <message>
        <source>%1 is installed, but cannot be used: %2</source>
        <translation>%1 はインストールされていますが、使えません: %2</translation>
    </message>
    <message>
        <source>%1, not installed</source>
        <translation>%1（未インストール）</translation>
    </message>
    <message>
        <source>Running…</source>
        <translation>実行中…</translation>
    </message>
    <message>
        <source>%1: %2 s per image, %3 images per minute. Ready after %4 s.</source>
        <translation>%1: 画像 1 枚あたり %2 秒、1 分あたり %3 枚。%4 秒で準備完了。</translation>
    </message>
</context>
<context>
    <name>PickDialog</name>
    <message>
        <source>Pick the better result</source>
        <translation>良い方の結果を選ぶ</translation>
    </message>
    <message>
        <source>The other one is marked as rejected. Both files stay where they are.</source>
        <translation>もう一方は不採用になります。どちらのファイルもそのまま残ります。</translation>
    </message>
    <message>
        <source>Earlier result (←)</source>
        <translation>以前の結果 (←)</translation>
    </message>
    <message>
        <source>Accept both (B)</source>
        <translation>両方を採用 (B)</translation>
    </message>
    <message>
        <source>New result (→)</source>
        <translation>新しい結果 (→)</translation>
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
        <translation>名前と保存先</translation>
    </message>
    <message>
        <source>Insert field</source>
        <translation>フィールドを挿入</translation>
    </message>
    <message>
        <source>Insert a field into the file name</source>
        <translation>名前にフィールドを挿入</translation>
    </message>
    <message>
        <source>Next to the photos</source>
        <translation>写真と同じ場所</translation>
    </message>
    <message>
        <source>In one folder</source>
        <translation>1 つのフォルダー</translation>
    </message>
    <message>
        <source>Destination folder</source>
        <translation>保存先フォルダー</translation>
    </message>
    <message>
        <source>Keep both, add a number</source>
        <translation>両方残し、番号を付ける</translation>
    </message>
    <message>
        <source>Skip photo</source>
        <translation>写真をスキップ</translation>
    </message>
    <message>
        <source>Replace file</source>
        <translation>ファイルを置き換える</translation>
    </message>
    <message>
        <source>File &amp;name</source>
        <translation>ファイル名(&amp;N)</translation>
    </message>
    <message>
        <source>Destinat&amp;ion</source>
        <translation>保存先(&amp;I)</translation>
    </message>
    <message>
        <source>&amp;When a file exists</source>
        <translation>同名のファイルがあるとき(&amp;W)</translation>
    </message>
    <message>
        <source>Choose a destination folder.</source>
        <translation>保存先フォルダーを選んでください。</translation>
    </message>
    <message>
        <source>Or save them next to the photos.</source>
        <translation>または、写真と同じ場所に保存してください。</translation>
    </message>
    <message>
        <source>Example: %1</source>
        <translation>例: %1</translation>
    </message>
    <message>
        <source>Only in a table of names: %1</source>
        <translation>名前の表でのみ使用: %1</translation>
    </message>
    <message>
        <source>In a “cutouts” folder next to each photo.</source>
        <translation>各写真の隣の「cutouts」フォルダーに保存します。</translation>
    </message>
    <message>
        <source>The photo itself is never replaced.</source>
        <translation>写真自体が置き換えられることはありません。</translation>
    </message>
    <message>
        <source>Photo name</source>
        <translation>写真の名前</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>番号</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>モデル</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>日付</translation>
    </message>
    <message>
        <source>Preset</source>
        <translation>プリセット</translation>
    </message>
</context>
<context>
    <name>PresetBar</name>
    <message>
        <source>P&amp;reset</source>
        <translation>プリセット(&amp;R)</translation>
    </message>
    <message>
        <source>Edited</source>
        <translation>変更あり</translation>
    </message>
    <message>
        <source>The options differ from the preset.</source>
        <translation>オプションがプリセットと異なります。</translation>
    </message>
    <message>
        <source>Preset</source>
        <translation>プリセット</translation>
    </message>
    <message>
        <source>Check several presets (space bar in the list) to make several files of every photo.</source>
        <translation>複数のプリセットにチェックを入れると（一覧でスペースキー）、写真ごとに複数のファイルを作ります。</translation>
    </message>
    <message>
        <source>Custom options</source>
        <translation>独自のオプション</translation>
    </message>
    <message>
        <source>Save, rename or delete presets</source>
        <translation>プリセットの保存、名前の変更、削除</translation>
    </message>
    <message>
        <source>&amp;Save changes</source>
        <translation>変更を保存(&amp;S)</translation>
    </message>
    <message>
        <source>Save &amp;as new preset…</source>
        <translation>新しいプリセットとして保存(&amp;A)…</translation>
    </message>
    <message>
        <source>Re&amp;vert to preset</source>
        <translation>プリセットに戻す(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Rename…</source>
        <translation>名前を変更(&amp;R)…</translation>
    </message>
    <message>
        <source>&amp;Delete…</source>
        <translation>削除(&amp;D)…</translation>
    </message>
    <message>
        <source>&amp;Import…</source>
        <translation>インポート(&amp;I)…</translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation>エクスポート(&amp;E)…</translation>
    </message>
    <message>
        <source>Save preset</source>
        <translation>プリセットを保存</translation>
    </message>
    <message>
        <source>Name of the new preset:</source>
        <translation>新しいプリセットの名前:</translation>
    </message>
    <message>
        <source>New name of the preset:</source>
        <translation>プリセットの新しい名前:</translation>
    </message>
    <message>
        <source>Rename preset</source>
        <translation>プリセットの名前を変更</translation>
    </message>
    <message>
        <source>A preset named “%1” already exists. Replace it?</source>
        <translation>プリセット「%1」はすでにあります。置き換えますか？</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>置き換える</translation>
    </message>
    <message>
        <source>A preset with this name already exists.</source>
        <translation>その名前のプリセットはすでにあります。</translation>
    </message>
    <message>
        <source>Delete the preset “%1”?</source>
        <translation>プリセット「%1」を削除しますか？</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>削除</translation>
    </message>
    <message>
        <source>Presets</source>
        <translation>プリセット</translation>
    </message>
    <message>
        <source>Can&apos;t save the presets: %1.</source>
        <translation>プリセットを書き込めません: %1。</translation>
    </message>
</context>
<context>
    <name>PresetSharing</name>
    <message>
        <source>Export presets</source>
        <translation>プリセットをエクスポート</translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation>エクスポート(&amp;E)…</translation>
    </message>
    <message>
        <source>There are no presets of your own to export.</source>
        <translation>エクスポートできる独自のプリセットはありません。</translation>
    </message>
    <message>
        <source>Rule set</source>
        <translation>ルールセット</translation>
    </message>
    <message>
        <source>Import presets</source>
        <translation>プリセットをインポート</translation>
    </message>
    <message>
        <source>The file contains no presets and no rule sets.</source>
        <translation>ファイルにプリセットもルールセットもありません。</translation>
    </message>
    <message>
        <source>&amp;Import</source>
        <translation>インポート(&amp;I)</translation>
    </message>
    <message>
        <source>New</source>
        <translation>新規</translation>
    </message>
    <message>
        <source>Already here</source>
        <translation>すでにあります</translation>
    </message>
    <message>
        <source>Another one with this name exists</source>
        <translation>同じ名前のものがあります</translation>
    </message>
    <message>
        <source>This version cannot use it</source>
        <translation>このバージョンでは使えません</translation>
    </message>
    <message>
        <source>Presets (%1)</source>
        <translation>プリセット (%1)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>すべてのファイル (*)</translation>
    </message>
</context>
<context>
    <name>PresetText</name>
    <message>
        <source>Transparent PNG</source>
        <translation>透明な PNG</translation>
    </message>
    <message>
        <source>White shop picture</source>
        <translation>白背景の商品画像</translation>
    </message>
    <message>
        <source>Mask</source>
        <translation>マスク</translation>
    </message>
    <message>
        <source>WebP for the web</source>
        <translation>ウェブ用 WebP</translation>
    </message>
    <message>
        <source>Layers for retouching</source>
        <translation>レタッチ用レイヤー</translation>
    </message>
</context>
<context>
    <name>PreviewView</name>
    <message>
        <source>Preview</source>
        <translation>プレビュー</translation>
    </message>
    <message>
        <source>Select a photo to see a preview.</source>
        <translation>写真を選択するとプレビューが表示されます。</translation>
    </message>
    <message>
        <source>Updating…</source>
        <translation>更新中…</translation>
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
        <translation>キューの順序</translation>
    </message>
    <message>
        <source>Reset columns</source>
        <translation>列をリセット</translation>
    </message>
</context>
<context>
    <name>QueuePage</name>
    <message>
        <source>Queue</source>
        <translation>キュー</translation>
    </message>
    <message>
        <source>Do nothing</source>
        <translation>何もしない</translation>
    </message>
    <message>
        <source>Show a notification</source>
        <translation>通知を表示</translation>
    </message>
    <message>
        <source>Open the destination folder</source>
        <translation>保存先フォルダーを開く</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>終了</translation>
    </message>
    <message>
        <source>Put the computer to sleep</source>
        <translation>コンピューターをスリープ</translation>
    </message>
    <message>
        <source>Shut down the computer</source>
        <translation>コンピューターをシャットダウン</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>しない</translation>
    </message>
    <message>
        <source> days</source>
        <translation> 日</translation>
    </message>
    <message>
        <source> MB free</source>
        <translation> MB の空き</translation>
    </message>
    <message>
        <source>Pause while the computer is running on &amp;battery</source>
        <translation>バッテリー駆動中は一時停止(&amp;B)</translation>
    </message>
    <message>
        <source>&amp;When everything is done</source>
        <translation>すべて完了したとき(&amp;W)</translation>
    </message>
    <message>
        <source>&amp;Remove finished jobs from the list after</source>
        <translation>終了したジョブをリストから削除するまで(&amp;R)</translation>
    </message>
    <message>
        <source>Their results are kept.</source>
        <translation>結果はそのまま残ります。</translation>
    </message>
    <message>
        <source>Pause when the disk has &amp;less than</source>
        <translation>ディスクの空きがこれより少ないとき一時停止(&amp;L)</translation>
    </message>
    <message>
        <source>The queue resumes automatically when there is enough space.</source>
        <translation>空き容量が増えると、キューは自動的に再開します。</translation>
    </message>
    <message numerus="yes">
        <source>You can cancel this during a countdown of %n second(s).</source>
        <translation>
            <numerusform>実行前に %n 秒のカウントダウンがあり、キャンセルできます。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>QueueView</name>
    <message>
        <source>Queue</source>
        <translation>キュー</translation>
    </message>
</context>
<context>
    <name>RejectedFiles</name>
    <message>
        <source>Move rejected results to</source>
        <translation>不採用の結果の移動先</translation>
    </message>
    <message numerus="yes">
        <source>Move %Ln rejected result(s) to the trash?</source>
        <translation>
            <numerusform>不採用の結果 %Ln 件をごみ箱に移動しますか？</numerusform>
        </translation>
    </message>
    <message>
        <source>Your original photos are not affected, and neither are results that were changed since.</source>
        <translation>元の写真にも、その後に変更された結果にも影響しません。</translation>
    </message>
    <message>
        <source>Move to trash</source>
        <translation>ごみ箱に移動</translation>
    </message>
    <message>
        <source>The trash did not take it.</source>
        <translation>ごみ箱に移動できませんでした。</translation>
    </message>
    <message>
        <source>Moving rejected results: %1 of %2</source>
        <translation>不採用の結果を移動中：%1 / %2</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>中止</translation>
    </message>
    <message numerus="yes">
        <source>%Ln rejected result(s) moved.</source>
        <translation>
            <numerusform>不採用の結果を %Ln 件移動しました。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) were not moved.</source>
        <translation>
            <numerusform>%Ln 個のファイルは移動されませんでした。</numerusform>
        </translation>
    </message>
    <message>
        <source>Details…</source>
        <translation>詳細…</translation>
    </message>
    <message>
        <source>was changed after it was written</source>
        <translation>書き込み後に変更されています</translation>
    </message>
    <message>
        <source>is not there any more</source>
        <translation>すでにありません</translation>
    </message>
</context>
<context>
    <name>RepairActions</name>
    <message>
        <source>&amp;File</source>
        <translation>ファイル(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>編集(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;Tools</source>
        <translation>ツール(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>表示(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>ヘルプ(&amp;H)</translation>
    </message>
    <message>
        <source>Restore brush</source>
        <translation>復元ブラシ</translation>
    </message>
    <message>
        <source>Erase brush</source>
        <translation>消去ブラシ</translation>
    </message>
    <message>
        <source>Smart brush: subject</source>
        <translation>スマートブラシ: 被写体</translation>
    </message>
    <message>
        <source>Smart brush: background</source>
        <translation>スマートブラシ: 背景</translation>
    </message>
    <message>
        <source>Click a part</source>
        <translation>部分をクリック</translation>
    </message>
    <message>
        <source>Lasso</source>
        <translation>なげなわ</translation>
    </message>
    <message>
        <source>Polygon</source>
        <translation>多角形</translation>
    </message>
    <message>
        <source>Hair brush</source>
        <translation>髪ブラシ</translation>
    </message>
    <message>
        <source>Cutout on checkerboard</source>
        <translation>市松模様の上の切り抜き</translation>
    </message>
    <message>
        <source>Cutout on color</source>
        <translation>単色の上の切り抜き</translation>
    </message>
    <message>
        <source>Removed parts in red</source>
        <translation>削除部分を赤で表示</translation>
    </message>
    <message>
        <source>Mask only</source>
        <translation>マスクのみ</translation>
    </message>
    <message>
        <source>Original</source>
        <translation>元の画像</translation>
    </message>
    <message>
        <source>Original and cutout</source>
        <translation>元の画像と切り抜き</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Save and close</source>
        <translation>保存して閉じる</translation>
    </message>
    <message>
        <source>Save and next</source>
        <translation>保存して次へ</translation>
    </message>
    <message>
        <source>Export mask…</source>
        <translation>マスクを書き出す…</translation>
    </message>
    <message>
        <source>Import mask…</source>
        <translation>マスクを読み込む…</translation>
    </message>
    <message>
        <source>Apply adjustments to other images…</source>
        <translation>調整をほかの画像にも適用…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>閉じる</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>元に戻す</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>やり直す</translation>
    </message>
    <message>
        <source>Widen the outline</source>
        <translation>輪郭を広げる</translation>
    </message>
    <message>
        <source>Narrow the outline</source>
        <translation>輪郭を狭める</translation>
    </message>
    <message>
        <source>Reset to the model&apos;s mask</source>
        <translation>モデルのマスクに戻す</translation>
    </message>
    <message>
        <source>Swap keep and remove</source>
        <translation>保持と削除を切り替え</translation>
    </message>
    <message>
        <source>Smaller brush</source>
        <translation>ブラシを小さく</translation>
    </message>
    <message>
        <source>Larger brush</source>
        <translation>ブラシを大きく</translation>
    </message>
    <message>
        <source>Softer brush</source>
        <translation>ブラシを柔らかく</translation>
    </message>
    <message>
        <source>Harder brush</source>
        <translation>ブラシを硬く</translation>
    </message>
    <message>
        <source>Show the mask before the changes</source>
        <translation>変更前のマスクを表示</translation>
    </message>
    <message>
        <source>Choose color behind the cutout…</source>
        <translation>切り抜きの背景色を選択…</translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation>拡大</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>縮小</translation>
    </message>
    <message>
        <source>Fit in window</source>
        <translation>ウィンドウに合わせる</translation>
    </message>
    <message>
        <source>100% or fit</source>
        <translation>100% / 全体表示</translation>
    </message>
    <message>
        <source>Side panel</source>
        <translation>サイドパネル</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>キーボードショートカット</translation>
    </message>
</context>
<context>
    <name>RepairDialogs</name>
    <message>
        <source>Color behind the cutout</source>
        <translation>切り抜きの背景色</translation>
    </message>
    <message>
        <source>Export mask</source>
        <translation>マスクを書き出す</translation>
    </message>
    <message>
        <source>Import mask</source>
        <translation>マスクを読み込む</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>画像</translation>
    </message>
    <message>
        <source>All files</source>
        <translation>すべてのファイル</translation>
    </message>
    <message>
        <source>Apply to others</source>
        <translation>ほかの画像に適用</translation>
    </message>
    <message>
        <source>Edge, feather, smoothing, contrast, holes and parts are applied, but not strokes. The results are rendered again.</source>
        <translation>輪郭、ぼかし、滑らかさ、コントラスト、穴、部分が適用されます。ストロークは適用されません。結果は作り直されます。</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>適用</translation>
    </message>
    <message>
        <source>Saved. The result is up to date.</source>
        <translation>保存しました。結果は最新です。</translation>
    </message>
    <message>
        <source>Saved as %1, because %2 was changed by another program.</source>
        <translation>%2 が別のプログラムで変更されたため、%1 として保存しました。</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>閉じる</translation>
    </message>
    <message>
        <source>Save your changes before closing?</source>
        <translation>閉じる前に変更を保存しますか？</translation>
    </message>
    <message>
        <source>If you keep a draft, you can continue later. Until you save, the result does not change.</source>
        <translation>下書きを残すと、後で続けられます。保存するまで結果は変わりません。</translation>
    </message>
    <message>
        <source>Keep as draft</source>
        <translation>下書きとして残す</translation>
    </message>
</context>
<context>
    <name>RepairPanel</name>
    <message>
        <source>View</source>
        <translation>表示</translation>
    </message>
    <message>
        <source>Edge</source>
        <translation>輪郭</translation>
    </message>
    <message>
        <source>Move edge</source>
        <translation>輪郭を移動</translation>
    </message>
    <message>
        <source> px</source>
        <translation> px</translation>
    </message>
    <message>
        <source>Above 0 the subject becomes larger, below 0 smaller.</source>
        <translation>0 より大きいと被写体が広がり、小さいと狭まります。</translation>
    </message>
    <message>
        <source>Feather</source>
        <translation>ぼかし</translation>
    </message>
    <message>
        <source>Smooth</source>
        <translation>滑らかに</translation>
    </message>
    <message>
        <source>Contrast</source>
        <translation>コントラスト</translation>
    </message>
    <message>
        <source>Holes and parts</source>
        <translation>穴と部分</translation>
    </message>
    <message>
        <source>Fill holes up to</source>
        <translation>穴を埋める (上限)</translation>
    </message>
    <message>
        <source>Size of a hole compared with the subject</source>
        <translation>被写体に対する穴の大きさ</translation>
    </message>
    <message>
        <source>Remove parts below</source>
        <translation>小さい部分を削除 (未満)</translation>
    </message>
    <message>
        <source>Size of a part compared with the largest one</source>
        <translation>最大の部分に対する大きさ</translation>
    </message>
    <message>
        <source>Keep only the largest part</source>
        <translation>最大の部分だけを残す</translation>
    </message>
</context>
<context>
    <name>RepairSaving</name>
    <message>
        <source>The mask has %1 pixels, but the photo has %2.</source>
        <translation>マスクは %1 ピクセルですが、写真は %2 ピクセルです。</translation>
    </message>
    <message>
        <source>Export the mask here and edit that file.</source>
        <translation>ここでマスクを書き出し、そのファイルを編集してください。</translation>
    </message>
</context>
<context>
    <name>RepairWindow</name>
    <message>
        <source>Repair: %1</source>
        <translation>修正: %1</translation>
    </message>
    <message>
        <source>Loading the photo…</source>
        <translation>写真を読み込んでいます…</translation>
    </message>
    <message>
        <source>Your unsaved changes from last time were restored.</source>
        <translation>前回保存しなかった変更を復元しました。</translation>
    </message>
    <message>
        <source>Discard them</source>
        <translation>破棄</translation>
    </message>
    <message>
        <source>The draft can&apos;t be written: %1. Save, or free some disk space.</source>
        <translation>下書きを書き込めません: %1。保存するか、ディスクの空きを増やしてください。</translation>
    </message>
    <message>
        <source>Adjusting the mask…</source>
        <translation>マスクを調整しています…</translation>
    </message>
    <message>
        <source>This was the last image.</source>
        <translation>これが最後の画像でした。</translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>保存しています…</translation>
    </message>
    <message>
        <source>Saved. Rendering the result…</source>
        <translation>保存しました。結果を作成しています…</translation>
    </message>
    <message numerus="yes">
        <source>Apply these adjustments to %n other selected image(s)?</source>
        <translation>
            <numerusform>これらの調整を、選択したほかの %n 枚の画像に適用しますか？</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Adjustments applied to %n image(s).</source>
        <translation>
            <numerusform>調整を %n 枚の画像に適用しました。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n image(s) could not be changed.</source>
        <translation>
            <numerusform>%n 枚の画像は変更できませんでした。</numerusform>
        </translation>
    </message>
    <message>
        <source>Mask exported.</source>
        <translation>マスクを書き出しました。</translation>
    </message>
    <message>
        <source>Reading the mask…</source>
        <translation>マスクを読み込んでいます…</translation>
    </message>
</context>
<context>
    <name>RequestsModel</name>
    <message>
        <source>Time</source>
        <translation>時間</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>メソッド</translation>
    </message>
    <message>
        <source>Path</source>
        <translation>パス</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>状態</translation>
    </message>
</context>
<context>
    <name>RequestsTable</name>
    <message>
        <source>Recent requests</source>
        <translation>最近のリクエスト</translation>
    </message>
    <message>
        <source>No requests yet.</source>
        <translation>リクエストはまだありません。</translation>
    </message>
    <message>
        <source>Recent re&amp;quests</source>
        <translation>最近のリクエスト(&amp;Q)</translation>
    </message>
</context>
<context>
    <name>ResultView</name>
    <message>
        <source>Result</source>
        <translation>結果</translation>
    </message>
    <message>
        <source>Zoom with the mouse wheel, + or −; Z switches between the whole image and 100%. Hold the space bar to see the original, or tap it to switch.</source>
        <translation>マウスホイール、+、− で拡大・縮小します。Z で全体表示と 100% を切り替えます。スペースキーを押している間は元の写真を表示し、軽く押すと切り替わります。</translation>
    </message>
</context>
<context>
    <name>ReviewBar</name>
    <message>
        <source>Contact sheet (Esc)</source>
        <translation>一覧表示 (Esc)</translation>
    </message>
    <message>
        <source>Single result (Return)</source>
        <translation>1 件ずつ表示 (Return)</translation>
    </message>
    <message>
        <source>Size of the pictures</source>
        <translation>画像の大きさ</translation>
    </message>
    <message>
        <source>Size of the pictures (Ctrl and mouse wheel)</source>
        <translation>画像の大きさ（Ctrl とマウスホイール）</translation>
    </message>
    <message>
        <source>More</source>
        <translation>その他</translation>
    </message>
    <message>
        <source>Checkerboard behind the cutout (1)</source>
        <translation>切り抜きの下を市松模様にする (1)</translation>
    </message>
    <message>
        <source>White behind the cutout (2)</source>
        <translation>切り抜きの下を白にする (2)</translation>
    </message>
    <message>
        <source>Black behind the cutout (3)</source>
        <translation>切り抜きの下を黒にする (3)</translation>
    </message>
    <message>
        <source>Gray behind the cutout (4)</source>
        <translation>切り抜きの下を灰色にする (4)</translation>
    </message>
    <message>
        <source>Green behind the cutout (5)</source>
        <translation>切り抜きの下を緑にする (5)</translation>
    </message>
    <message numerus="yes">
        <source>%Ln result(s)</source>
        <translation>
            <numerusform>%Ln 件の結果</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln selected</source>
        <translation>
            <numerusform>%Ln 件を選択中</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReviewFilterBar</name>
    <message>
        <source>Needs review</source>
        <translation>要確認</translation>
    </message>
    <message>
        <source>All</source>
        <translation>すべて</translation>
    </message>
    <message>
        <source>Accepted</source>
        <translation>採用</translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation>不採用</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>失敗</translation>
    </message>
    <message>
        <source>Job</source>
        <translation>ジョブ</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>並び順</translation>
    </message>
    <message>
        <source>Most uncertain first</source>
        <translation>不確かな順</translation>
    </message>
    <message>
        <source>Order of the jobs</source>
        <translation>ジョブの順</translation>
    </message>
</context>
<context>
    <name>ReviewPage</name>
    <message>
        <source>Results</source>
        <translation>結果</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>確認</translation>
    </message>
    <message>
        <source>Few: only results that are very likely wrong</source>
        <translation>少なめ：誤りの可能性が非常に高い結果のみ</translation>
    </message>
    <message>
        <source>Usual</source>
        <translation>標準</translation>
    </message>
    <message>
        <source>Many: also results that are probably right</source>
        <translation>多め：おそらく正しい結果も含む</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>しない</translation>
    </message>
    <message>
        <source>For uncertain results</source>
        <translation>不確かな結果のみ</translation>
    </message>
    <message>
        <source>Always (three times per photo)</source>
        <translation>常に（写真ごとに3回）</translation>
    </message>
    <message>
        <source>Keep no masks</source>
        <translation>マスクを保存しない</translation>
    </message>
    <message>
        <source>A photo whose mask is kept is processed again without the model.</source>
        <translation>マスクが保存されている写真は、モデルなしで再処理されます。</translation>
    </message>
    <message>
        <source> MB</source>
        <translation> MB</translation>
    </message>
    <message>
        <source>&amp;Clear kept masks</source>
        <translation>保存済みマスクを消去(&amp;C)</translation>
    </message>
    <message>
        <source>Size of the kept masks</source>
        <translation>保存済みマスクのサイズ</translation>
    </message>
    <message>
        <source>&amp;Results that need review</source>
        <translation>確認が必要な結果(&amp;R)</translation>
    </message>
    <message>
        <source>Applies to images that are processed from now on.</source>
        <translation>これから処理する画像に適用されます。</translation>
    </message>
    <message>
        <source>&amp;Second look</source>
        <translation>再確認(&amp;S)</translation>
    </message>
    <message>
        <source>Runs the model again on a changed copy and compares. It finds more errors and takes time.</source>
        <translation>変更したコピーでモデルを再実行して比較します。より多くの誤りが見つかりますが、時間がかかります。</translation>
    </message>
    <message>
        <source>&amp;Disk space for kept masks</source>
        <translation>保存済みマスクのディスク容量(&amp;D)</translation>
    </message>
    <message>
        <source>%1 in use</source>
        <translation>%1 使用中</translation>
    </message>
    <message>
        <source>No masks are kept.</source>
        <translation>保存済みマスクはありません。</translation>
    </message>
</context>
<context>
    <name>ReviewSwitch</name>
    <message>
        <source>Review</source>
        <translation>確認</translation>
    </message>
    <message numerus="yes">
        <source>%Ln need(s) review</source>
        <translation>
            <numerusform>%Ln 件は要確認</numerusform>
        </translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>キュー</translation>
    </message>
</context>
<context>
    <name>ReviewText</name>
    <message>
        <source>Not reviewed</source>
        <translation>未確認</translation>
    </message>
    <message>
        <source>Needs review</source>
        <translation>要確認</translation>
    </message>
    <message>
        <source>Accepted</source>
        <translation>採用</translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation>不採用</translation>
    </message>
    <message>
        <source>The outline is unclear in large parts.</source>
        <translation>輪郭の広い範囲がはっきりしません。</translation>
    </message>
    <message>
        <source>The cutout consists of several parts.</source>
        <translation>切り抜きが複数の部分に分かれています。</translation>
    </message>
    <message>
        <source>The subject touches the border of the photo.</source>
        <translation>被写体が写真の端に接しています。</translation>
    </message>
    <message>
        <source>The subject is very small.</source>
        <translation>被写体がとても小さいです。</translation>
    </message>
    <message>
        <source>No subject was found.</source>
        <translation>被写体が見つかりませんでした。</translation>
    </message>
    <message>
        <source>Almost nothing was removed.</source>
        <translation>ほとんど何も取り除かれていません。</translation>
    </message>
    <message>
        <source>The subject has holes.</source>
        <translation>被写体に穴があります。</translation>
    </message>
    <message>
        <source>A second look gave a different outline.</source>
        <translation>もう一度調べると輪郭が異なりました。</translation>
    </message>
    <message>
        <source>Uncertainty: %1</source>
        <translation>不確かさ：%1</translation>
    </message>
    <message>
        <source>The repair is not saved yet.</source>
        <translation>修正はまだ保存されていません。</translation>
    </message>
</context>
<context>
    <name>RuleText</name>
    <message>
        <source>A frame in one color</source>
        <translation>単色の枠</translation>
    </message>
    <message>
        <source>About {quality}</source>
        <translation>約 {quality}</translation>
    </message>
    <message>
        <source>At least {pixels} pixels on the longer side</source>
        <translation>長辺が {pixels} ピクセル以上</translation>
    </message>
    <message>
        <source>At least {pixels} pixels on the shorter side</source>
        <translation>短辺が {pixels} ピクセル以上</translation>
    </message>
    <message>
        <source>At least {width} x {height} pixels</source>
        <translation>{width} x {height} ピクセル以上</translation>
    </message>
    <message>
        <source>At most {bits} bits per channel</source>
        <translation>1 チャンネルあたり {bits} ビット以下</translation>
    </message>
    <message>
        <source>At most {megapixels} megapixels</source>
        <translation>{megapixels} メガピクセル以下</translation>
    </message>
    <message>
        <source>At most {pixels} pixels on the longer side</source>
        <translation>長辺が {pixels} ピクセル以下</translation>
    </message>
    <message>
        <source>At most {size}</source>
        <translation>{size} 以下</translation>
    </message>
    <message>
        <source>At most {width} x {height} pixels</source>
        <translation>{width} x {height} ピクセル以下</translation>
    </message>
    <message>
        <source>Background pure white (255, 255, 255) or transparent</source>
        <translation>背景が純白 (255, 255, 255) または透明</translation>
    </message>
    <message>
        <source>Background pure white (255, 255, 255) up to the border</source>
        <translation>背景が端まで純白 (255, 255, 255)</translation>
    </message>
    <message>
        <source>bottom</source>
        <translation>下</translation>
    </message>
    <message>
        <source>broken</source>
        <translation>違反</translation>
    </message>
    <message>
        <source>Color space sRGB</source>
        <translation>色空間が sRGB</translation>
    </message>
    <message>
        <source>Convert it to sRGB.</source>
        <translation>sRGB に変換してください。</translation>
    </message>
    <message>
        <source>Cut off: {sides}</source>
        <translation>切れている辺: {sides}</translation>
    </message>
    <message>
        <source>Enlarged at most {times} times</source>
        <translation>拡大は {times} 倍以下</translation>
    </message>
    <message>
        <source>Enlarged {times} times</source>
        <translation>{times} 倍に拡大</translation>
    </message>
    <message>
        <source>File</source>
        <translation>ファイル</translation>
    </message>
    <message>
        <source>File format {formats}</source>
        <translation>ファイル形式 {formats}</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>検出</translation>
    </message>
    <message>
        <source>held</source>
        <translation>適合</translation>
    </message>
    <message>
        <source>JPEG quality of at least {quality}</source>
        <translation>JPEG の品質が {quality} 以上</translation>
    </message>
    <message>
        <source>left</source>
        <translation>左</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>レベル</translation>
    </message>
    <message>
        <source>Make it again as {formats}.</source>
        <translation>{formats} で作り直してください。</translation>
    </message>
    <message>
        <source>Make it again on a canvas of at least {width} x {height} pixels.</source>
        <translation>{width} x {height} ピクセル以上のキャンバスで作り直してください。</translation>
    </message>
    <message>
        <source>Make it again on a canvas of at most {width} x {height} pixels.</source>
        <translation>{width} x {height} ピクセル以下のキャンバスで作り直してください。</translation>
    </message>
    <message>
        <source>Make it again on a canvas with the ratio {ratio}.</source>
        <translation>比率が {ratio} のキャンバスで作り直してください。</translation>
    </message>
    <message>
        <source>Make it again on a larger canvas, from a photo that is large enough.</source>
        <translation>十分に大きい写真から、より大きいキャンバスで作り直してください。</translation>
    </message>
    <message>
        <source>Make it again on a smaller canvas.</source>
        <translation>より小さいキャンバスで作り直してください。</translation>
    </message>
    <message>
        <source>Make it again with a depth of 8.</source>
        <translation>1 チャンネル 8 ビットで作り直してください。</translation>
    </message>
    <message>
        <source>Make it again with a lower quality, or on a smaller canvas.</source>
        <translation>品質を下げるか、より小さいキャンバスで作り直してください。</translation>
    </message>
    <message>
        <source>Make it again with a quality of at least {quality}.</source>
        <translation>{quality} 以上の品質で作り直してください。</translation>
    </message>
    <message>
        <source>Make it again with more padding.</source>
        <translation>内側の余白を増やして作り直してください。</translation>
    </message>
    <message>
        <source>Make it again with padding or a margin, or take a wider photo.</source>
        <translation>余白を付けて作り直すか、より広い写真を撮ってください。</translation>
    </message>
    <message>
        <source>Make it again with the background #ffffff.</source>
        <translation>背景 #ffffff で作り直してください。</translation>
    </message>
    <message>
        <source>Make it again with trimming and less padding.</source>
        <translation>トリミングし、内側の余白を減らして作り直してください。</translation>
    </message>
    <message>
        <source>Make it again without a shadow.</source>
        <translation>影なしで作り直してください。</translation>
    </message>
    <message>
        <source>More than 8 bits per channel</source>
        <translation>1 チャンネル 8 ビット超</translation>
    </message>
    <message>
        <source>Name the file with the {kind} of the product.</source>
        <translation>商品の {kind} をファイル名にしてください。</translation>
    </message>
    <message>
        <source>No drawn border</source>
        <translation>描かれた枠がない</translation>
    </message>
    <message>
        <source>No frame</source>
        <translation>枠なし</translation>
    </message>
    <message>
        <source>No profile, which means sRGB</source>
        <translation>プロファイルなし (sRGB とみなす)</translation>
    </message>
    <message>
        <source>No shadow</source>
        <translation>影がない</translation>
    </message>
    <message>
        <source>No transparent border</source>
        <translation>端が透明でない</translation>
    </message>
    <message>
        <source>None found</source>
        <translation>見つからない</translation>
    </message>
    <message>
        <source>Not a JPEG file</source>
        <translation>JPEG ファイルではない</translation>
    </message>
    <message>
        <source>not checkable</source>
        <translation>チェック不可</translation>
    </message>
    <message>
        <source>Not cut off</source>
        <translation>切れていない</translation>
    </message>
    <message>
        <source>Not enlarged</source>
        <translation>拡大なし</translation>
    </message>
    <message>
        <source>Not transparent</source>
        <translation>透明でない</translation>
    </message>
    <message>
        <source>Nothing differs from the background.</source>
        <translation>背景と異なるものがありません。</translation>
    </message>
    <message>
        <source>On {share} of the picture</source>
        <translation>画像の {share} にある</translation>
    </message>
    <message>
        <source>Only a person can see that.</source>
        <translation>人の目でしか確認できません。</translation>
    </message>
    <message>
        <source>Profile {profile}</source>
        <translation>プロファイル {profile}</translation>
    </message>
    <message>
        <source>Pure white</source>
        <translation>純白</translation>
    </message>
    <message>
        <source>recommended</source>
        <translation>推奨</translation>
    </message>
    <message>
        <source>Remove the background, and save it as PNG or WebP.</source>
        <translation>背景を削除し、PNG または WebP で保存してください。</translation>
    </message>
    <message>
        <source>Remove the background.</source>
        <translation>背景を削除してください。</translation>
    </message>
    <message>
        <source>Remove the frame.</source>
        <translation>枠を取り除いてください。</translation>
    </message>
    <message>
        <source>Rename it so that it ends with {ending}.</source>
        <translation>末尾が {ending} になるように名前を変更してください。</translation>
    </message>
    <message>
        <source>Rename it to {name}.</source>
        <translation>名前を {name} に変更してください。</translation>
    </message>
    <message>
        <source>required</source>
        <translation>必須</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>結果</translation>
    </message>
    <message>
        <source>right</source>
        <translation>右</translation>
    </message>
    <message>
        <source>Rule</source>
        <translation>ルール</translation>
    </message>
    <message>
        <source>Rule set</source>
        <translation>ルールセット</translation>
    </message>
    <message>
        <source>Take a larger photo, or make it again on a smaller canvas.</source>
        <translation>より大きい写真を使うか、より小さいキャンバスで作り直してください。</translation>
    </message>
    <message>
        <source>The background is not plain, so the subject cannot be told from it.</source>
        <translation>背景が単色でないため、被写体と区別できません。</translation>
    </message>
    <message>
        <source>The background is {color}</source>
        <translation>背景は {color}</translation>
    </message>
    <message>
        <source>The border has different colors</source>
        <translation>端の色が一定でない</translation>
    </message>
    <message>
        <source>The ending matches the content</source>
        <translation>拡張子が内容と一致</translation>
    </message>
    <message>
        <source>The file can be read</source>
        <translation>ファイルを読み取れる</translation>
    </message>
    <message>
        <source>The file does not tell how much it was enlarged. Check it with its source.</source>
        <translation>拡大率はファイルからは分かりません。元の写真と一緒にチェックしてください。</translation>
    </message>
    <message>
        <source>The file does not tell its quality.</source>
        <translation>品質はファイルからは分かりません。</translation>
    </message>
    <message>
        <source>The file name is a {kind} with its check digit</source>
        <translation>ファイル名がチェックデジット付きの {kind}</translation>
    </message>
    <message>
        <source>The subject fills at least {share} of the frame</source>
        <translation>被写体が画面の {share} 以上を占める</translation>
    </message>
    <message>
        <source>The subject fills at most {share} of the frame</source>
        <translation>被写体が画面の {share} 以下を占める</translation>
    </message>
    <message>
        <source>The subject is not cut off at the border</source>
        <translation>被写体が端で切れていない</translation>
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
        <translation>透明な背景</translation>
    </message>
    <message>
        <source>What to do</source>
        <translation>対処方法</translation>
    </message>
    <message>
        <source>Width to height {ratio}</source>
        <translation>幅と高さの比 {ratio}</translation>
    </message>
    <message>
        <source>{bits} bits per channel</source>
        <translation>1 チャンネル {bits} ビット</translation>
    </message>
    <message>
        <source>{ending}, the content is {format}</source>
        <translation>{ending}、内容は {format}</translation>
    </message>
    <message>
        <source>{held} of {total} files hold all required rules.</source>
        <translation>{total} 件中 {held} 件が必須のルールをすべて守っています。</translation>
    </message>
    <message>
        <source>{megapixels} megapixels</source>
        <translation>{megapixels} メガピクセル</translation>
    </message>
    <message>
        <source>{name} has the check digit {found} instead of {wanted}</source>
        <translation>{name} のチェックデジットは {found} ですが、正しくは {wanted} です</translation>
    </message>
    <message>
        <source>{name} has {count} digits</source>
        <translation>{name} は {count} 桁</translation>
    </message>
    <message>
        <source>{name} is not a number</source>
        <translation>{name} は番号ではありません</translation>
    </message>
    <message>
        <source>{share} of the background is not pure white (down to {color})</source>
        <translation>背景の {share} が純白でない (最も暗い色 {color})</translation>
    </message>
    <message>
        <source>{share} of the border is not pure white (down to {color})</source>
        <translation>端の {share} が純白でない (最も暗い色 {color})</translation>
    </message>
    <message>
        <source>{width} x {height} pixels</source>
        <translation>{width} x {height} ピクセル</translation>
    </message>
    <message>
        <source>{width} x {height} pixels, {ratio}</source>
        <translation>{width} x {height} ピクセル、{ratio}</translation>
    </message>
</context>
<context>
    <name>SearchField</name>
    <message>
        <source>Search</source>
        <translation>検索</translation>
    </message>
    <message>
        <source>Search for file names</source>
        <translation>ファイル名を検索</translation>
    </message>
</context>
<context>
    <name>Section</name>
    <message>
        <source>expanded</source>
        <translation>開いています</translation>
    </message>
    <message>
        <source>collapsed</source>
        <translation>閉じています</translation>
    </message>
</context>
<context>
    <name>SettingsDialog</name>
    <message>
        <source>Settings</source>
        <translation>設定</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>ページ</translation>
    </message>
</context>
<context>
    <name>ShadowGroup</name>
    <message>
        <source>Shadow</source>
        <translation>影</translation>
    </message>
    <message>
        <source>None</source>
        <translation>なし</translation>
    </message>
    <message>
        <source>Drop shadow</source>
        <translation>ドロップシャドウ</translation>
    </message>
    <message>
        <source>Contact shadow</source>
        <translation>接地影</translation>
    </message>
    <message>
        <source>Floating</source>
        <translation>浮遊</translation>
    </message>
    <message>
        <source>Reflection</source>
        <translation>反射</translation>
    </message>
    <message>
        <source>Keep the photo&apos;s own</source>
        <translation>写真の影を残す</translation>
    </message>
    <message>
        <source>Direction</source>
        <translation>方向</translation>
    </message>
    <message>
        <source>Distance</source>
        <translation>距離</translation>
    </message>
    <message>
        <source>Softness</source>
        <translation>柔らかさ</translation>
    </message>
    <message>
        <source>Opacity</source>
        <translation>不透明度</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>種類</translation>
    </message>
    <message>
        <source>0° is up, 90° right, 180° down.</source>
        <translation>0°は上、90°は右、180°は下です。</translation>
    </message>
    <message>
        <source>A thin shadow where the subject stands.</source>
        <translation>被写体が接地する部分の細い影です。</translation>
    </message>
    <message>
        <source>A soft spot on the ground below the subject.</source>
        <translation>被写体の下の地面に落ちる柔らかい影です。</translation>
    </message>
    <message>
        <source>As if the subject stood on a shiny surface.</source>
        <translation>光沢のある面に置いたように見えます。</translation>
    </message>
    <message>
        <source>Only if the background of the photo is light and even.</source>
        <translation>写真の背景が明るく均一な場合だけです。</translation>
    </message>
    <message>
        <source>A mask has no shadow.</source>
        <translation>マスクに影はありません。</translation>
    </message>
    <message>
        <source>Height</source>
        <translation>高さ</translation>
    </message>
    <message>
        <source>Gap</source>
        <translation>間隔</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>長さ</translation>
    </message>
    <message>
        <source>Percent of the subject&apos;s longer side</source>
        <translation>被写体の長辺に対する割合</translation>
    </message>
</context>
<context>
    <name>SharedItemsDialog</name>
    <message>
        <source>Name</source>
        <translation>名前</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状態</translation>
    </message>
    <message>
        <source>If another one with this name exists</source>
        <translation>同じ名前のものがある場合</translation>
    </message>
    <message>
        <source>&amp;Keep the existing one</source>
        <translation>既存のものを残す(&amp;K)</translation>
    </message>
    <message>
        <source>&amp;Replace it</source>
        <translation>置き換える(&amp;R)</translation>
    </message>
    <message>
        <source>Keep &amp;both</source>
        <translation>両方を残す(&amp;B)</translation>
    </message>
</context>
<context>
    <name>ShortcutsDialog</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>キーボードショートカット</translation>
    </message>
    <message>
        <source>Search for a command or key</source>
        <translation>コマンドまたはキーを検索</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>検索</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>コマンド</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>キー</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>その他</translation>
    </message>
</context>
<context>
    <name>SidePanel</name>
    <message>
        <source>Options and inspector</source>
        <translation>オプションとインスペクター</translation>
    </message>
    <message>
        <source>Options</source>
        <translation>オプション</translation>
    </message>
    <message>
        <source>Inspector</source>
        <translation>インスペクター</translation>
    </message>
</context>
<context>
    <name>SingleView</name>
    <message>
        <source>Filmstrip</source>
        <translation>フィルムストリップ</translation>
    </message>
</context>
<context>
    <name>SizeGroup</name>
    <message>
        <source>Size</source>
        <translation>サイズ</translation>
    </message>
    <message>
        <source>&amp;Trim to the subject</source>
        <translation>被写体に合わせてトリミング(&amp;T)</translation>
    </message>
    <message>
        <source>Margin</source>
        <translation>余白</translation>
    </message>
    <message>
        <source>Same as photo</source>
        <translation>写真と同じ</translation>
    </message>
    <message>
        <source>Custom size…</source>
        <translation>独自のサイズ…</translation>
    </message>
    <message>
        <source>Canvas width in pixels</source>
        <translation>キャンバスの幅（ピクセル）</translation>
    </message>
    <message>
        <source>Canvas height in pixels</source>
        <translation>キャンバスの高さ（ピクセル）</translation>
    </message>
    <message>
        <source>Padding</source>
        <translation>内側の余白</translation>
    </message>
    <message>
        <source>Centered</source>
        <translation>中央</translation>
    </message>
    <message>
        <source>At the bottom</source>
        <translation>下端</translation>
    </message>
    <message>
        <source>Space below</source>
        <translation>下の余白</translation>
    </message>
    <message>
        <source>Center by weight</source>
        <translation>見た目の重心で中央に</translation>
    </message>
    <message>
        <source>Centers what looks like the middle, instead of the middle between the outermost points.</source>
        <translation>外端どうしの中点ではなく、見た目の中心を中央に置きます。</translation>
    </message>
    <message>
        <source>Same scale for a whole folder</source>
        <translation>フォルダー全体で同じ縮尺</translation>
    </message>
    <message>
        <source>All photos of a folder are measured first. Then they get one scale, and stand on one line.</source>
        <translation>最初にフォルダー内のすべての写真を測り、同じ縮尺と同じ基準線にそろえます。</translation>
    </message>
    <message>
        <source>&amp;Margin</source>
        <translation>周囲の余白(&amp;M)</translation>
    </message>
    <message>
        <source>C&amp;anvas</source>
        <translation>キャンバス(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Padding</source>
        <translation>内側の余白(&amp;P)</translation>
    </message>
    <message>
        <source>Vertical position</source>
        <translation>縦の位置</translation>
    </message>
    <message>
        <source>The subject is scaled to fit and centered.</source>
        <translation>被写体は大きさを合わせて中央に配置されます。</translation>
    </message>
    <message>
        <source>The subject is scaled to fit.</source>
        <translation>被写体はキャンバスに合わせて拡大・縮小されます。</translation>
    </message>
    <message>
        <source>Trimmed</source>
        <translation>トリミング済み</translation>
    </message>
    <message>
        <source>at the bottom</source>
        <translation>下端</translation>
    </message>
    <message>
        <source>same scale</source>
        <translation>同じ縮尺</translation>
    </message>
    <message>
        <source>The preview shows the photo alone.</source>
        <translation>プレビューは写真を単独で表示します。</translation>
    </message>
</context>
<context>
    <name>SourceDialog</name>
    <message>
        <source>Model sources</source>
        <translation>モデルの取得元</translation>
    </message>
    <message>
        <source>&amp;Mirror</source>
        <translation>ミラー(&amp;M)</translation>
    </message>
    <message>
        <source>URL of a server with the model files. Leave empty to use the one of the publisher.</source>
        <translation>モデルのファイルがあるアドレス。空欄なら公開元のものを使います。</translation>
    </message>
    <message>
        <source>&amp;Proxy</source>
        <translation>プロキシ(&amp;P)</translation>
    </message>
    <message>
        <source>Leave empty to use the system proxy, if any.</source>
        <translation>空欄なら、システムのプロキシがあれば使います。</translation>
    </message>
    <message>
        <source>Enter a URL that starts with http:// or https://.</source>
        <translation>http:// または https:// で始まるアドレスを入力してください。</translation>
    </message>
</context>
<context>
    <name>StatusLine</name>
    <message>
        <source>Ready</source>
        <translation>準備完了</translation>
    </message>
    <message>
        <source>%1 images/min</source>
        <translation>%1 枚/分</translation>
    </message>
    <message>
        <source>about %1 left</source>
        <translation>残り約 %1</translation>
    </message>
    <message>
        <source>%1 free</source>
        <translation>空き %1</translation>
    </message>
    <message>
        <source>HTTP API: %1</source>
        <translation>HTTP API: %1</translation>
    </message>
    <message>
        <source>Waiting: %1</source>
        <translation>待機中: %1</translation>
    </message>
    <message numerus="yes">
        <source>Paused, %Ln image(s) waiting</source>
        <translation>
            <numerusform>一時停止中、%Ln 枚の画像が待機中</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln image(s) left</source>
        <translation>
            <numerusform>残り %Ln 枚</numerusform>
        </translation>
    </message>
    <message>
        <source>Processing · %1</source>
        <translation>処理中 · %1</translation>
    </message>
    <message numerus="yes">
        <source>Starting, %Ln image(s) waiting</source>
        <translation>
            <numerusform>起動中、%Ln 枚の画像が待機中</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln image(s) waiting</source>
        <translation>
            <numerusform>%Ln 枚の画像が待機中</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Done, %Ln image(s) failed</source>
        <translation>
            <numerusform>完了、%Ln 枚の画像が失敗</numerusform>
        </translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完了</translation>
    </message>
</context>
<context>
    <name>SummaryTab</name>
    <message>
        <source>Summary</source>
        <translation>概要</translation>
    </message>
    <message>
        <source>Image</source>
        <translation>画像</translation>
    </message>
    <message>
        <source>Job</source>
        <translation>ジョブ</translation>
    </message>
</context>
<context>
    <name>TipsBar</name>
    <message>
        <source>Tips</source>
        <translation>ヒント</translation>
    </message>
    <message>
        <source>Drop photos or folders anywhere on this window.</source>
        <translation>写真やフォルダーは、このウィンドウのどこにでもドロップできます。</translation>
    </message>
    <message>
        <source>You can also drop images from a browser, or paste them from the clipboard.</source>
        <translation>ブラウザーから画像をドロップしたり、クリップボードから貼り付けたりすることもできます。</translation>
    </message>
    <message>
        <source>Choose a preset in the side panel before you add photos.</source>
        <translation>写真を追加する前に、横のパネルでプリセットを選びます。</translation>
    </message>
    <message>
        <source>Each job keeps the options it was added with.</source>
        <translation>各ジョブには、追加したときのオプションが保持されます。</translation>
    </message>
    <message>
        <source>You can leave at any time: everything you add is saved.</source>
        <translation>席を離れても大丈夫です。追加したものはすべて保持されます。</translation>
    </message>
    <message>
        <source>After a restart, or even a power failure, the queue continues where it stopped.</source>
        <translation>再起動後も、停電の後でさえ、キューは続きから再開します。</translation>
    </message>
    <message>
        <source>Fine hair or tricky subjects? Try another model.</source>
        <translation>細かい髪の毛や難しい被写体には、別のモデルをお試しください。</translation>
    </message>
    <message>
        <source>Larger models are slower but more accurate. Download them once, then work offline.</source>
        <translation>大きいモデルほど低速ですが、正確です。一度ダウンロードすれば、オフラインで使えます。</translation>
    </message>
    <message>
        <source>Stop showing tips</source>
        <translation>今後ヒントを表示しない</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>Got it</source>
        <translation>わかりました</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>次へ</translation>
    </message>
</context>
<context>
    <name>TokenSection</name>
    <message>
        <source>Token</source>
        <translation>トークン</translation>
    </message>
    <message>
        <source>&amp;Renew…</source>
        <translation>更新(&amp;R)…</translation>
    </message>
    <message>
        <source>Renew the token</source>
        <translation>トークンを更新</translation>
    </message>
    <message>
        <source>Programs send it as “Authorization: Bearer TOKEN”. Keep it secret, like a password.</source>
        <translation>各プログラムは「Authorization: Bearer TOKEN」として送信します。パスワードと同様に管理してください。</translation>
    </message>
    <message>
        <source>&amp;Token</source>
        <translation>トークン(&amp;T)</translation>
    </message>
    <message>
        <source>Shell example</source>
        <translation>シェルの例</translation>
    </message>
    <message>
        <source>&amp;Example</source>
        <translation>例(&amp;E)</translation>
    </message>
    <message>
        <source>Hide</source>
        <translation>隠す</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>表示</translation>
    </message>
    <message>
        <source>Hide the token</source>
        <translation>トークンを隠す</translation>
    </message>
    <message>
        <source>Show the token</source>
        <translation>トークンを表示</translation>
    </message>
    <message>
        <source>Create a new token?</source>
        <translation>新しいトークンを作成しますか？</translation>
    </message>
    <message>
        <source>The current token stops working. You must enter the new one in every program that uses it.</source>
        <translation>現在のトークンは使えなくなります。使用しているすべてのプログラムに新しいトークンを入力してください。</translation>
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
        <translation>サイズ</translation>
    </message>
    <message>
        <source> px</source>
        <translation> px</translation>
    </message>
    <message>
        <source>Mouse wheel, or [ and ]</source>
        <translation>マウスホイール、または [ と ]</translation>
    </message>
    <message>
        <source>Hardness</source>
        <translation>硬さ</translation>
    </message>
    <message>
        <source>Shift+[ and Shift+]</source>
        <translation>Shift+[ と Shift+]</translation>
    </message>
    <message>
        <source>Opacity</source>
        <translation>不透明度</translation>
    </message>
    <message>
        <source>Keep inside</source>
        <translation>内側を残す</translation>
    </message>
    <message>
        <source>Remove inside</source>
        <translation>内側を削除</translation>
    </message>
    <message>
        <source>Remove part</source>
        <translation>部分を削除</translation>
    </message>
    <message>
        <source>Keep part</source>
        <translation>部分を残す</translation>
    </message>
    <message>
        <source>Fill hole</source>
        <translation>穴を埋める</translation>
    </message>
    <message>
        <source>Keep only this</source>
        <translation>これだけ残す</translation>
    </message>
</context>
<context>
    <name>Transfers</name>
    <message>
        <source>Can&apos;t write to the models folder: %1.</source>
        <translation>モデルのフォルダーを変更できません: %1。</translation>
    </message>
    <message>
        <source>Check its permissions and the free disk space.</source>
        <translation>アクセス権とディスクの空き容量を確認してください。</translation>
    </message>
</context>
<context>
    <name>Tray</name>
    <message>
        <source>Show Rembg Desktop</source>
        <translation>Rembg Desktop を表示</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>一時停止</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>終了</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>再開</translation>
    </message>
</context>
<context>
    <name>TypedList</name>
    <message>
        <source>Add</source>
        <translation>追加</translation>
    </message>
</context>
<context>
    <name>ViewBar</name>
    <message>
        <source>Compare with a divider</source>
        <translation>仕切りで比較</translation>
    </message>
    <message>
        <source>Compare side by side</source>
        <translation>並べて比較</translation>
    </message>
    <message>
        <source>Hold to see the original (space bar)</source>
        <translation>押している間、元の画像を表示（スペースキー）</translation>
    </message>
    <message>
        <source>Checkerboard behind the cutout</source>
        <translation>切り抜きの下を市松模様にする</translation>
    </message>
    <message>
        <source>White behind the cutout</source>
        <translation>切り抜きの下を白にする</translation>
    </message>
    <message>
        <source>Dark behind the cutout</source>
        <translation>切り抜きの下を暗くする</translation>
    </message>
    <message>
        <source>Custom color behind the cutout (click again to choose)</source>
        <translation>切り抜きの下を独自の色にする（もう一度押すと色を選択）</translation>
    </message>
    <message>
        <source>A trimmed result has a different shape from its original, so both are shown side by side</source>
        <translation>トリミングした結果は元の画像と形が異なるため、並べて表示します</translation>
    </message>
    <message>
        <source>Color behind the cutout</source>
        <translation>切り抜きの下の色</translation>
    </message>
</context>
<context>
    <name>WhenDoneActions</name>
    <message>
        <source>Rembg Desktop will quit in %1 seconds</source>
        <translation>Rembg Desktop は %1 秒後に終了します</translation>
    </message>
    <message>
        <source>The computer will go to sleep in %1 seconds</source>
        <translation>コンピューターは %1 秒後にスリープします</translation>
    </message>
    <message>
        <source>The computer will shut down in %1 seconds</source>
        <translation>コンピューターは %1 秒後にシャットダウンします</translation>
    </message>
</context>
<context>
    <name>WorkersTable</name>
    <message>
        <source>Open the das&amp;hboard</source>
        <translation>ダッシュボードを開く(&amp;H)</translation>
    </message>
    <message>
        <source>Worker</source>
        <translation>ワーカー</translation>
    </message>
    <message>
        <source>Images per minute</source>
        <translation>毎分の画像数</translation>
    </message>
    <message>
        <source>Image</source>
        <translation>画像</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>デバイス</translation>
    </message>
    <message>
        <source>Workers</source>
        <translation>ワーカー</translation>
    </message>
    <message>
        <source>Last problems</source>
        <translation>最近の問題</translation>
    </message>
    <message>
        <source>Wor&amp;kers</source>
        <translation>ワーカー(&amp;K)</translation>
    </message>
    <message>
        <source>Not in use. It starts when you click OK or Apply.</source>
        <translation>使用していません。[OK] または [適用] をクリックすると開始します。</translation>
    </message>
    <message>
        <source>%1 does not answer.</source>
        <translation>%1 が応答しません。</translation>
    </message>
    <message>
        <source>Connected to %1; %2 of %3 workers can be used.</source>
        <translation>%1 に接続済み。%3 台中 %2 台のワーカーが使えます。</translation>
    </message>
</context>
<context>
    <name>Workspace</name>
    <message>
        <source>No matching jobs. Press Esc to show all.</source>
        <translation>一致するジョブはありません。Esc を押すとすべて表示します。</translation>
    </message>
</context>
<context>
    <name>ZoomBar</name>
    <message>
        <source>Zoom out (−)</source>
        <translation>縮小 (−)</translation>
    </message>
    <message>
        <source>Zoom in (+)</source>
        <translation>拡大 (+)</translation>
    </message>
    <message>
        <source>Zoom</source>
        <translation>ズーム</translation>
    </message>
    <message>
        <source>Fit (0)</source>
        <translation>全体を表示 (0)</translation>
    </message>
    <message>
        <source>Actual pixels (1)</source>
        <translation>実際のピクセル (1)</translation>
    </message>
    <message>
        <source>Drag the result from here into another program</source>
        <translation>ここから結果を別のプログラムにドラッグ</translation>
    </message>
    <message>
        <source>Copy result</source>
        <translation>結果をコピー</translation>
    </message>
    <message>
        <source>Open result</source>
        <translation>結果を開く</translation>
    </message>
    <message>
        <source>Show result in folder</source>
        <translation>結果をフォルダーに表示</translation>
    </message>
    <message>
        <source>Zoom: %1</source>
        <translation>ズーム: %1</translation>
    </message>
</context>
<context>
    <name>_Counts</name>
    <message numerus="yes">
        <source>%n image(s)</source>
        <translation>
            <numerusform>%n 枚の画像</numerusform>
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
            <numerusform>%n 分</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s)</source>
        <translation>
            <numerusform>%n 時間</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n 日</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n failed</source>
        <translation>
            <numerusform>%n 件失敗</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) ignored</source>
        <translation>
            <numerusform>%n 個のファイルは対象外</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n preset(s)</source>
        <translation>
            <numerusform>プリセット %n 件</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s)</source>
        <translation>
            <numerusform>%n 個のファイル</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n non-image file(s)</source>
        <translation>
            <numerusform>画像以外のファイル %n 個</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n unreadable file(s)</source>
        <translation>
            <numerusform>読み取れないファイル %n 個</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n earlier result(s)</source>
        <translation>
            <numerusform>以前の結果 %n 個</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n link(s) to the same file</source>
        <translation>
            <numerusform>同じファイルへのリンク %n 個</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n folder(s) of earlier results</source>
        <translation>
            <numerusform>以前の結果のフォルダー %n 個</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n succeeded</source>
        <translation>
            <numerusform>%n 枚成功</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n skipped</source>
        <translation>
            <numerusform>%n 枚スキップ</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n cancelled</source>
        <translation>
            <numerusform>%n 枚キャンセル</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>ほか %n 件</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>_GradientField</name>
    <message>
        <source>Linear</source>
        <translation>線形</translation>
    </message>
    <message>
        <source>Radial</source>
        <translation>放射状</translation>
    </message>
    <message>
        <source>Kind of gradient</source>
        <translation>グラデーションの種類</translation>
    </message>
    <message>
        <source>First color</source>
        <translation>始まりの色</translation>
    </message>
    <message>
        <source>Last color</source>
        <translation>終わりの色</translation>
    </message>
    <message>
        <source>Direction</source>
        <translation>方向</translation>
    </message>
    <message>
        <source>0° is up, 90° right, 180° down.</source>
        <translation>0°は上、90°は右、180°は下です。</translation>
    </message>
</context>
<context>
    <name>_JobBox</name>
    <message>
        <source>All jobs</source>
        <translation>すべてのジョブ</translation>
    </message>
</context>
</TS>
