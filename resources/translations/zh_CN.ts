<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>AblationActions</name>
    <message>
        <source>Off and on: a map of C1, S2, C3 or S4, or a unit of F6</source>
        <translation>停用或启用：C1、S2、C3、S4 的特征图，或 F6 的单元</translation>
    </message>
    <message>
        <source>Off and on: the coefficient of a map of S2 or S4</source>
        <translation>停用或启用：S2 或 S4 某张特征图的系数</translation>
    </message>
    <message>
        <source>Switch &amp;everything on</source>
        <translation>恢复所有停用项(&amp;E)</translation>
    </message>
    <message>
        <source>Switch the pinned map&apos;s &amp;coefficient</source>
        <translation>停用或启用选定特征图的系数(&amp;C)</translation>
    </message>
    <message>
        <source>Switch the pinned unit&apos;s &amp;map</source>
        <translation>停用或启用选定单元的特征图(&amp;M)</translation>
    </message>
</context>
<context>
    <name>About</name>
    <message>
        <source>&amp;Copy for a report</source>
        <translation>复制版本信息，用于报告问题(&amp;C)</translation>
    </message>
    <message>
        <source>About LeNet-5 Lab</source>
        <translation>关于 LeNet-5 Lab</translation>
    </message>
    <message>
        <source>The LeNet-5 of 1998, to draw at, to train and to look into.</source>
        <translation>1998 年的 LeNet-5：手写、训练、逐层查看。</translation>
    </message>
    <message>
        <source>The network is the LeNet-5 of Y. LeCun, L. Bottou, Y. Bengio and P. Haffner, “Gradient-Based Learning Applied to Document Recognition”, 1998. Examples and training digits are MNIST by Y. LeCun, C. Cortes and C. Burges (CC BY-SA 3.0).</source>
        <translation>本程序实现的是 Y. LeCun、L. Bottou、Y. Bengio 和 P. Haffner 的 LeNet-5，出自论文“Gradient-Based Learning Applied to Document Recognition”（1998）。示例和训练样本来自 Y. LeCun、C. Cortes 和 C. Burges 的 MNIST（CC BY-SA 3.0）。</translation>
    </message>
</context>
<context>
    <name>AdvancedFields</name>
    <message>
        <source> min</source>
        <translation> 分钟</translation>
    </message>
    <message>
        <source> passes without a lower error</source>
        <translation> 轮错误率未降</translation>
    </message>
    <message>
        <source>1 ink file</source>
        <translation>1 个笔迹文件</translation>
    </message>
    <message>
        <source>Batch</source>
        <translation>批大小</translation>
    </message>
    <message>
        <source>Begin with</source>
        <translation>初始权值</translation>
    </message>
    <message>
        <source>Choose ink files…</source>
        <translation>选择笔迹文件…</translation>
    </message>
    <message>
        <source>Digits</source>
        <translation>数据集</translation>
    </message>
    <message>
        <source>Distort</source>
        <translation>变形</translation>
    </message>
    <message>
        <source>Drawings to learn from beside the pictures: ink files.</source>
        <translation>除图像外，还用笔迹文件中的手写样本训练。</translation>
    </message>
    <message>
        <source>End after so many minutes of learning.</source>
        <translation>训练满这么多分钟即停止。</translation>
    </message>
    <message>
        <source>End when so many passes brought no lower error.</source>
        <translation>错误率连续这么多轮没有降低即停止。</translation>
    </message>
    <message>
        <source>End when the error after a pass is below so many percent.</source>
        <translation>一轮结束时，错误率低于这个百分比即停止。</translation>
    </message>
    <message>
        <source>How far the weights move; too high and it never settles.</source>
        <translation>每次更新的步幅；过大则训练不收敛。</translation>
    </message>
    <message>
        <source>How many digits are read before the weights move.</source>
        <translation>每次更新权值所用的样本数。</translation>
    </message>
    <message>
        <source>How much digits are shifted, turned and bent, anew in each pass; 0 is not at all.</source>
        <translation>训练样本平移、旋转、弯曲的幅度，每轮重新随机变形；0 表示不变形。</translation>
    </message>
    <message>
        <source>Ink</source>
        <translation>笔迹</translation>
    </message>
    <message>
        <source>Of all randomness: the same seed gives the same network.</source>
        <translation>决定一切随机数；随机种子相同，训练出的网络就相同。</translation>
    </message>
    <message>
        <source>Or after</source>
        <translation>或连续</translation>
    </message>
    <message>
        <source>Point at a field to read what it is for.</source>
        <translation>指向一项，这里会说明它的作用。</translation>
    </message>
    <message>
        <source>Rate</source>
        <translation>学习率</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>随机种子</translation>
    </message>
    <message>
        <source>Stop after</source>
        <translation>时长上限</translation>
    </message>
    <message>
        <source>Stop after minutes</source>
        <translation>训练满若干分钟即停止</translation>
    </message>
    <message>
        <source>Stop after passes without a lower error</source>
        <translation>错误率若干轮未降即停止</translation>
    </message>
    <message>
        <source>Stop below</source>
        <translation>错误率低于</translation>
    </message>
    <message>
        <source>Stop below an error</source>
        <translation>错误率低于此值即停止</translation>
    </message>
    <message>
        <source>The weights before the first batch: random ones, or a model&apos;s.</source>
        <translation>第一批之前的权值：随机初始化，或取自某个模型。</translation>
    </message>
    <message>
        <source>This recipe learns from pictures only.</source>
        <translation>这个训练方案只用图像训练。</translation>
    </message>
    <message>
        <source>This recipe moves the weights after every single digit.</source>
        <translation>这个训练方案每个样本更新一次权值。</translation>
    </message>
    <message>
        <source>This recipe takes the digits as they are.</source>
        <translation>这个训练方案不对样本作变形。</translation>
    </message>
    <message>
        <source>What is learned and tested: MNIST, or a folder of IDX files.</source>
        <translation>训练和测试所用的数据集：MNIST，或一个 IDX 文件夹。</translation>
    </message>
    <message>
        <source>never</source>
        <translation>不限</translation>
    </message>
    <message>
        <source>{count} ink files</source>
        <translation>{count} 个笔迹文件</translation>
    </message>
</context>
<context>
    <name>AnswerTexts</name>
    <message>
        <source>How near is each code?</source>
        <translation>与各编码有多接近？</translation>
    </message>
    <message>
        <source>Near</source>
        <translation>接近</translation>
    </message>
    <message>
        <source>Nearest is {digit}</source>
        <translation>最接近 {digit}</translation>
    </message>
    <message>
        <source>Nearness</source>
        <translation>接近程度</translation>
    </message>
    <message>
        <source>No answer</source>
        <translation>没有识别结果</translation>
    </message>
    <message>
        <source>No answer yet</source>
        <translation>尚无识别结果</translation>
    </message>
    <message>
        <source>No ink was found</source>
        <translation>图片中</translation>
    </message>
    <message>
        <source>Not a digit</source>
        <translation>不是数字</translation>
    </message>
    <message>
        <source>Not calibrated:</source>
        <translation>未校准：</translation>
    </message>
    <message>
        <source>Probably a {digit}</source>
        <translation>可能是 {digit}</translation>
    </message>
    <message>
        <source>Probably an {digit}</source>
        <translation>可能是 {digit}</translation>
    </message>
    <message>
        <source>Surely a {digit}</source>
        <translation>肯定是 {digit}</translation>
    </message>
    <message>
        <source>Surely an {digit}</source>
        <translation>肯定是 {digit}</translation>
    </message>
    <message>
        <source>The canvas is blank.</source>
        <translation>画布是空的。</translation>
    </message>
    <message>
        <source>The distance of F6 from the code of {digit}: the sum of 84 squared differences. The smallest one is the answer. A bar is full at 0 and empty from {most} on. Click to keep its arithmetic.</source>
        <translation>F6 与 {digit} 的编码之间的距离：84 个差的平方和。最小者即识别结果。距离为 0 时条形最长，达到 {most} 及以上时为空。单击可保留其算式。</translation>
    </message>
    <message>
        <source>This model is untrained.</source>
        <translation>此模型未经训练。</translation>
    </message>
    <message>
        <source>away</source>
        <translation>距离</translation>
    </message>
    <message>
        <source>even from {digit}, the nearest</source>
        <translation>最近的 {digit} 也这么远</translation>
    </message>
    <message>
        <source>how sure it is, is not known.</source>
        <translation>无法判断把握有多大。</translation>
    </message>
    <message>
        <source>in this picture.</source>
        <translation>没有找到笔迹。</translation>
    </message>
    <message>
        <source>only {margin:.1f} nearer than {other}</source>
        <translation>只比 {other} 近 {margin:.1f}</translation>
    </message>
    <message>
        <source>{digit}, or is it {other}?</source>
        <translation>{digit}，还是 {other}？</translation>
    </message>
    <message>
        <source>{distance:.1f} away</source>
        <translation>距离 {distance:.1f}</translation>
    </message>
    <message>
        <source>{distance:.1f} away,</source>
        <translation>距离 {distance:.1f}，</translation>
    </message>
    <message>
        <source>{margin:.1f} nearer than {other}</source>
        <translation>比 {other} 近 {margin:.1f}</translation>
    </message>
</context>
<context>
    <name>ArithmeticLesson</name>
    <message>
        <source>&amp;Slide</source>
        <translation>滑动(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation>停止(&amp;S)</translation>
    </message>
    <message>
        <source>Arbitrary</source>
        <translation>任意填充</translation>
    </message>
    <message>
        <source>Choose “Full” and count the positions of the window. Then raise the stride until it misses rows and columns.</source>
        <translation>选“全填充”，数一数窗口有多少个位置。再增大步幅，直到有些行和列没有被覆盖。</translation>
    </message>
    <message>
        <source>Full</source>
        <translation>全填充</translation>
    </message>
    <message>
        <source>Full padding, p = k − 1 = {padding}: at stride 1 the window takes every position in which it touches the input, if only by one cell. The output is larger than the input by k − 1.</source>
        <translation>全填充（宽卷积），p = k − 1 = {padding}：步幅为 1 时，只要窗口与输入有一格重叠，就是一个位置；输出的边长比输入大 k − 1。</translation>
    </message>
    <message>
        <source>Half</source>
        <translation>半填充</translation>
    </message>
    <message>
        <source>Half padding, p = ⌊k/2⌋ = {padding}: with an odd kernel and stride 1 the output is as large as the input, so layers can be stacked without shrinking.</source>
        <translation>半填充（等宽卷积），p = ⌊k/2⌋ = {padding}：卷积核边长为奇数、步幅为 1 时，输出与输入一样大，层层叠加也不会缩小。</translation>
    </message>
    <message>
        <source>Impossible: a kernel of {kernel} does not fit into {input} + 2·{padding} = {padded}.</source>
        <translation>不可能：边长 {kernel} 的卷积核放不进 {input} + 2 × {padding} = {padded}。</translation>
    </message>
    <message>
        <source>In how many positions does a k×k kernel fit on an i×i input? A border of p zeros on every side adds positions; a stride of s skips some.</source>
        <translation>k×k 的卷积核在 i×i 的输入上有多少个位置可放？四周各填充 p 个 0，位置变多；步幅为 s，位置变少。</translation>
    </message>
    <message>
        <source>Input i</source>
        <translation>输入 i</translation>
    </message>
    <message>
        <source>Kernel k</source>
        <translation>卷积核 k</translation>
    </message>
    <message>
        <source>Layer C1</source>
        <translation>C1 卷积层</translation>
    </message>
    <message>
        <source>Layer S2</source>
        <translation>S2 下采样层</translation>
    </message>
    <message>
        <source>No padding</source>
        <translation>无填充</translation>
    </message>
    <message>
        <source>No padding, and none is needed: at stride 1 a kernel of one cell has as many positions as there are cells.</source>
        <translation>无填充，也不需要填充：步幅为 1 时，1×1 的卷积核有多少格就有多少个位置。</translation>
    </message>
    <message>
        <source>No padding: the window stays inside, so the output is smaller. LeNet-5 pads no layer. Its 32×32 input is larger than any digit, so that stroke ends and corners can lie in the centre of a receptive field (p. 7); the border has the background’s −0.1, not 0.</source>
        <translation>无填充：窗口不超出输入，所以输出变小。LeNet-5 各层都不填充。它的 32×32 输入比任何数字都大，好让笔画的端点和拐角能落在感受野的中心（论文第 7 页）；四周的边是背景值 −0.1，不是 0。</translation>
    </message>
    <message>
        <source>One s&amp;tep</source>
        <translation>单步滑动(&amp;T)</translation>
    </message>
    <message>
        <source>Padding p</source>
        <translation>填充 p</translation>
    </message>
    <message>
        <source>Stride s</source>
        <translation>步幅 s</translation>
    </message>
    <message>
        <source>Take a smaller kernel, a larger input or more padding.</source>
        <translation>请减小卷积核、增大输入或增加填充。</translation>
    </message>
    <message>
        <source>The slides’ figures, and LeNet-5</source>
        <translation>课件中的图，以及 LeNet-5</translation>
    </message>
    <message>
        <source>The window may extend p cells over the edge, where it finds zeros. With p larger than k − 1 some windows see nothing but zeros.</source>
        <translation>窗口可以伸出边缘 p 格，那里全是 0。如果 p 大于 k − 1，有些窗口里就只有 0。</translation>
    </message>
    <message>
        <source>{output}×{output} outputs. The windows cover every row and column.</source>
        <translation>{output}×{output} 个输出，输入的每行每列都被覆盖。</translation>
    </message>
    <message>
        <source>{output}×{output} outputs. The windows miss {unseen} of {padded} rows, {inputs} of them input rows, and as many columns.</source>
        <translation>{output}×{output} 个输出。{padded} 行中有 {unseen} 行没有被窗口覆盖，其中输入占 {inputs} 行；列也一样。</translation>
    </message>
</context>
<context>
    <name>BackwardLesson</name>
    <message>
        <source>A weight of the kernel acts in nine places. By the chain rule its derivative is the sum over them:</source>
        <translation>卷积核的每个权值都在九个位置上使用。由链式法则，它的导数是各位置之和：</translation>
    </message>
    <message>
        <source>Image I</source>
        <translation>图像 I</translation>
    </message>
    <message>
        <source>Kernel K</source>
        <translation>卷积核 K</translation>
    </message>
    <message>
        <source>One backward pass gives all derivatives of LeNet-5. Trying takes 2 × {count:,} = {passes:,} forward passes.</source>
        <translation>一次反向传播得到 LeNet-5 的全部导数；用差分试算要 2 × {count:,} = {passes:,} 次前向传播。</translation>
    </message>
    <message>
        <source>Point at a weight of K. Which pixels does it meet, and with which δ?</source>
        <translation>指向 K 的一个权值：它与哪些像素相乘？对应的 δ 各是多少？</translation>
    </message>
    <message>
        <source>Result S</source>
        <translation>结果 S</translation>
    </message>
    <message>
        <source>Target T</source>
        <translation>目标 T</translation>
    </message>
    <message>
        <source>The first &amp;numbers</source>
        <translation>恢复初始数值(&amp;N)</translation>
    </message>
    <message>
        <source>This is a convolution too. After a squash δ includes f′.</source>
        <translation>反向传播也是卷积。若有激活函数，δ 还要乘以导数 f′。</translation>
    </message>
    <message>
        <source>Updates are stochastic, one after each digit: where many digits are alike, that converges faster (section I-B). Local minima do not seem to be a major problem in practice (section I-C).</source>
        <translation>采用随机更新：每个样本更新一次；样本冗余较多时，这样收敛更快（论文第 I-B 节）。实践中局部极小值似乎不是大问题（第 I-C 节）。</translation>
    </message>
</context>
<context>
    <name>BackwardStage</name>
    <message>
        <source>A net of two layers, its error, and every derivative</source>
        <translation>两层网络、它的误差和每个导数</translation>
    </message>
</context>
<context>
    <name>BeforeAfterPlot</name>
    <message>
        <source>Errors before and after, a point for each writer</source>
        <translation>教学前后的错误率，每个点代表一位书写者</translation>
    </message>
    <message>
        <source>wrong after, %</source>
        <translation>教学后错误率 (%)</translation>
    </message>
    <message>
        <source>wrong before, %</source>
        <translation>教学前错误率 (%)</translation>
    </message>
</context>
<context>
    <name>Canvas</name>
    <message>
        <source>Canvas</source>
        <translation>画布</translation>
    </message>
    <message>
        <source>Draw a digit</source>
        <translation>写一个数字</translation>
    </message>
    <message>
        <source>Draw a digit with mouse, finger or pen; the right button erases</source>
        <translation>用鼠标、手指或笔书写；右键擦除</translation>
    </message>
    <message>
        <source>or drop a picture of one</source>
        <translation>或拖入一张数字图片</translation>
    </message>
</context>
<context>
    <name>Captions</name>
    <message>
        <source>Digit no. {number:,} is blank, so nothing reads it.</source>
        <translation>第 {number:,} 个样本是空白的，无法识别。</translation>
    </message>
    <message>
        <source>Digit no. {number:,} is on the canvas: a {truth}, read as {answer}.</source>
        <translation>第 {number:,} 个样本已放到画布上：是 {truth}，识别为 {answer}。</translation>
    </message>
    <message>
        <source>margin</source>
        <translation>差距</translation>
    </message>
    <message>
        <source>no.</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>to {digit}</source>
        <translation>到 {digit}</translation>
    </message>
    <message>
        <source>truth {truth}</source>
        <translation>真实类别 {truth}</translation>
    </message>
    <message>
        <source>{model}: {answer} {mark}</source>
        <translation>{model}：{answer} {mark}</translation>
    </message>
    <message>
        <source>{truth} read as {answer}</source>
        <translation>{truth} 识别为 {answer}</translation>
    </message>
</context>
<context>
    <name>Card</name>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Learned from</source>
        <translation>训练数据</translation>
    </message>
    <message>
        <source>MNIST’s training digits</source>
        <translation>MNIST 训练集</translation>
    </message>
    <message>
        <source>MNIST’s training digits and {count} drawings</source>
        <translation>MNIST 训练集和 {count} 张手写图</translation>
    </message>
    <message>
        <source>Not a digit if farther than</source>
        <translation>距离超过此值判为非数字</translation>
    </message>
    <message>
        <source>Not sure if the margin is below</source>
        <translation>差距低于此值判为存疑</translation>
    </message>
    <message>
        <source>Passes</source>
        <translation>轮数</translation>
    </message>
    <message>
        <source>Program version</source>
        <translation>程序版本</translation>
    </message>
    <message>
        <source>Recipe</source>
        <translation>训练方案</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>随机种子</translation>
    </message>
    <message>
        <source>Taught</source>
        <translation>教学</translation>
    </message>
    <message>
        <source>Test errors</source>
        <translation>测试错误</translation>
    </message>
    <message>
        <source>Test errors of all seeds</source>
        <translation>各随机种子的测试错误</translation>
    </message>
    <message>
        <source>Training time</source>
        <translation>训练用时</translation>
    </message>
    <message>
        <source>not counted yet: use this model, and open the first view</source>
        <translation>尚未统计：使用这个模型并打开第一个视图即可统计</translation>
    </message>
    <message>
        <source>test error not counted yet</source>
        <translation>测试错误率尚未统计</translation>
    </message>
    <message>
        <source>{count:,} writers</source>
        <translation>{count:,} 位书写者</translation>
    </message>
    <message>
        <source>{drawings:,} drawings of {whose}, after {model}; left out, {before:,} were wrong before and {after:,} after</source>
        <translation>以 {model} 为起点，学习了 {whose} 的 {drawings:,} 个样本；留出测试时，错误由 {before:,} 个变为 {after:,} 个</translation>
    </message>
    <message>
        <source>{errors:,} of {count:,}: {rate:.2f} %</source>
        <translation>{count:,} 个样本中错 {errors:,} 个：{rate:.2f}%</translation>
    </message>
    <message>
        <source>{errors} (seed {seed})</source>
        <translation>{errors}（随机种子 {seed}）</translation>
    </message>
    <message>
        <source>{errors} (seeds {seeds}), mean {mean:.1f}</source>
        <translation>{errors}（随机种子 {seeds}），均值 {mean:.1f}</translation>
    </message>
    <message>
        <source>{minutes} min {seconds} s</source>
        <translation>{minutes} 分 {seconds} 秒</translation>
    </message>
    <message>
        <source>{rate:.2f} % test error · {passes} passes</source>
        <translation>测试错误率 {rate:.2f}% · {passes} 轮</translation>
    </message>
</context>
<context>
    <name>ChangedDigits</name>
    <message>
        <source>Digits that changed</source>
        <translation>识别结果有变化的样本</translation>
    </message>
    <message>
        <source>Labels to look at</source>
        <translation>可疑标签</translation>
    </message>
    <message>
        <source>MNIST’s test digits</source>
        <translation>MNIST 测试集</translation>
    </message>
    <message>
        <source>No digit changed between right and wrong.</source>
        <translation>没有样本由对变错，也没有由错变对。</translation>
    </message>
    <message>
        <source>No label looks wrong.</source>
        <translation>没有发现可疑的标签。</translation>
    </message>
    <message>
        <source>Show it in My digits</source>
        <translation>在“我的样本”中查看</translation>
    </message>
    <message>
        <source>The digits that change are shown here.</source>
        <translation>识别结果有变化的样本会显示在这里。</translation>
    </message>
    <message>
        <source>The labels are right: learn them</source>
        <translation>标签无误：照样学习</translation>
    </message>
    <message>
        <source>These drawings</source>
        <translation>这些手写样本</translation>
    </message>
    <message>
        <source>This {label} looks like a {answer} to everyone else. It was not learned.</source>
        <translation>这个 {label} 在别人看来像 {answer}，因此没有学习它。</translation>
    </message>
    <message>
        <source>after</source>
        <translation>教学后</translation>
    </message>
    <message>
        <source>before</source>
        <translation>教学前</translation>
    </message>
    <message>
        <source>label</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>now right</source>
        <translation>由错变对</translation>
    </message>
    <message>
        <source>now wrong</source>
        <translation>由对变错</translation>
    </message>
    <message>
        <source>odd</source>
        <translation>可疑</translation>
    </message>
    <message>
        <source>read as</source>
        <translation>识别为</translation>
    </message>
    <message>
        <source>truth</source>
        <translation>真实类别</translation>
    </message>
</context>
<context>
    <name>ClassDialog</name>
    <message>
        <source>A class</source>
        <translation>全班测试</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Export as CSV…</source>
        <translation>导出 CSV…</translation>
    </message>
    <message>
        <source>How well does {model} read somebody it never met? Each of {writers:,} writers is left out in turn, and read by a model that was taught all the others.</source>
        <translation>{model} 对从未见过的人识别得如何？{writers:,} 位书写者轮流留出：先让模型学习其余所有人的样本，再识别留出者的样本。</translation>
    </message>
    <message>
        <source>Read the class</source>
        <translation>开始测试</translation>
    </message>
    <message>
        <source>Save the class as a table</source>
        <translation>将全班结果保存为表格</translation>
    </message>
    <message>
        <source>Saved {file}.</source>
        <translation>已保存 {file}。</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Tables</source>
        <translation>表格</translation>
    </message>
    <message>
        <source>Writers</source>
        <translation>书写者</translation>
    </message>
    <message>
        <source>drawings</source>
        <translation>样本数</translation>
    </message>
    <message>
        <source>writer</source>
        <translation>书写者</translation>
    </message>
    <message>
        <source>wrong after</source>
        <translation>教学后错误</translation>
    </message>
    <message>
        <source>wrong before</source>
        <translation>教学前错误</translation>
    </message>
    <message>
        <source>{file} could not be saved: {reason}.</source>
        <translation>无法保存 {file}：{reason}。</translation>
    </message>
    <message>
        <source>{writers:,} writers, each read by a model that did not learn theirs: {before:,} of {count:,} drawings wrong before, {after:,} after, in {seconds:.1f} s.</source>
        <translation>{writers:,} 位书写者，识别每个人的模型都没有学过其样本：{count:,} 个样本中，教学前识别错误 {before:,} 个，教学后 {after:,} 个，用时 {seconds:.1f} 秒。</translation>
    </message>
</context>
<context>
    <name>Classifiers</name>
    <message>
        <source>1,000 RBF + linear</source>
        <translation>1,000 个 RBF + 线性</translation>
    </message>
    <message>
        <source>1,000 hidden units</source>
        <translation>1,000 个隐单元</translation>
    </message>
    <message>
        <source>16×16 pixels</source>
        <translation>16×16 像素</translation>
    </message>
    <message>
        <source>300 + 100 hidden units</source>
        <translation>300 + 100 个隐单元</translation>
    </message>
    <message>
        <source>300 hidden units</source>
        <translation>300 个隐单元</translation>
    </message>
    <message>
        <source>40 PCA + quadratic</source>
        <translation>40 维 PCA + 二次</translation>
    </message>
    <message>
        <source>500 + 150 hidden units</source>
        <translation>500 + 150 个隐单元</translation>
    </message>
    <message>
        <source>A convolutional network between LeNet-1 and LeNet-5 in size.</source>
        <translation>规模介于 LeNet-1 与 LeNet-5 之间的卷积网络。</translation>
    </message>
    <message>
        <source>A polynomial of degree 5 whose support vectors are replaced by fewer ones.</source>
        <translation>5 次多项式核；用数目更少的向量代替全部支持向量。</translation>
    </message>
    <message>
        <source>A polynomial of degree 9; distorted copies of the support vectors are learned too.</source>
        <translation>9 次多项式核；支持向量的变形样本也参加训练。</translation>
    </message>
    <message>
        <source>A support vector machine with a polynomial of degree 4. It does not know that its inputs are a picture: shuffled pixels would do as well.</source>
        <translation>4 次多项式核的支持向量机。它不知道输入是图像：把像素按固定次序打乱，结果不变。</translation>
    </message>
    <message>
        <source>A thousand Gaussians around typical digits, 100 a class, then a linear classifier.</source>
        <translation>以典型样本为中心的 1,000 个高斯函数，每类 100 个，再接线性分类器。</translation>
    </message>
    <message>
        <source>A weighted sum for each of the 45 pairs of classes; their votes are added.</source>
        <translation>45 对类别各有一个加权和，再把各对的结果相加。</translation>
    </message>
    <message>
        <source>An early convolutional network for digits of 16×16 pixels, with few parameters.</source>
        <translation>早期的卷积网络，用于 16×16 像素的样本，参数很少。</translation>
    </message>
    <message>
        <source>Boosted LeNet-4</source>
        <translation>提升法 LeNet-4</translation>
    </message>
    <message>
        <source>Compares the digit with all 60,000 training digits, pixel by pixel, and takes the class of the nearest. It learns nothing and keeps everything.</source>
        <translation>逐像素与全部 60,000 个训练样本比较，取最近样本的类别。不需要训练，但要保存全部样本。</translation>
    </message>
    <message>
        <source>Fully connected, one hidden layer of 1,000 units.</source>
        <translation>全连接网络，一个隐层，1,000 个单元。</translation>
    </message>
    <message>
        <source>Fully connected, one hidden layer of 300 units.</source>
        <translation>全连接网络，一个隐层，300 个单元。</translation>
    </message>
    <message>
        <source>Fully connected, two hidden layers of 300 and 100 units.</source>
        <translation>全连接网络，两个隐层，分别有 300 和 100 个单元。</translation>
    </message>
    <message>
        <source>Fully connected, two hidden layers of 500 and 150 units.</source>
        <translation>全连接网络，两个隐层，分别有 500 和 150 个单元。</translation>
    </message>
    <message>
        <source>LeNet-1</source>
        <translation>LeNet-1</translation>
    </message>
    <message>
        <source>LeNet-4</source>
        <translation>LeNet-4</translation>
    </message>
    <message>
        <source>LeNet-5</source>
        <translation>LeNet-5</translation>
    </message>
    <message>
        <source>Linear</source>
        <translation>线性分类器</translation>
    </message>
    <message>
        <source>MNIST as it is</source>
        <translation>原始 MNIST</translation>
    </message>
    <message>
        <source>Nearest neighbours</source>
        <translation>最近邻</translation>
    </message>
    <message>
        <source>Nearest neighbours by a distance that small shifts, turns and changes of size leave alone; on 16×16 pixels.</source>
        <translation>最近邻法，所用的距离对微小的平移、旋转和缩放不敏感；样本为 16×16 像素。</translation>
    </message>
    <message>
        <source>One weighted sum of all pixels for each class; the largest sum wins.</source>
        <translation>每一类对所有像素求一个加权和，和最大的类别即为结果。</translation>
    </message>
    <message>
        <source>Pairwise linear</source>
        <translation>成对线性分类器</translation>
    </message>
    <message>
        <source>Reduced-set SVM</source>
        <translation>约简集 SVM</translation>
    </message>
    <message>
        <source>SVM, degree 4</source>
        <translation>SVM，4 次多项式</translation>
    </message>
    <message>
        <source>Tangent distance</source>
        <translation>切距离</translation>
    </message>
    <message>
        <source>The 40 principal components of the picture and all their products, then a linear classifier.</source>
        <translation>取图像的 40 个主成分及其两两乘积，再接线性分类器。</translation>
    </message>
    <message>
        <source>The network of this lecture. The paper does not say how it counts multiply-adds: the layers have 340,908 connections.</source>
        <translation>本课的网络。论文没有说明乘加次数怎样统计：各层的连接共 340,908 个。</translation>
    </message>
    <message>
        <source>Three LeNet-4: the second learns what the first finds hard, the third what the two dispute. Where the first is sure, the others are not asked.</source>
        <translation>三个 LeNet-4：第二个着重学第一个认错的样本，第三个学前两个意见不一的样本。第一个有把握时，不再用另外两个。</translation>
    </message>
    <message>
        <source>Virtual SVM</source>
        <translation>虚拟样本 SVM</translation>
    </message>
    <message>
        <source>slant removed</source>
        <translation>去除倾斜</translation>
    </message>
    <message>
        <source>with distortions</source>
        <translation>加变形样本</translation>
    </message>
</context>
<context>
    <name>ClassifiersChart</name>
    <message>
        <source>Multiply-adds</source>
        <translation>乘加次数</translation>
    </message>
    <message>
        <source>Numbers kept</source>
        <translation>存储的数值</translation>
    </message>
    <message>
        <source>Seventeen classifiers of 1998: error and cost</source>
        <translation>1998 年的 17 种分类器：错误率与代价</translation>
    </message>
    <message>
        <source>Test error, %</source>
        <translation>测试错误率 (%)</translation>
    </message>
    <message>
        <source>ours, mean of seeds</source>
        <translation>本程序（各随机种子平均）</translation>
    </message>
</context>
<context>
    <name>ClassifiersLesson</name>
    <message>
        <source>, </source>
        <translation>，</translation>
    </message>
    <message>
        <source>1998: {errors}</source>
        <translation>1998 年：{errors}</translation>
    </message>
    <message>
        <source>As printed</source>
        <translation>论文次序</translation>
    </message>
    <message>
        <source>By error</source>
        <translation>按错误率</translation>
    </message>
    <message>
        <source>By memory</source>
        <translation>按存储量</translation>
    </message>
    <message>
        <source>By multiply-adds</source>
        <translation>按乘加次数</translation>
    </message>
    <message>
        <source>Figs. 9, 11 and 12 (pp. 12, 14, 15); costs on logarithmic scales.</source>
        <translation>数据取自论文图 9、图 11、图 12（第 12、14、15 页）；代价用对数刻度。</translation>
    </message>
    <message>
        <source>Order by memory: which needs less than LeNet-5 and makes fewer errors?</source>
        <translation>按存储量排序：哪一个所需存储比 LeNet-5 少，错误率也更低？</translation>
    </message>
    <message>
        <source>The paper compares many classifiers on the same digits. Errors are not everything: nearest neighbours keep every training pixel, LeNet-5 keeps 60,000 numbers.</source>
        <translation>论文用同样的样本比较了多种分类器。错误率之外还要看代价：最近邻法要保存全部训练样本的像素，LeNet-5 只需保存 60,000 个数值。</translation>
    </message>
    <message>
        <source>The thin line is ± one standard deviation of a count out of 10,000: near 1 %, a difference of 0.1 decides nothing.</source>
        <translation>细线为 10,000 个样本计数的 ±1 个标准差：错误率在 1% 左右时，0.1 的差别说明不了什么。</translation>
    </message>
    <message>
        <source>ours: {errors}</source>
        <translation>本程序：{errors}</translation>
    </message>
    <message>
        <source>{error} % {digits}</source>
        <translation>{digits} {error}%</translation>
    </message>
    <message>
        <source>{work:,},000 multiply-adds a digit, {memory:,},000 numbers kept</source>
        <translation>每个样本 {work:,},000 次乘加，存储 {memory:,},000 个数值</translation>
    </message>
</context>
<context>
    <name>Closing</name>
    <message>
        <source>&amp;Keep it running</source>
        <translation>在后台继续训练(&amp;K)</translation>
    </message>
    <message>
        <source>&amp;Stop and keep</source>
        <translation>停止并保留(&amp;S)</translation>
    </message>
    <message>
        <source>A run is going on</source>
        <translation>训练正在进行</translation>
    </message>
    <message>
        <source>Kept running, it ends by itself, and the next start of the program shows it.</source>
        <translation>选择继续时，训练在后台自行完成，下次启动程序即可看到。</translation>
    </message>
    <message>
        <source>S&amp;tay</source>
        <translation>不退出(&amp;T)</translation>
    </message>
    <message>
        <source>The network is still learning. What shall become of the run?</source>
        <translation>网络还在训练。这次训练如何处理？</translation>
    </message>
</context>
<context>
    <name>CodeDistances</name>
    <message>
        <source>Cells that differ</source>
        <translation>相异的格数</translation>
    </message>
    <message>
        <source>Gaussian: −ln p = y + {constant:.1f}</source>
        <translation>高斯分布：−ln p = y + {constant:.1f}</translation>
    </message>
    <message>
        <source>In how many cells two codes differ</source>
        <translation>两个编码有多少格不同</translation>
    </message>
    <message>
        <source>The codes of {first} and {second} differ in {n} cells, so they are 4 · {n} = {d} apart. Click to see which.</source>
        <translation>{first} 与 {second} 的编码有 {n} 格不同，因此距离为 4 × {n} = {d}。单击可查看是哪些格。</translation>
    </message>
    <message>
        <source>The paper calls a distance the unnormalised −log-likelihood of a Gaussian around the code, and names no variance. With a variance of one half, −ln p = y/(2·½) + 42 ln(2π·½) = y + {constant:.2f}: the distance itself, but for a constant. The probability is that of the class when all ten are as likely before F6 is seen.</source>
        <translation>论文把距离称为以编码为中心的高斯分布的未归一化负对数似然，但没有给出方差。若方差取 1/2，则 −ln p = y/(2×½) + 42 ln(2π×½) = y + {constant:.2f}：与距离只差一个常数。概率则是十类先验概率相等时各类的后验概率。</translation>
    </message>
    <message>
        <source>distance y</source>
        <translation>距离 y</translation>
    </message>
    <message>
        <source>probability</source>
        <translation>后验概率</translation>
    </message>
    <message>
        <source>−ln of a Gaussian with variance ½: y + {constant:.1f}</source>
        <translation>方差为 ½ 的高斯分布的负对数似然：y + {constant:.1f}</translation>
    </message>
    <message>
        <source>−ln p(F6)</source>
        <translation>−ln p(F6)</translation>
    </message>
</context>
<context>
    <name>CodeMatrix</name>
    <message>
        <source>The squared distances of the ten codes</source>
        <translation>十个编码之间的平方距离</translation>
    </message>
    <message>
        <source>{cells} of 84 cells differ: squared distance {distance}</source>
        <translation>84 格中有 {cells} 格不同，平方距离 {distance}</translation>
    </message>
</context>
<context>
    <name>CodesLesson</name>
    <message>
        <source>An RBF unit answers only near its code. What is no digit tends to be far from all ten, and can be refused (pp. 8–9).</source>
        <translation>RBF 单元只在自己的编码附近响应。不是数字的图形往往离十个编码都远，因此可以拒识（第 8–9 页）。</translation>
    </message>
    <message>
        <source>Codes</source>
        <translation>编码</translation>
    </message>
    <message>
        <source>Collapse the codes: which of the two losses notices?</source>
        <translation>让编码全部相同：两个损失函数中哪一个会变大？</translation>
    </message>
    <message>
        <source>Collapsed codes</source>
        <translation>编码全部相同</translation>
    </message>
    <message>
        <source>Drag the point to the right: what is left of the slope?</source>
        <translation>把点向右拖动：斜率还剩多少？</translation>
    </message>
    <message>
        <source>Eq. 8 has a trap: were the codes trained, all could become the same and F6 constant. Every distance is 0 then, whatever the picture. Fixed codes prevent it.</source>
        <translation>式 (8) 有一个漏洞：假如编码也参加训练，十个编码可能变得完全相同，F6 变成常数。这时无论输入什么图像，距离都为 0。固定编码可以避免这一点。</translation>
    </message>
    <message>
        <source>Eq. 9 prevents it too. It is −log of the right class’s probability, with rubbish as an eleventh class. Today: softmax cross-entropy on the logits −s·y, and one constant logit, −j.</source>
        <translation>式 (9) 也能避免。它等于正确类别概率的负对数，垃圾类算作第十一类。用现在的话说，就是对 −sy 和一个常数 −j 共十一个 logit 求 softmax 交叉熵。</translation>
    </message>
    <message>
        <source>Find the nearest pair and the farthest. Do they look alike?</source>
        <translation>找出最近和最远的一对编码：它们的字形像不像？</translation>
    </message>
    <message>
        <source>Fixed codes</source>
        <translation>固定编码</translation>
    </message>
    <message>
        <source>Similar characters have similar codes, so that a program that knows the language can choose between them. For single digits, the paper says, this is not much use (p. 8).</source>
        <translation>形近字符的编码也相近，语言后处理程序便可以在它们之间选择。论文说，只识别单个数字时这一点用处不大（第 8 页）。</translation>
    </message>
    <message>
        <source>The paper has no s and gives no j; here s = {scale} and j = {j:g}.</source>
        <translation>论文中没有 s，也没有给出 j；这里取 s = {scale}，j = {j:g}。</translation>
    </message>
    <message>
        <source>The paper: ±1 are the points of largest curvature (p. 9), F6 works where it is least linear. Exactly, |f″| is largest at a = ±{a:.3f}, where f is ±{value:.3f}.</source>
        <translation>论文指出 ±1 是曲率最大处（第 9 页），F6 工作在非线性最强的区域。确切地说，|f″| 在 a = ±{a:.3f} 处最大，此处 f 为 ±{value:.3f}。</translation>
    </message>
    <message>
        <source>The targets ±1 lie well inside ±{limit}: F6 reaches them without saturating. Where f is flat the slope is nearly 0, and learning is slow.</source>
        <translation>目标值 ±1 远在 ±{limit} 之内，F6 不必饱和就能达到。f 平坦处斜率接近 0，学习很慢。</translation>
    </message>
    <message>
        <source>With one unit a class, each would have to be off nearly always: hard for sigmoids when there are many classes. In these codes {share:.0f} % of the cells are on.</source>
        <translation>若每类只用一个单元，每个单元几乎总要保持关闭；类别很多时 sigmoid 单元难以做到。这些编码中有 {share:.0f}% 的格为 +1。</translation>
    </message>
    <message>
        <source>softmax</source>
        <translation>softmax</translation>
    </message>
    <message>
        <source>±1 and 1.7159</source>
        <translation>±1 与 1.7159</translation>
    </message>
</context>
<context>
    <name>CodesPanel</name>
    <message>
        <source>(F6 − code)²</source>
        <translation>(F6 − 编码)²</translation>
    </message>
    <message>
        <source>4 · {n} = {d} apart</source>
        <translation>距离 4 × {n} = {d}</translation>
    </message>
    <message>
        <source>F6</source>
        <translation>F6</translation>
    </message>
    <message>
        <source>F6 against the code of {digit}</source>
        <translation>F6 与 {digit} 的编码</translation>
    </message>
    <message>
        <source>F6 and the ten codes</source>
        <translation>F6 与十个编码</translation>
    </message>
    <message>
        <source>F6 there: nearer to {digit} by {less}</source>
        <translation>在这些格上，F6 离 {digit} 近 {less}</translation>
    </message>
    <message>
        <source>code of {digit}</source>
        <translation>{digit} 的编码</translation>
    </message>
    <message>
        <source>{first} and {second} differ in {n} of 84 cells</source>
        <translation>{first} 与 {second}：84 格中有 {n} 格不同</translation>
    </message>
    <message>
        <source>Σ = {sum}, the distance {distance}</source>
        <translation>Σ = {sum}，即距离 {distance}</translation>
    </message>
</context>
<context>
    <name>ColumnChoice</name>
    <message>
        <source>C3 map {c3} sees S2 maps {s2}</source>
        <translation>C3 特征图 {c3} 与 S2 特征图 {s2} 相连</translation>
    </message>
    <message>
        <source>Choose a map of C3</source>
        <translation>选择 C3 的特征图</translation>
    </message>
    <message>
        <source>Click a column: this map of C3 is computed.</source>
        <translation>点击一列，即计算 C3 的这张特征图。</translation>
    </message>
</context>
<context>
    <name>ComparePanel</name>
    <message>
        <source>&amp;Freeze this drawing</source>
        <translation>定格这张手写图(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Unfreeze</source>
        <translation>取消定格(&amp;U)</translation>
    </message>
    <message>
        <source>Freeze as before &amp;teaching</source>
        <translation>按教学前的模型定格(&amp;T)</translation>
    </message>
    <message>
        <source>Freeze this drawing: it stays here while you change it or draw another.</source>
        <translation>先定格这张手写图：修改它或另写一张时，定格的各层会留在这里，便于比较。</translation>
    </message>
    <message>
        <source>Frozen</source>
        <translation>定格</translation>
    </message>
    <message>
        <source>Frozen drawing, drawing now, and their difference</source>
        <translation>定格的手写图、当前的手写图，以及二者之差</translation>
    </message>
    <message>
        <source>Here stands what has changed, unit by unit.</source>
        <translation>定格之后，这里逐个单元显示变化量。</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>当前</translation>
    </message>
    <message>
        <source>Now − frozen</source>
        <translation>当前 − 定格</translation>
    </message>
    <message>
        <source>The drawing by the model that was not taught yet</source>
        <translation>定格教学前的模型对这张手写图的计算结果</translation>
    </message>
    <message>
        <source>The largest difference, {largest}, is at {unit}.</source>
        <translation>差值最大处为 {unit}，相差 {largest}。</translation>
    </message>
    <message>
        <source>distances</source>
        <translation>距离</translation>
    </message>
    <message>
        <source>distances, mean {mean}</source>
        <translation>距离，平均绝对差 {mean}</translation>
    </message>
    <message>
        <source>mean {mean}</source>
        <translation>平均绝对差 {mean}</translation>
    </message>
    <message>
        <source>nothing yet</source>
        <translation>尚无</translation>
    </message>
    <message>
        <source>the largest is framed</source>
        <translation>框出差值最大的单元</translation>
    </message>
    <message>
        <source>{mean}, largest {largest}</source>
        <translation>{mean}，最大 {largest}</translation>
    </message>
    <message>
        <source>{which}: read as {digit}</source>
        <translation>{which}：识别为 {digit}</translation>
    </message>
</context>
<context>
    <name>Confusion</name>
    <message>
        <source>1 digit was read wrong</source>
        <translation>1 个样本识别错误</translation>
    </message>
    <message>
        <source>1 other digit was read as {answer}</source>
        <translation>1 个其他数字被识别为 {answer}</translation>
    </message>
    <message>
        <source>1 {truth} was read as something else</source>
        <translation>1 个 {truth} 被识别为其他数字</translation>
    </message>
    <message>
        <source>1 {truth} was read as {answer}</source>
        <translation>1 个 {truth} 被识别为 {answer}</translation>
    </message>
    <message>
        <source>No {truth} was read as {answer}</source>
        <translation>没有 {truth} 被识别为 {answer}</translation>
    </message>
    <message>
        <source>Others read as {answer}: {count}, A less B</source>
        <translation>其他数字被识别为 {answer}：{count}（A 减 B）</translation>
    </message>
    <message>
        <source>{count} digits were read wrong</source>
        <translation>{count} 个样本识别错误</translation>
    </message>
    <message>
        <source>{count} errors more or less: A less B</source>
        <translation>错误数相差 {count}（A 减 B）</translation>
    </message>
    <message>
        <source>{count} other digits were read as {answer}</source>
        <translation>{count} 个其他数字被识别为 {answer}</translation>
    </message>
    <message>
        <source>{count} {truths} were read as something else</source>
        <translation>{count} 个 {truths} 被识别为其他数字</translation>
    </message>
    <message>
        <source>{count} {truths} were read as {answer}</source>
        <translation>{count} 个 {truths} 被识别为 {answer}</translation>
    </message>
    <message>
        <source>{count} {truths} were read right</source>
        <translation>{count} 个 {truths} 识别正确</translation>
    </message>
    <message>
        <source>{truths} read as something else: {count}, A less B</source>
        <translation>{truths} 被识别为其他数字：{count}（A 减 B）</translation>
    </message>
    <message>
        <source>{truths} read as {answer}: {count}, A less B</source>
        <translation>{truths} 被识别为 {answer}：{count}（A 减 B）</translation>
    </message>
    <message>
        <source>{truths} read right: {count}, A less B</source>
        <translation>{truths} 识别正确：{count}（A 减 B）</translation>
    </message>
</context>
<context>
    <name>ConfusionMatrix</name>
    <message>
        <source>Confusion matrix</source>
        <translation>混淆矩阵</translation>
    </message>
    <message>
        <source>read as</source>
        <translation>识别为</translation>
    </message>
    <message>
        <source>truth</source>
        <translation>真实类别</translation>
    </message>
</context>
<context>
    <name>ContactSheet</name>
    <message>
        <source>My digits</source>
        <translation>我的样本</translation>
    </message>
    <message>
        <source>read as</source>
        <translation>识别为</translation>
    </message>
</context>
<context>
    <name>ConvolutionLesson</name>
    <message>
        <source>&amp;Turn the kernel by 180°</source>
        <translation>卷积核旋转 180 度(&amp;T)</translation>
    </message>
    <message>
        <source>A small matrix of weights, the kernel, is laid on a patch of the image. Each weight is multiplied by the pixel under it, and the sum of the products is one pixel of the result. Then the kernel moves to the next patch.</source>
        <translation>卷积核是一个小的权值矩阵。把它放在图像的一个邻域上，每个权值乘以下面的像素，乘积之和就是结果的一个像素；然后卷积核移到下一个邻域。</translation>
    </message>
    <message>
        <source>As&amp;ymmetric kernel</source>
        <translation>不对称的卷积核(&amp;Y)</translation>
    </message>
    <message>
        <source>Image</source>
        <translation>图像</translation>
    </message>
    <message>
        <source>Image I</source>
        <translation>图像 I</translation>
    </message>
    <message>
        <source>Kernel</source>
        <translation>卷积核</translation>
    </message>
    <message>
        <source>Kernel K</source>
        <translation>卷积核 K</translation>
    </message>
    <message>
        <source>Kernel on the patch</source>
        <translation>邻域上的卷积核</translation>
    </message>
    <message>
        <source>Patch</source>
        <translation>邻域</translation>
    </message>
    <message>
        <source>Point at a cell of S and follow its patch. Then click the upper left weight a few times, and turn the kernel.</source>
        <translation>指向 S 的一格，看它对应的邻域。再单击左上角的权值几次，然后旋转卷积核。</translation>
    </message>
    <message>
        <source>Products</source>
        <translation>各项乘积</translation>
    </message>
    <message>
        <source>Result S</source>
        <translation>结果 S</translation>
    </message>
    <message>
        <source>Slides’ &amp;numbers</source>
        <translation>课件的数值(&amp;N)</translation>
    </message>
    <message>
        <source>Strictly, the sum without the turn is a cross-correlation. In mathematics a convolution turns the kernel; only then may image and kernel change places. A network learns its kernels, so it would just learn them turned, and compute the same. Most libraries, and the slides, leave the turn out and still say convolution.</source>
        <translation>严格地说，不旋转的求和叫互相关；数学上的卷积要先旋转卷积核，这样图像与卷积核才可以互换。网络的卷积核是学出来的，旋转与否，结果都一样，只是学到的卷积核方向相反。大多数程序库和课件都省去旋转，仍称为卷积。</translation>
    </message>
    <message>
        <source>The turn changes S in {count} of {all} cells.</source>
        <translation>旋转后，S 的 {all} 格中有 {count} 格改变。</translation>
    </message>
    <message>
        <source>Turned, this kernel is the same, so S is the same too.</source>
        <translation>这个卷积核旋转后不变，所以 S 也不变。</translation>
    </message>
    <message>
        <source>Weights</source>
        <translation>权值</translation>
    </message>
</context>
<context>
    <name>CrashHandler</name>
    <message>
        <source>Details are in {file}.</source>
        <translation>详情见 {file}。</translation>
    </message>
    <message>
        <source>Something went wrong that should not: {error}.</source>
        <translation>程序发生意外错误：{error}。</translation>
    </message>
</context>
<context>
    <name>CropFrame</name>
    <message>
        <source>Drag a frame around the digit. Enter crops, Esc cancels.</source>
        <translation>在数字周围拖出一个框。回车裁剪，Esc 取消。</translation>
    </message>
    <message>
        <source>Frame around the digit in the picture</source>
        <translation>图片中数字周围的框</translation>
    </message>
</context>
<context>
    <name>CurvesPanel</name>
    <message>
        <source>A mark is an error after a whole pass. The thin line is the mean of the batches while they are learned; each batch stands faintly behind it.</source>
        <translation>带标记的点是每轮结束时的错误率。细线是训练中各批的平均值，其后的淡线是每一批的值。</translation>
    </message>
    <message>
        <source>Curves of</source>
        <translation>曲线内容</translation>
    </message>
    <message>
        <source>Digits read wrong, %</source>
        <translation>错误率，%</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>错误率</translation>
    </message>
    <message>
        <source>How many digits are read wrong</source>
        <translation>识别错误的样本所占的比例</translation>
    </message>
    <message>
        <source>LeNet-5, 1998</source>
        <translation>LeNet-5，1998</translation>
    </message>
    <message>
        <source>Learning curves</source>
        <translation>学习曲线</translation>
    </message>
    <message>
        <source>Less smooth curves</source>
        <translation>减小曲线的平滑程度</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>损失</translation>
    </message>
    <message>
        <source>Mean loss</source>
        <translation>平均损失</translation>
    </message>
    <message>
        <source>Not smoothed</source>
        <translation>不平滑</translation>
    </message>
    <message>
        <source>Paper</source>
        <translation>论文</translation>
    </message>
    <message>
        <source>Passes on a logarithmic axis</source>
        <translation>横轴（轮数）用对数刻度</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>显示全部</translation>
    </message>
    <message>
        <source>Show all (Home, or a double click)</source>
        <translation>显示全部（Home 键或双击）</translation>
    </message>
    <message>
        <source>Smoother curves</source>
        <translation>增大曲线的平滑程度</translation>
    </message>
    <message>
        <source>Smoothing</source>
        <translation>平滑</translation>
    </message>
    <message>
        <source>The curve to beat: the paper’s Figure 5, two to three days of computing in 1998. Press Start: the network learns from MNIST’s 60,000 written digits, and its curve joins this one.</source>
        <translation>目标是论文的图 5：这条曲线在 1998 年算了两三天。按“开始”，网络便用 MNIST 的 60,000 个手写样本训练，它的曲线会画在同一张图上。</translation>
    </message>
    <message>
        <source>The mean over {passes:g} of a pass; each batch stays visible below</source>
        <translation>对 {passes:g} 轮取平均；后面仍可看到每一批的值</translation>
    </message>
    <message>
        <source>The paper&apos;s Figure 5, 1998</source>
        <translation>论文的图 5，1998</translation>
    </message>
    <message>
        <source>Values on a logarithmic axis</source>
        <translation>纵轴用对数刻度</translation>
    </message>
    <message>
        <source>What training makes small: eq. 8 or 9</source>
        <translation>训练所要减小的量，由式 (8) 或式 (9) 计算</translation>
    </message>
    <message>
        <source>each batch</source>
        <translation>每一批</translation>
    </message>
    <message>
        <source>held-out digits</source>
        <translation>验证集</translation>
    </message>
    <message>
        <source>log x</source>
        <translation>log x</translation>
    </message>
    <message>
        <source>log y</source>
        <translation>log y</translation>
    </message>
    <message>
        <source>mean of batches</source>
        <translation>各批平均</translation>
    </message>
    <message>
        <source>pass {number:.3g}</source>
        <translation>第 {number:.3g} 轮</translation>
    </message>
    <message>
        <source>passes over the training digits</source>
        <translation>训练轮数</translation>
    </message>
    <message>
        <source>smooth</source>
        <translation>平滑</translation>
    </message>
    <message>
        <source>test digits</source>
        <translation>测试集</translation>
    </message>
    <message>
        <source>training digits</source>
        <translation>训练集</translation>
    </message>
    <message>
        <source>{error:.2f} %</source>
        <translation>{error:.2f}%</translation>
    </message>
</context>
<context>
    <name>DatasetChoice</name>
    <message>
        <source>&amp;Digits to count on</source>
        <translation>统计所用的数据集(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;MNIST’s test digits</source>
        <translation>MNIST 测试集(&amp;M)</translation>
    </message>
    <message>
        <source>A &amp;folder of IDX files…</source>
        <translation>IDX 文件夹(&amp;F)…</translation>
    </message>
    <message>
        <source>A folder of IDX files</source>
        <translation>IDX 文件夹</translation>
    </message>
    <message>
        <source>All writers</source>
        <translation>全部书写者</translation>
    </message>
    <message>
        <source>An &amp;ink file…</source>
        <translation>笔迹文件(&amp;I)…</translation>
    </message>
    <message>
        <source>An ink file</source>
        <translation>笔迹文件</translation>
    </message>
    <message>
        <source>Choose the digits that the errors are counted on</source>
        <translation>选择统计错误所用的数据集</translation>
    </message>
    <message>
        <source>Digits:</source>
        <translation>数据集：</translation>
    </message>
    <message>
        <source>Ink files</source>
        <translation>笔迹文件</translation>
    </message>
    <message>
        <source>MNIST test</source>
        <translation>MNIST 测试集</translation>
    </message>
    <message>
        <source>My &amp;digits</source>
        <translation>我的样本(&amp;D)</translation>
    </message>
    <message>
        <source>My digits</source>
        <translation>我的样本</translation>
    </message>
    <message>
        <source>My digits: {writer}</source>
        <translation>我的样本：{writer}</translation>
    </message>
    <message>
        <source>Opening…</source>
        <translation>正在打开…</translation>
    </message>
</context>
<context>
    <name>DerivativeTable</name>
    <message>
        <source>back-propagated</source>
        <translation>反向传播</translation>
    </message>
    <message>
        <source>finite difference</source>
        <translation>有限差分</translation>
    </message>
    <message>
        <source>value</source>
        <translation>值</translation>
    </message>
</context>
<context>
    <name>DescentLesson</name>
    <message>
        <source>A curve</source>
        <translation>一条曲线</translation>
    </message>
    <message>
        <source>A rate each</source>
        <translation>各自的学习率</translation>
    </message>
    <message>
        <source>Along an axis</source>
        <translation>与轴平行</translation>
    </message>
    <message>
        <source>Arrived after {steps} steps: the slope is 0.</source>
        <translation>{steps} 步后到达：斜率为 0。</translation>
    </message>
    <message>
        <source>Converges</source>
        <translation>收敛</translation>
    </message>
    <message>
        <source>Diverged after {steps} steps: the rate is too large.</source>
        <translation>{steps} 步后发散：学习率太大。</translation>
    </message>
    <message>
        <source>Diverges</source>
        <translation>发散</translation>
    </message>
    <message>
        <source>One rate</source>
        <translation>共用学习率</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>重置</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>运行</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>单步</translation>
    </message>
    <message>
        <source>The small net</source>
        <translation>小网络</translation>
    </message>
    <message>
        <source>Turned valley</source>
        <translation>斜向的谷</translation>
    </message>
    <message>
        <source>Two valleys</source>
        <translation>双谷</translation>
    </message>
    <message>
        <source>Two variables</source>
        <translation>两个变量</translation>
    </message>
    <message>
        <source>Zig-zag</source>
        <translation>振荡</translation>
    </message>
    <message>
        <source>{steps} steps so far, f = {value:.4f}.</source>
        <translation>已走 {steps} 步，f = {value:.4f}。</translation>
    </message>
</context>
<context>
    <name>DescentPlot</name>
    <message>
        <source>The arrow keys move the start</source>
        <translation>用方向键移动起点</translation>
    </message>
    <message>
        <source>The loss, and the steps down it</source>
        <translation>损失函数与下降的每一步</translation>
    </message>
</context>
<context>
    <name>DescentTexts</name>
    <message>
        <source>As in the paper, each variable has a rate of its own, η / (μ + hₖₖ). But this valley lies at an angle to the axes, and rates can stretch axes, not turn them: the ratio of the curvatures falls only from {ratio:g} to {scaled:.1f}.</source>
        <translation>与论文一样，每个变量有自己的学习率 η / (μ + hₖₖ)。但这个谷斜对着坐标轴，而各自的学习率只能缩放坐标轴，不能旋转它们：曲率之比只从 {ratio:g} 降到 {scaled:.1f}。</translation>
    </message>
    <message>
        <source>As in the paper, each variable has a rate of its own, η / (μ + hₖₖ). This valley lies along an axis, so that nearly suffices: the ratio of the curvatures falls from {ratio:g} to {scaled:.1f}.</source>
        <translation>与论文一样，每个变量有自己的学习率 η / (μ + hₖₖ)。这个谷与坐标轴平行，这样几乎就够了：曲率之比从 {ratio:g} 降到 {scaled:.1f}。</translation>
    </message>
    <message>
        <source>Drag t to 2 and run: can the output reach it? Then choose another f on the page before.</source>
        <translation>把 t 拖到 2 再运行：输出能达到吗？然后到前一页换一个激活函数。</translation>
    </message>
    <message>
        <source>Drag the start over the hill: from where on does descent end in the right valley?</source>
        <translation>把起点拖过山顶：从哪里开始，最后会停在右边的谷里？</translation>
    </message>
    <message>
        <source>Find the rate that arrives in one step. Where is it on the scale?</source>
        <translation>找出一步就能到达的学习率。它在标尺的什么位置？</translation>
    </message>
    <message>
        <source>Give each variable its own rate, choose “Converges” and run: which valley takes fewer steps?</source>
        <translation>让每个变量有自己的学习率，选“收敛”再运行：哪个谷用的步数更少？</translation>
    </message>
    <message>
        <source>The net of the forward pass, with an output and an error. Its derivatives are computed backwards: each layer’s from those of the layer after it. The table checks every one by a finite difference.</source>
        <translation>给前向传播一页的网络加上输出和误差。导数从后往前逐层计算：每一层的导数都由后一层的得到。表中用有限差分逐一验证。</translation>
    </message>
    <message>
        <source>The slope points uphill, so step the other way, by the learning rate η times the slope. Steep places give long steps. Where the slope is 0 the steps end: at a minimum here, but hilltops and saddles are flat too.</source>
        <translation>斜率指向上坡，所以朝相反的方向走一步，步长是学习率 η 乘以斜率。越陡，步子越大；斜率为 0 时就不再移动。这里停在极小值，但极大值和鞍点处的斜率也是 0。</translation>
    </message>
    <message>
        <source>Two valleys; the left one is deeper. Descent knows the slope at one point only, so the start decides where it ends. The marks below hold close to the minimum of this valley; farther out the curve bends differently.</source>
        <translation>两个谷，左边的更深。梯度下降只知道当前点的斜率，终点取决于起点。下面的刻度只在这个谷的极小值附近成立；离得远了，曲率就不同了。</translation>
    </message>
    <message>
        <source>Two variables, seen from above. The curvature across this valley is {ratio:g} times that along it: one rate for both is too large across it or too small along it.</source>
        <translation>从上方俯视的两个变量。横穿谷的曲率是沿谷方向的 {ratio:g} 倍：两个变量共用一个学习率，不是横向太大，就是沿谷太小。</translation>
    </message>
</context>
<context>
    <name>Dialogs</name>
    <message>
        <source>&amp;Copy report</source>
        <translation>复制报告(&amp;C)</translation>
    </message>
</context>
<context>
    <name>DigitActions</name>
    <message>
        <source>&amp;Teach it…</source>
        <translation>教学(&amp;T)…</translation>
    </message>
    <message>
        <source>&amp;Write for it…</source>
        <translation>书写采集(&amp;W)…</translation>
    </message>
    <message>
        <source>A new model learns the drawings that you kept</source>
        <translation>让一个新模型学习您保存的手写样本</translation>
    </message>
    <message>
        <source>How well is each writer read by a model taught all others?</source>
        <translation>模型学习其余所有人的样本之后，对每位书写者识别得如何？</translation>
    </message>
    <message>
        <source>It asks for each digit twice, and keeps what you write</source>
        <translation>依次写出每个数字，各写两遍，写下的样本都会保存</translation>
    </message>
    <message>
        <source>My &amp;digits</source>
        <translation>我的样本(&amp;D)</translation>
    </message>
    <message>
        <source>Read &amp;a class…</source>
        <translation>全班测试(&amp;A)…</translation>
    </message>
    <message>
        <source>The drawings that you kept, by writer and digit</source>
        <translation>保存过的手写样本，按书写者和数字排列</translation>
    </message>
</context>
<context>
    <name>DigitDetails</name>
    <message>
        <source>&amp;Delete</source>
        <translation>删除(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Not a digit</source>
        <translation>非数字(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Play the strokes</source>
        <translation>重放笔画(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>撤销(&amp;U)</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>On the canvas</source>
        <translation>放到画布上</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>重放</translation>
    </message>
    <message>
        <source>Show on the &amp;canvas</source>
        <translation>放到画布上(&amp;C)</translation>
    </message>
    <message>
        <source>The digit &amp;{digit}</source>
        <translation>数字 &amp;{digit}</translation>
    </message>
    <message>
        <source>The network reads {answer}.</source>
        <translation>网络识别为 {answer}。</translation>
    </message>
    <message>
        <source>This is a</source>
        <translation>这是</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Written by</source>
        <translation>书写者</translation>
    </message>
    <message>
        <source>{count:,} digits are chosen.</source>
        <translation>已选 {count:,} 个样本。</translation>
    </message>
    <message>
        <source>{mark}, written by {writer}, {day}</source>
        <translation>{mark}，书写者：{writer}，{day}</translation>
    </message>
</context>
<context>
    <name>DigitFiles</name>
    <message>
        <source>Add a folder of ink files and pictures to My digits</source>
        <translation>把文件夹中的笔迹文件和图片加入“我的样本”</translation>
    </message>
    <message>
        <source>Add ink files and pictures to My digits</source>
        <translation>把笔迹文件和图片加入“我的样本”</translation>
    </message>
    <message>
        <source>An empty folder for the IDX files</source>
        <translation>用来存放 IDX 文件的空文件夹</translation>
    </message>
    <message>
        <source>Ink files</source>
        <translation>笔迹文件</translation>
    </message>
    <message>
        <source>Other files are being read or written: wait for them.</source>
        <translation>正在读写其他文件，稍后再试。</translation>
    </message>
    <message>
        <source>Pictures and ink</source>
        <translation>图片和笔迹</translation>
    </message>
    <message>
        <source>Save My digits as an ink file</source>
        <translation>把“我的样本”存为笔迹文件</translation>
    </message>
    <message>
        <source>Saved {count:,} digits: {file}.</source>
        <translation>已保存 {count:,} 个样本：{file}。</translation>
    </message>
    <message>
        <source>{count:,} of {files:,} files gave no digit. The first: {fault}</source>
        <translation>{files:,} 个文件中有 {count:,} 个没有得到样本。第一个的原因：{fault}</translation>
    </message>
    <message>
        <source>{new:,} digits are new in My digits, {known:,} were there already.</source>
        <translation>“我的样本”新增 {new:,} 个，另有 {known:,} 个原已存在。</translation>
    </message>
</context>
<context>
    <name>Digits</name>
    <message>
        <source>eight</source>
        <translation>8</translation>
    </message>
    <message>
        <source>eights</source>
        <translation>8</translation>
    </message>
    <message>
        <source>five</source>
        <translation>5</translation>
    </message>
    <message>
        <source>fives</source>
        <translation>5</translation>
    </message>
    <message>
        <source>four</source>
        <translation>4</translation>
    </message>
    <message>
        <source>fours</source>
        <translation>4</translation>
    </message>
    <message>
        <source>nine</source>
        <translation>9</translation>
    </message>
    <message>
        <source>nines</source>
        <translation>9</translation>
    </message>
    <message>
        <source>one</source>
        <translation>1</translation>
    </message>
    <message>
        <source>ones</source>
        <translation>1</translation>
    </message>
    <message>
        <source>seven</source>
        <translation>7</translation>
    </message>
    <message>
        <source>sevens</source>
        <translation>7</translation>
    </message>
    <message>
        <source>six</source>
        <translation>6</translation>
    </message>
    <message>
        <source>sixes</source>
        <translation>6</translation>
    </message>
    <message>
        <source>three</source>
        <translation>3</translation>
    </message>
    <message>
        <source>threes</source>
        <translation>3</translation>
    </message>
    <message>
        <source>two</source>
        <translation>2</translation>
    </message>
    <message>
        <source>twos</source>
        <translation>2</translation>
    </message>
    <message>
        <source>zero</source>
        <translation>0</translation>
    </message>
    <message>
        <source>zeros</source>
        <translation>0</translation>
    </message>
</context>
<context>
    <name>DigitsPanel</name>
    <message>
        <source>&amp;Add ink files and pictures…</source>
        <translation>添加笔迹文件和图片(&amp;A)…</translation>
    </message>
    <message>
        <source>&amp;Export as a folder of IDX files…</source>
        <translation>导出为 IDX 文件夹(&amp;E)…</translation>
    </message>
    <message>
        <source>&amp;My digits</source>
        <translation>我的样本(&amp;M)</translation>
    </message>
    <message>
        <source>&amp;This is a</source>
        <translation>这是(&amp;T)</translation>
    </message>
    <message>
        <source>Add a &amp;folder…</source>
        <translation>添加文件夹(&amp;F)…</translation>
    </message>
    <message>
        <source>Add files…</source>
        <translation>添加文件…</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>All writers</source>
        <translation>全部书写者</translation>
    </message>
    <message>
        <source>Class…</source>
        <translation>全班测试…</translation>
    </message>
    <message>
        <source>Count e&amp;rrors on these digits</source>
        <translation>统计这些样本的错误(&amp;R)</translation>
    </message>
    <message>
        <source>Count errors</source>
        <translation>统计错误</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>Export as an &amp;ink file…</source>
        <translation>导出为笔迹文件(&amp;I)…</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>No digit is kept yet.

On the Draw page, say what your drawing is.
Write for it asks you for each digit.
Ink files, pictures and folders can be dropped here; a folder named 7, or a file whose name begins with 7_, holds sevens.</source>
        <translation>还没有保存样本。

在“手写”页标出所写的数字，
或用“书写采集”逐个写出。
笔迹文件、图片和文件夹可以直接拖到这里；名为 7 的文件夹，或文件名以 7_ 开头的图片，会标为 7。</translation>
    </message>
    <message>
        <source>Teach…</source>
        <translation>教学…</translation>
    </message>
    <message>
        <source>The digits are being opened…</source>
        <translation>正在打开数据集…</translation>
    </message>
    <message>
        <source>There is no such digit.</source>
        <translation>没有符合条件的样本。</translation>
    </message>
    <message>
        <source>Write for it…</source>
        <translation>书写采集…</translation>
    </message>
    <message>
        <source>Writers</source>
        <translation>书写者</translation>
    </message>
    <message>
        <source>no label</source>
        <translation>未标注</translation>
    </message>
    <message>
        <source>{count:,} digits</source>
        <translation>{count:,} 个样本</translation>
    </message>
    <message>
        <source>{wrong:,} of {count:,} read wrong</source>
        <translation>{count:,} 个中识别错误 {wrong:,} 个</translation>
    </message>
</context>
<context>
    <name>DistanceTable</name>
    <message>
        <source>Click a digit to see its distances under both models</source>
        <translation>单击一个样本，查看它在两个模型下的距离</translation>
    </message>
    <message>
        <source>Distances of this digit from the ten codes; the truth is underlined</source>
        <translation>该样本到十个编码的距离；真实类别带下划线</translation>
    </message>
    <message>
        <source>Distances under both models</source>
        <translation>两个模型下的距离</translation>
    </message>
    <message>
        <source>Distances, of {models} −log p; the truth is underlined</source>
        <translation>到各编码的距离（{models} 为 −log p）；真实类别带下划线</translation>
    </message>
</context>
<context>
    <name>Documents</name>
    <message>
        <source>Ink files</source>
        <translation>笔迹文件</translation>
    </message>
    <message>
        <source>No digit was found in {file}.</source>
        <translation>在 {file} 中没有找到数字。</translation>
    </message>
    <message>
        <source>Open a picture or ink file</source>
        <translation>打开图片或笔迹文件</translation>
    </message>
    <message>
        <source>Pictures and ink</source>
        <translation>图片和笔迹</translation>
    </message>
    <message>
        <source>Save the strokes</source>
        <translation>保存笔画</translation>
    </message>
    <message>
        <source>Saved {file}.</source>
        <translation>已保存 {file}。</translation>
    </message>
    <message>
        <source>Test digit {number} of MNIST.</source>
        <translation>MNIST 测试集的第 {number} 个样本。</translation>
    </message>
    <message>
        <source>There are no strokes to save.</source>
        <translation>没有可保存的笔画。</translation>
    </message>
    <message>
        <source>There is no picture on the clipboard.</source>
        <translation>剪贴板上没有图片。</translation>
    </message>
    <message>
        <source>the picture</source>
        <translation>这张图片</translation>
    </message>
    <message>
        <source>{file} could not be saved: {reason}.</source>
        <translation>无法保存 {file}：{reason}。</translation>
    </message>
</context>
<context>
    <name>DrawMenus</name>
    <message>
        <source>&amp;Edit</source>
        <translation>编辑(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;Keep in My digits</source>
        <translation>存入“我的样本”(&amp;K)</translation>
    </message>
    <message>
        <source>&amp;Paste picture</source>
        <translation>粘贴图片(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Side of the network</source>
        <translation>网络视图(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Step</source>
        <translation>步进(&amp;S)</translation>
    </message>
    <message>
        <source>A written &amp;{digit}</source>
        <translation>手写的 &amp;{digit}</translation>
    </message>
    <message>
        <source>Crop p&amp;icture</source>
        <translation>裁剪图片(&amp;I)</translation>
    </message>
    <message>
        <source>Drag a frame around the digit in a picture</source>
        <translation>在图片中的数字周围拖出一个框</translation>
    </message>
    <message>
        <source>E&amp;xamples</source>
        <translation>示例(&amp;X)</translation>
    </message>
    <message>
        <source>Read the picture on the clipboard</source>
        <translation>识别剪贴板上的图片</translation>
    </message>
    <message>
        <source>The &amp;right answer is</source>
        <translation>正确类别是(&amp;R)</translation>
    </message>
    <message>
        <source>The next digit of this class from MNIST&apos;s test set</source>
        <translation>MNIST 测试集中这一类的下一个样本</translation>
    </message>
</context>
<context>
    <name>DrawPage</name>
    <message>
        <source>C&amp;opy the side in front</source>
        <translation>复制当前视图(&amp;O)</translation>
    </message>
    <message>
        <source>Codes</source>
        <translation>编码</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>比较</translation>
    </message>
    <message>
        <source>Copied: {name}.</source>
        <translation>已复制：{name}。</translation>
    </message>
    <message>
        <source>F6 and the codes</source>
        <translation>F6 与编码</translation>
    </message>
    <message>
        <source>Inside a unit</source>
        <translation>单元内部</translation>
    </message>
    <message>
        <source>Kernels</source>
        <translation>卷积核</translation>
    </message>
    <message>
        <source>Kernels and C3</source>
        <translation>卷积核与 C3 表</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>网络</translation>
    </message>
    <message>
        <source>One step</source>
        <translation>单步更新</translation>
    </message>
    <message>
        <source>One step of learning</source>
        <translation>单步更新</translation>
    </message>
    <message>
        <source>The C3 table</source>
        <translation>C3 连接表</translation>
    </message>
    <message>
        <source>The RBF distances</source>
        <translation>RBF 距离</translation>
    </message>
    <message>
        <source>The drawing</source>
        <translation>手写图</translation>
    </message>
    <message>
        <source>The kernels</source>
        <translation>卷积核</translation>
    </message>
    <message>
        <source>The network</source>
        <translation>网络</translation>
    </message>
    <message>
        <source>The tab that is open over the network, as a picture</source>
        <translation>把网络上方打开的视图复制为图片</translation>
    </message>
    <message>
        <source>The whole page</source>
        <translation>整页</translation>
    </message>
    <message>
        <source>This layer</source>
        <translation>本层</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>Today&apos;s LeNet-5</source>
        <translation>现代 LeNet-5</translation>
    </message>
    <message>
        <source>Two drawings compared</source>
        <translation>两张手写图的比较</translation>
    </message>
    <message>
        <source>What it sees</source>
        <translation>网络所见</translation>
    </message>
    <message>
        <source>What the network sees</source>
        <translation>网络看到的图像</translation>
    </message>
</context>
<context>
    <name>DrawQuestions</name>
    <message>
        <source>2×2 units of C1, each of which sees 5×5 pixels: 1 + 5 = 6 each way.</source>
        <translation>对应 C1 的 2×2 个单元，每个看到 5×5 个像素：边长 1 + 5 = 6。</translation>
    </message>
    <message>
        <source>5×5 units of S2, each 6 pixels wide and 2 pixels on from the last: 4·2 + 6 = 14 each way.</source>
        <translation>对应 S2 的 5×5 个单元，每个宽 6 个像素，依次相隔 2 个像素：边长 4·2 + 6 = 14。</translation>
    </message>
    <message>
        <source>60 kernels of 25 weights and 16 biases: 60·25 + 16 = 1,516.</source>
        <translation>60 个卷积核，每个 25 个权值，再加 16 个偏置：60·25 + 16 = 1,516。</translation>
    </message>
    <message>
        <source>A coefficient and a bias for each of the 16 maps: 16·2 = 32.</source>
        <translation>16 张特征图各有一个系数和一个偏置：16·2 = 32。</translation>
    </message>
    <message>
        <source>And now the opposite corner.</source>
        <translation>再单击对角。</translation>
    </message>
    <message>
        <source>Ctrl+R brings the map back.</source>
        <translation>按 Ctrl+R 恢复该特征图。</translation>
    </message>
    <message>
        <source>How many parameters has {layer}?</source>
        <translation>{layer} 有多少个参数？</translation>
    </message>
    <message>
        <source>Nearly: every map has a bias too.</source>
        <translation>差一点：每张特征图还有一个偏置。</translation>
    </message>
    <message>
        <source>No. Count the kernels, then the biases.</source>
        <translation>不对。先数卷积核，再数偏置。</translation>
    </message>
    <message>
        <source>Not quite: {height}×{width} pixels are not what it sees. Try again.</source>
        <translation>不对：它看到的不是 {height}×{width} 个像素，请重试。</translation>
    </message>
    <message>
        <source>Now {after}, {far:.1f} away; before it was {before}, {near:.1f} away.</source>
        <translation>现在是 {after}，距离 {far:.1f}；之前是 {before}，距离 {near:.1f}。</translation>
    </message>
    <message>
        <source>Right.</source>
        <translation>正确。</translation>
    </message>
    <message>
        <source>Still {after}: {far:.1f} away now, {near:.1f} before.</source>
        <translation>仍是 {after}：现在距离 {far:.1f}，之前 {near:.1f}。</translation>
    </message>
    <message>
        <source>That would be every map of C3 on all six of S2.</source>
        <translation>那是 C3 的每张特征图都连接 S2 全部六张的情形。</translation>
    </message>
    <message>
        <source>The canvas is blank now, so there is no answer.</source>
        <translation>画布已清空，没有识别结果。</translation>
    </message>
    <message>
        <source>The four inputs of a window share one coefficient.</source>
        <translation>窗口中的四个输入共用一个系数。</translation>
    </message>
    <message>
        <source>The size is right, the place is not. Try again.</source>
        <translation>大小正确，位置不对，请重试。</translation>
    </message>
    <message>
        <source>Those are its connections: weights are shared by a map.</source>
        <translation>那是连接数：同一张特征图共享权值。</translation>
    </message>
    <message>
        <source>Type a digit from 0 to 9.</source>
        <translation>请输入 0 到 9 的数字。</translation>
    </message>
    <message>
        <source>Type a whole number, such as 156, which C1 has.</source>
        <translation>请输入整数，例如 C1 有 156 个。</translation>
    </message>
    <message>
        <source>Which code is nearest when map {map} of {layer} is switched off?</source>
        <translation>停用 {layer} 的特征图 {map} 后，离哪个数字的编码最近？</translation>
    </message>
    <message>
        <source>Which pixels does the marked unit of {layer} see? Click two corners in the input.</source>
        <translation>标出的 {layer} 单元看到哪些像素？请在输入中单击两个对角。</translation>
    </message>
</context>
<context>
    <name>DrawingKeeper</name>
    <message>
        <source>Your drawing is not kept when the program ends: {reason}.</source>
        <translation>程序结束后无法保留这张手写图：{reason}。</translation>
    </message>
    <message>
        <source>Your last drawing is back, with all that Undo and Redo lead to.</source>
        <translation>上次的手写图已恢复，撤销和重做的记录也一并恢复。</translation>
    </message>
    <message>
        <source>{fault} Your last drawing was set aside in {folder}.</source>
        <translation>{fault}上次的手写图已移到 {folder}。</translation>
    </message>
</context>
<context>
    <name>DrawingPanel</name>
    <message>
        <source>&amp;Clear</source>
        <translation>清空(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Eraser</source>
        <translation>橡皮(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>重做(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>撤销(&amp;U)</translation>
    </message>
    <message>
        <source>A blank canvas</source>
        <translation>空白画布</translation>
    </message>
    <message>
        <source>A picture keeps its own ink: the width is that of strokes drawn with the pen.</source>
        <translation>图片中的笔画粗细不变；笔宽只用于手写的笔画。</translation>
    </message>
    <message>
        <source>Do again what was taken back</source>
        <translation>恢复刚才撤销的一步</translation>
    </message>
    <message>
        <source>Draw with the pen</source>
        <translation>用画笔书写</translation>
    </message>
    <message>
        <source>Erase &amp;whole strokes</source>
        <translation>整笔擦除(&amp;W)</translation>
    </message>
    <message>
        <source>Erase what it touches; so does the right button</source>
        <translation>擦除碰到的部分；右键也可以</translation>
    </message>
    <message>
        <source>Pe&amp;n</source>
        <translation>画笔(&amp;N)</translation>
    </message>
    <message>
        <source>Pen width</source>
        <translation>笔宽</translation>
    </message>
    <message>
        <source>Take back the last step</source>
        <translation>撤销上一步</translation>
    </message>
    <message>
        <source>The eraser takes every stroke it touches, not only a part of it</source>
        <translation>碰到的笔画整笔擦除，而不是只擦碰到的部分</translation>
    </message>
    <message>
        <source>Width of the pen in pixels of the 28×28 digit, {width:.1f} now. What is drawn is inked anew: MNIST&apos;s own strokes are about 2.4 px wide.</source>
        <translation>笔宽，以 28×28 图像的像素计，当前为 {width:.1f}。已写的笔画会按新笔宽重描；MNIST 样本的笔画宽约 2.4 像素。</translation>
    </message>
    <message>
        <source>{width:.1f} px</source>
        <translation>{width:.1f} px</translation>
    </message>
</context>
<context>
    <name>EquivarianceLesson</name>
    <message>
        <source>A large one saturates: by its bias the unit is a noisy or (one input is enough) or a noisy and (all four are needed).</source>
        <translation>系数大时单元饱和：视偏置而定，它近似于“或”（一个输入开启即可）或“与”（四个输入都要开启）。</translation>
    </message>
    <message>
        <source>A unit of C1 sees 5×5 pixels. A unit above sees the fields of all its inputs together, and after each S layer neighbours lie twice as far apart.</source>
        <translation>C1 的单元看到 5×5 个像素。上层单元看到的是它所有输入的感受野之和；每经过一个 S 层，相邻单元的间距加倍。</translation>
    </message>
    <message>
        <source>A unit of S2 adds its four inputs, times a coefficient, plus a bias. A small coefficient stays where f is nearly straight: the unit blurs.</source>
        <translation>S2 的单元把四个输入相加，乘以系数，再加偏置。系数小时，f 近似为直线，单元只起模糊作用。</translation>
    </message>
    <message>
        <source>All units of a map share one kernel. Move the digit, and the map of C1 moves with it, otherwise unchanged. S2 has half the places: it moves by half where the shift is even.</source>
        <translation>同一张特征图的所有单元共用一个卷积核。平移数字，C1 的特征图随之平移，其余不变。S2 的行数和列数减半：平移偶数个像素时，它恰好平移一半。</translation>
    </message>
    <message>
        <source>Below each digit: the field of the layer below, plus (k − 1) times the distance of neighbours. C5 sees the whole input.</source>
        <translation>图下的算式：下一层的感受野，加上 (k − 1) 乘相邻单元的间距。C5 看到整个输入。</translation>
    </message>
    <message>
        <source>Coefficient</source>
        <translation>系数</translation>
    </message>
    <message>
        <source>Drag the digit by 1 pixel, then by 2. What does S2 do?</source>
        <translation>把数字先拖动 1 个像素，再拖动 2 个像素：S2 怎样变化？</translation>
    </message>
    <message>
        <source>Nothing is drawn yet, so a digit from MNIST is shown.</source>
        <translation>还没有手写样本，这里用 MNIST 中的一个样本。</translation>
    </message>
    <message>
        <source>One kernel finds one feature, wherever it is. Six features need six kernels: six maps.</source>
        <translation>一个卷积核只检测一种特征，不论特征在哪里。要检测六种特征，就要六个卷积核，得到六张特征图。</translation>
    </message>
    <message>
        <source>Receptive fields</source>
        <translation>感受野</translation>
    </message>
    <message>
        <source>S units</source>
        <translation>S 层单元</translation>
    </message>
    <message>
        <source>Set w to 2 and choose “and”: how many inputs must be on?</source>
        <translation>把 w 调到 2，选“与”：要有几个输入开启？</translation>
    </message>
    <message>
        <source>Sharing saves parameters: C1 has {parameters:,}, not {unshared:,}. It saves no multiplications: {multiplications:,} a digit, shared or not.</source>
        <translation>权值共享节省的是参数：C1 只有 {parameters:,} 个，而不是 {unshared:,} 个。乘法次数并不减少：共享与否，每个样本都要 {multiplications:,} 次。</translation>
    </message>
    <message>
        <source>Shift</source>
        <translation>平移</translation>
    </message>
    <message>
        <source>This model’s coefficients: S2 {low2:.2f} to {high2:.2f}, S4 {low4:.2f} to {high4:.2f}.</source>
        <translation>当前模型的系数：S2 为 {low2:.2f} 至 {high2:.2f}，S4 为 {low4:.2f} 至 {high4:.2f}。</translation>
    </message>
    <message>
        <source>Which layer is the first to see half of the digit?</source>
        <translation>从哪一层开始能看到半个数字？</translation>
    </message>
    <message>
        <source>and</source>
        <translation>与</translation>
    </message>
    <message>
        <source>b = 0</source>
        <translation>b = 0</translation>
    </message>
    <message>
        <source>or</source>
        <translation>或</translation>
    </message>
</context>
<context>
    <name>ErrorCurve</name>
    <message>
        <source>E after {count} updates</source>
        <translation>{count} 次更新后的误差 E</translation>
    </message>
    <message>
        <source>The error after every update</source>
        <translation>每次更新后的误差</translation>
    </message>
</context>
<context>
    <name>ErrorsLesson</name>
    <message>
        <source>Click a cell: would you have read these digits differently?</source>
        <translation>单击一格：换作你，会怎样识别这些数字？</translation>
    </message>
    <message>
        <source>Our network’s errors</source>
        <translation>我们的网络的错例</translation>
    </message>
    <message>
        <source>The errors of 1998</source>
        <translation>1998 年的错例</translation>
    </message>
    <message>
        <source>The fair comparison: trained with distortions too</source>
        <translation>公平的比较：同样用变形样本训练</translation>
    </message>
    <message>
        <source>The model in use</source>
        <translation>当前模型</translation>
    </message>
    <message>
        <source>beside the LeNet-5 of 1998, which was trained with distortions and misread {wrong} of {count:,} test digits.</source>
        <translation>与 1998 年的 LeNet-5 比较：它用变形样本训练，{count:,} 个测试样本中识别错误 {wrong} 个。</translation>
    </message>
</context>
<context>
    <name>ErrorsPage</name>
    <message>
        <source>&amp;All errors</source>
        <translation>全部错例(&amp;A)</translation>
    </message>
    <message>
        <source>E&amp;rrors</source>
        <translation>错误分析(&amp;R)</translation>
    </message>
    <message>
        <source>Every digit that is read wrong, the worst first</source>
        <translation>所有识别错误的样本，按错误程度从高到低</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>My digits</source>
        <translation>我的样本</translation>
    </message>
    <message>
        <source>See the digit in the &amp;network</source>
        <translation>在网络中查看这个样本(&amp;N)</translation>
    </message>
    <message>
        <source>The 82 errors of 1998</source>
        <translation>1998 年的 82 个错例</translation>
    </message>
    <message>
        <source>The confusion matrix</source>
        <translation>混淆矩阵</translation>
    </message>
    <message>
        <source>The difference of the confusions</source>
        <translation>混淆矩阵之差</translation>
    </message>
    <message>
        <source>The digits</source>
        <translation>样本</translation>
    </message>
    <message>
        <source>The drawing page, with the digit that was clicked last</source>
        <translation>转到手写页，查看最后单击的样本</translation>
    </message>
    <message>
        <source>The errors of 1998</source>
        <translation>1998 年的错例</translation>
    </message>
    <message>
        <source>The models</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>The rejection curve</source>
        <translation>拒识曲线</translation>
    </message>
    <message>
        <source>The whole page</source>
        <translation>整页</translation>
    </message>
    <message>
        <source>This model</source>
        <translation>当前模型</translation>
    </message>
    <message>
        <source>This model’s errors</source>
        <translation>当前模型的错例</translation>
    </message>
    <message>
        <source>Two models</source>
        <translation>两个模型</translation>
    </message>
    <message>
        <source>Views of the errors</source>
        <translation>错误分析的各个视图</translation>
    </message>
</context>
<context>
    <name>ErrorsPanel</name>
    <message>
        <source>Read wrong by writer: {writers}.</source>
        <translation>各书写者的识别错误：{writers}。</translation>
    </message>
    <message>
        <source>Reading {count:,} digits: {share:.0f} %</source>
        <translation>正在识别 {count:,} 个样本：{share:.0f}%</translation>
    </message>
    <message>
        <source>See it in the network</source>
        <translation>在网络中查看</translation>
    </message>
    <message>
        <source>The clearest mistakes first. Click a digit to see it on the Draw page too.</source>
        <translation>按错误程度从高到低。单击一个样本，手写页也会显示它。</translation>
    </message>
    <message>
        <source>The digits are being opened…</source>
        <translation>正在打开数据集…</translation>
    </message>
    <message>
        <source>These numbers are of {old}. Reading with {new}: {share:.0f} %</source>
        <translation>这些数值属于 {old}。正在用 {new} 识别：{share:.0f}%</translation>
    </message>
    <message>
        <source>These numbers are of {old}. {new} reads now and still learns; it is counted once it stops changing.</source>
        <translation>这些数值属于 {old}。现在识别用的 {new} 仍在训练，停止变化后再统计。</translation>
    </message>
    <message>
        <source>{count:,} more</source>
        <translation>另外 {count:,} 人</translation>
    </message>
    <message>
        <source>{errors:,} wrong of {count:,} digits: {rate:.2f} %</source>
        <translation>{count:,} 个样本中识别错误 {errors:,} 个：{rate:.2f}%</translation>
    </message>
    <message>
        <source>{model} gives no answer for {refused:,} of them: {torn:,} are nearly as close to a second digit, {strange:,} are far from every digit. Of the other {accepted:,} it reads {wrong:,} wrong: {rate:.2f} %.</source>
        <translation>{model} 拒识其中 {refused:,} 个样本：{torn:,} 个与第二近的数字也差不多近，{strange:,} 个离所有数字都远。其余 {accepted:,} 个中识别错误 {wrong:,} 个：{rate:.2f}%。</translation>
    </message>
    <message>
        <source>{model} has no limits for doubt, so it answers for every picture.</source>
        <translation>{model} 没有拒识阈值，对每张图像都给出识别结果。</translation>
    </message>
    <message>
        <source>{writer} {wrong:,} of {count:,}</source>
        <translation>{writer} {wrong:,}/{count:,}</translation>
    </message>
</context>
<context>
    <name>ErrorsQuestions</name>
    <message>
        <source>One of the two is right.</source>
        <translation>其中一个数字对了。</translation>
    </message>
    <message>
        <source>Right.</source>
        <translation>正确。</translation>
    </message>
    <message>
        <source>Type two digits, such as 08.</source>
        <translation>请输入两个不同的数字，例如 08。</translation>
    </message>
    <message>
        <source>Which two digits are taken for each other most often, both ways together?</source>
        <translation>哪两个数字最容易互相混淆（两个方向合计）？</translation>
    </message>
    <message>
        <source>{low} and {high}: {count} times; another pair more often.</source>
        <translation>{low} 与 {high} 混淆 {count} 次，还有更容易混淆的一对。</translation>
    </message>
    <message>
        <source>{one} read as {other} {there}×, {other} as {one} {back}×: {both} together.</source>
        <translation>{one} 识别为 {other} {there} 次，{other} 识别为 {one} {back} 次，合计 {both} 次。</translation>
    </message>
</context>
<context>
    <name>EvaluationDataset</name>
    <message>
        <source>My digits</source>
        <translation>我的样本</translation>
    </message>
</context>
<context>
    <name>Exports</name>
    <message>
        <source>&amp;Copy a picture of</source>
        <translation>复制图片(&amp;C)</translation>
    </message>
    <message>
        <source>Copied: {name}.</source>
        <translation>已复制：{name}。</translation>
    </message>
    <message>
        <source>Every sum and state of every layer, for numpy</source>
        <translation>每一层的全部净输入和激活值，供 numpy 读取</translation>
    </message>
    <message>
        <source>Numbers for numpy</source>
        <translation>numpy 数据</translation>
    </message>
    <message>
        <source>ONNX</source>
        <translation>ONNX</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>PyTorch file</source>
        <translation>PyTorch 文件</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Save a &amp;picture of</source>
        <translation>保存图片(&amp;P)</translation>
    </message>
    <message>
        <source>Save all &amp;numbers (.npz)…</source>
        <translation>保存全部数值 (.npz)(&amp;N)…</translation>
    </message>
    <message>
        <source>Save the net&amp;work (.onnx, .py, .npz)…</source>
        <translation>保存网络(&amp;W) (.onnx、.py、.npz)…</translation>
    </message>
    <message>
        <source>Saved {file}.</source>
        <translation>已保存 {file}。</translation>
    </message>
    <message>
        <source>The model in use for ONNX, as a PyTorch file, or for numpy</source>
        <translation>把当前模型保存为 ONNX、PyTorch 文件或 numpy 数组</translation>
    </message>
    <message>
        <source>There is no digit, so there are no numbers to save.</source>
        <translation>没有数字，因此没有可保存的数值。</translation>
    </message>
    <message>
        <source>{file} could not be saved: {reason}.</source>
        <translation>无法保存 {file}：{reason}。</translation>
    </message>
</context>
<context>
    <name>FormulaRows</name>
    <message>
        <source>Computes</source>
        <translation>计算</translation>
    </message>
    <message>
        <source>Connections</source>
        <translation>连接数</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>参数</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>尺寸</translation>
    </message>
    <message>
        <source>on the slides</source>
        <translation>按课件</translation>
    </message>
</context>
<context>
    <name>ForwardLesson</name>
    <message>
        <source>A unit multiplies each input by a weight and adds the products and a bias: this is z. The activation function f turns z into a, which is what the next layer sees.</source>
        <translation>每个单元先把各个输入分别乘以权值，再连同偏置加起来，得到加权和 z；z 经过激活函数 f，得到激活值 a，传给下一层。</translation>
    </message>
    <message>
        <source>Activation function f</source>
        <translation>激活函数 f</translation>
    </message>
    <message>
        <source>Always between 0 and 1, never negative. So the next layer&apos;s inputs have a mean well above 0, which slows learning.</source>
        <translation>输出总在 0 与 1 之间，不会为负，因此下一层输入的均值明显大于 0，会减慢学习。</translation>
    </message>
    <message>
        <source>Drag x₁ to 3, then w₁₁ up until a₁ stops growing. Now choose ReLU: does a₁ still level off? And for negative z₁?</source>
        <translation>先把 x₁ 拖到 3，再增大 w₁₁，直到 a₁ 不再增大。换成 ReLU，a₁ 还会饱和吗？z₁ 为负时又如何？</translation>
    </message>
    <message>
        <source>Scaled tanh</source>
        <translation>缩放的 tanh</translation>
    </message>
    <message>
        <source>Sigmoid</source>
        <translation>Sigmoid</translation>
    </message>
    <message>
        <source>The paper&apos;s choice: odd, so outputs centre on 0; f(1) = 1, f(−1) = −1, and there it bends most. Far from 0 it saturates.</source>
        <translation>论文采用的函数：奇函数，输出以 0 为中心；f(±1) = ±1，曲线在此弯曲最大，离 0 远了就饱和。</translation>
    </message>
    <message>
        <source>Today&apos;s usual choice: 0 for negative z, z itself above. It never saturates for large z; for negative z no gradient passes, and the unit does not learn.</source>
        <translation>现在最常用的函数：z 为负时输出 0，为正时输出 z 本身。z 再大也不会饱和；z 为负时梯度为 0，单元不学习。</translation>
    </message>
</context>
<context>
    <name>FunctionGraph</name>
    <message>
        <source>Graph of f</source>
        <translation>f 的图像</translation>
    </message>
</context>
<context>
    <name>Gallery</name>
    <message>
        <source>Digits</source>
        <translation>样本</translation>
    </message>
</context>
<context>
    <name>GaussianLesson</name>
    <message>
        <source>Click the row of the second smallest distance, as if that class were right, and press “Descend”. Which cells change?</source>
        <translation>单击距离第二小的一行，假设它才是正确类别，再按“下降”。哪些格会改变？</translation>
    </message>
    <message>
        <source>Descend</source>
        <translation>下降</translation>
    </message>
    <message>
        <source>Draw one</source>
        <translation>自己画</translation>
    </message>
    <message>
        <source>Each output unit takes its code w as the mean of a Gaussian for F6. Up to a constant, s·y is the negative log-likelihood: the nearest code is the likeliest.</source>
        <translation>每个输出单元把自己的编码 w 看作 F6 空间中一个高斯分布的均值。s·y 与负对数似然只差一个常数：离得最近的编码最可能。</translation>
    </message>
    <message>
        <source>Eq. 8</source>
        <translation>式 (8)</translation>
    </message>
    <message>
        <source>Eq. 9</source>
        <translation>式 (9)</translation>
    </message>
    <message>
        <source>Only the right class pulls. If the codes were learned too, they and a constant F6 could all become equal, with E = 0; eq. 9 does not allow that. The paper fixed its codes by design, at least at first.</source>
        <translation>只有正确类别在拉。如果编码也由学习得到，那么所有编码与恒定的 F6 可能变得完全相同，使 E = 0（坍缩）；式 (9) 排除了这种情况。论文中的编码是事先设计的，至少在最初固定不变。</translation>
    </message>
    <message>
        <source>Penalty of the rubbish class</source>
        <translation>垃圾类的惩罚</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>复原</translation>
    </message>
    <message>
        <source>Scale of the distances</source>
        <translation>距离的缩放系数</translation>
    </message>
    <message>
        <source>The second term makes the classes compete: it pushes F6 away from each code by its share p. At the distance j / s this is the share of the rubbish class; farther out the push fades, so a class that is far already is hardly pushed (section II-C). On a code p is {share:.0f} % at most.</source>
        <translation>第二项让各类相互竞争：它把 F6 从各个编码推开，力度取决于各自的份额 p。距离为 j / s 时，p 与垃圾类的份额相等；再远则推力减弱，因此已经很远的类几乎不再被推远（论文第 II-C 节）。F6 与编码重合时，p 最多 {share:.0f}%。</translation>
    </message>
    <message>
        <source>s is ours, and the paper gives no j.</source>
        <translation>s 是我们加的，论文没有给出 j 的值。</translation>
    </message>
    <message>
        <source>s is ours, and the paper gives no j: here as {model} was trained.</source>
        <translation>s 为我们所加，论文未给出 j；这里用训练 {model} 时的值。</translation>
    </message>
    <message>
        <source>{text} The digit is of MNIST.</source>
        <translation>{text}图中是一个 MNIST 样本。</translation>
    </message>
</context>
<context>
    <name>GaussianStage</name>
    <message>
        <source>F6, the ten codes, and what the loss does to F6</source>
        <translation>F6、十个编码，以及损失对 F6 的作用</translation>
    </message>
    <message>
        <source>Largest: {largest}</source>
        <translation>最大值：{largest}</translation>
    </message>
    <message>
        <source>Orange up, blue down. Full colour: {level}; largest here: {largest}.</source>
        <translation>橙色增大，蓝色减小。颜色最深处为 {level}，此处最大值为 {largest}。</translation>
    </message>
    <message>
        <source>Where descent moves F6: orange up, blue down. The sum of the ten pictures at the right. Full colour: {level}; largest value here: {largest}.</source>
        <translation>梯度下降使 F6 移动的方向：橙色增大，蓝色减小，是右边十张图之和。颜色最深处为 {level}，此处最大值为 {largest}。</translation>
    </message>
    <message>
        <source>pull</source>
        <translation>拉力</translation>
    </message>
    <message>
        <source>rubbish</source>
        <translation>垃圾类</translation>
    </message>
</context>
<context>
    <name>GradientFigure</name>
    <message>
        <source>A step moves each weight against its gradient: orange down, blue up.</source>
        <translation>一步更新使每个权值沿梯度的反方向变化：橙色减小，蓝色增大。</translation>
    </message>
    <message>
        <source>All {n} units of the map share this weight, so its gradient is the sum of x · δ over their places.</source>
        <translation>这张特征图的 {n} 个单元共享这个权值，所以它的梯度是各位置上 x × δ 之和。</translation>
    </message>
    <message>
        <source>C1 kernel {map}, row {row}, column {column}</source>
        <translation>C1 卷积核 {map}，第 {row} 行第 {column} 列</translation>
    </message>
    <message>
        <source>Draw a digit, say which one it is, and take one step.</source>
        <translation>写一个数字，指定正确类别，再做一次单步更新。</translation>
    </message>
    <message>
        <source>Gradient of C1&apos;s kernels</source>
        <translation>C1 卷积核的梯度</translation>
    </message>
    <message>
        <source>Gradients of one step</source>
        <translation>单步更新的梯度</translation>
    </message>
    <message>
        <source>Kernel S2 {s2} → C3 {c3}, row {row}, column {column}</source>
        <translation>卷积核 S2 {s2} → C3 {c3}，第 {row} 行第 {column} 列</translation>
    </message>
    <message>
        <source>gradient {total} = sum of x · δ over {n} places</source>
        <translation>梯度 {total} = {n} 个位置上 x × δ 之和</translation>
    </message>
    <message>
        <source>of C3&apos;s 60 kernels</source>
        <translation>C3 的 60 个卷积核的梯度</translation>
    </message>
    <message>
        <source>of C5&apos;s weights</source>
        <translation>C5 权值的梯度</translation>
    </message>
    <message>
        <source>of F6&apos;s</source>
        <translation>F6 权值的梯度</translation>
    </message>
    <message>
        <source>x · δ</source>
        <translation>x × δ</translation>
    </message>
    <message>
        <source>x, the input</source>
        <translation>x，输入</translation>
    </message>
    <message>
        <source>{name}: gradient {value}</source>
        <translation>{name}：梯度 {value}</translation>
    </message>
    <message>
        <source>δ is dE/da: how fast the loss E grows with the net input a of a unit.</source>
        <translation>δ 即 dE/da：单元的净输入 a 增大时，损失 E 增大得多快。</translation>
    </message>
    <message>
        <source>δ of the unit</source>
        <translation>该单元的 δ</translation>
    </message>
</context>
<context>
    <name>GuessFigure</name>
    <message>
        <source>The digit to read</source>
        <translation>待识别的样本</translation>
    </message>
</context>
<context>
    <name>GuessLesson</name>
    <message>
        <source>A label may be wrong, too. How often people misread these digits is not said here: we have no source that measured it.</source>
        <translation>标签也可能有错。人会认错多少，这里不给数字：我们没有找到实测过的资料。</translation>
    </message>
    <message>
        <source>Begin anew</source>
        <translation>重新开始</translation>
    </message>
    <message>
        <source>It is a</source>
        <translation>这是</translation>
    </message>
    <message>
        <source>Label {truth}. The network: {answer}. You: {guess}.</source>
        <translation>标签：{truth}；网络：{answer}；你：{guess}。</translation>
    </message>
    <message>
        <source>Next digit</source>
        <translation>下一个</translation>
    </message>
    <message>
        <source>Read ten digits. Which of them would you call unreadable?</source>
        <translation>识别十个样本：其中哪些你认为无法辨认？</translation>
    </message>
    <message>
        <source>The network reads the test digits: {share:.0f} %</source>
        <translation>网络正在识别测试样本：{share:.0f}%</translation>
    </message>
    <message>
        <source>These are test digits that the network in use reads wrong. Read them yourself, by the buttons or the keys 0 to 9; then label and answer are shown.</source>
        <translation>这些测试样本，当前网络都识别错了。请你来识别：点按钮或按 0 至 9 键，随后显示标签和网络的识别结果。</translation>
    </message>
    <message>
        <source>This network reads every test digit right.</source>
        <translation>这个网络把所有测试样本都识别对了。</translation>
    </message>
    <message>
        <source>You agree with the label.</source>
        <translation>与标签一致。</translation>
    </message>
    <message>
        <source>You disagree with the label.</source>
        <translation>与标签不一致。</translation>
    </message>
    <message>
        <source>You: {right} of {count}. The network: 0 of {count}, for these are its errors.</source>
        <translation>{count} 个样本中你认对 {right} 个，网络认对 0 个（这 {count} 个都是它的错例）。</translation>
    </message>
    <message>
        <source>{model}: {errors:,} of {digits:,} wrong; LeNet-5 of 1998: {then}.</source>
        <translation>{model} 在 {digits:,} 个测试样本中错 {errors:,} 个；1998 年的 LeNet-5 错 {then} 个。</translation>
    </message>
</context>
<context>
    <name>HandSum</name>
    <message>
        <source>Bias</source>
        <translation>偏置</translation>
    </message>
    <message>
        <source>Kernel 1</source>
        <translation>卷积核 1</translation>
    </message>
    <message>
        <source>Kernel 2</source>
        <translation>卷积核 2</translation>
    </message>
    <message>
        <source>Map 1</source>
        <translation>特征图 1</translation>
    </message>
    <message>
        <source>Map 2</source>
        <translation>特征图 2</translation>
    </message>
    <message>
        <source>Part 1</source>
        <translation>卷积结果 1</translation>
    </message>
    <message>
        <source>Part 2</source>
        <translation>卷积结果 2</translation>
    </message>
</context>
<context>
    <name>Handout</name>
    <message>
        <source>LeNet-5: the lecture</source>
        <translation>LeNet-5 课堂讲解</translation>
    </message>
    <message>
        <source>{number} of {count}</source>
        <translation>{number} / {count}</translation>
    </message>
</context>
<context>
    <name>HandoutExport</name>
    <message>
        <source>A handout of the pages as they are set now, on A4</source>
        <translation>各讲解页按当前设置排成 A4 页面，便于打印</translation>
    </message>
    <message>
        <source>All &amp;lecture pages as PDF…</source>
        <translation>全部讲解页存为 PDF(&amp;L)…</translation>
    </message>
    <message>
        <source>LeNet-5 lecture</source>
        <translation>LeNet-5 课堂讲解</translation>
    </message>
    <message>
        <source>PDF documents</source>
        <translation>PDF 文档</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Saved {file}.</source>
        <translation>已保存 {file}。</translation>
    </message>
    <message>
        <source>The lecture as PDF</source>
        <translation>正在把课堂讲解存为 PDF</translation>
    </message>
</context>
<context>
    <name>Header</name>
    <message>
        <source>Model: {name}</source>
        <translation>模型：{name}</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>页面</translation>
    </message>
    <message>
        <source>Parts are switched off</source>
        <translation>部分单元已停用</translation>
    </message>
    <message>
        <source>Parts off</source>
        <translation>有停用项</translation>
    </message>
    <message>
        <source>See the models, and choose another</source>
        <translation>查看各个模型，另选一个</translation>
    </message>
    <message>
        <source>Switch between light and dark</source>
        <translation>切换浅色与深色外观</translation>
    </message>
    <message>
        <source>Switch the language</source>
        <translation>切换语言</translation>
    </message>
    <message>
        <source>{rate:.2f} % test error</source>
        <translation>测试错误率 {rate:.2f}%</translation>
    </message>
    <message>
        <source>{rate:.2f} % test error on {count:,} digits</source>
        <translation>在 {count:,} 个样本上的测试错误率为 {rate:.2f}%</translation>
    </message>
</context>
<context>
    <name>Help</name>
    <message>
        <source>&amp;About LeNet-5 Lab</source>
        <translation>关于 LeNet-5 Lab(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Contributing</source>
        <translation>参与开发(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Documents</source>
        <translation>文档(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Glossary</source>
        <translation>术语表(&amp;G)</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>帮助(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;How to</source>
        <translation>操作指南(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;Keys, and what can be done here</source>
        <translation>按键与本页功能(&amp;K)</translation>
    </message>
    <message>
        <source>&amp;Read me</source>
        <translation>项目说明(&amp;R)</translation>
    </message>
    <message>
        <source>A first &amp;tour</source>
        <translation>入门导览(&amp;T)</translation>
    </message>
    <message>
        <source>R&amp;esults</source>
        <translation>实验结果(&amp;E)</translation>
    </message>
    <message>
        <source>README.md</source>
        <translation>README.zh-CN.md</translation>
    </message>
    <message>
        <source>The &amp;library in a notebook</source>
        <translation>在笔记本中使用程序库(&amp;L)</translation>
    </message>
    <message>
        <source>While presenting</source>
        <translation>放映时</translation>
    </message>
    <message>
        <source>{page}: keys, and what can be done here</source>
        <translation>{page}：按键与功能</translation>
    </message>
</context>
<context>
    <name>ImportedNetworks</name>
    <message>
        <source>Networks</source>
        <translation>网络</translation>
    </message>
    <message>
        <source>Open a model</source>
        <translation>打开模型</translation>
    </message>
</context>
<context>
    <name>InputError</name>
    <message>
        <source>&quot;2.4/fan-in&quot; or &quot;1/sqrt(fan-in)&quot;</source>
        <translation>“2.4/fan-in”或“1/sqrt(fan-in)”</translation>
    </message>
    <message>
        <source>--csv writes the table of --class, so give that too.</source>
        <translation>--csv 写出 --class 的表格，请同时给出 --class。</translation>
    </message>
    <message>
        <source>--device is {device}, but must be one of {devices}.</source>
        <translation>--device 为 {device}，但只能是 {devices} 之一。</translation>
    </message>
    <message>
        <source>--page is a page of the lecture, so it needs --tab lecture.</source>
        <translation>--page 指课堂讲解的页，需要同时给出 --tab lecture。</translation>
    </message>
    <message>
        <source>--pin can be given twice at most: two units can be pinned.</source>
        <translation>--pin 最多给出两次：最多选定两个单元。</translation>
    </message>
    <message>
        <source>--resume takes all from the run folder, so {option} cannot be given.</source>
        <translation>使用 --resume 时，全部设定取自训练文件夹，不能再给出 {option}。</translation>
    </message>
    <message>
        <source>--seed is {seed}, but must not be negative.</source>
        <translation>--seed 是 {seed}，但不能为负数。</translation>
    </message>
    <message>
        <source>--side is of the Draw or the Errors page: give --tab draw or errors.</source>
        <translation>--side 只用于手写页或错误分析页：请加 --tab draw 或 --tab errors。</translation>
    </message>
    <message>
        <source>--spec holds all but the run folder, so {option} cannot be given.</source>
        <translation>除训练文件夹以外的一切都在 --spec 中，不能再给出 {option}。</translation>
    </message>
    <message>
        <source>--step and --pin are of the Draw page, so they need --tab draw.</source>
        <translation>--step 和 --pin 只用于手写页，需要同时给出 --tab draw。</translation>
    </message>
    <message>
        <source>--threads is {threads}, but must be from 1 to {most}.</source>
        <translation>--threads 是 {threads}，但必须在 1 到 {most} 之间。</translation>
    </message>
    <message>
        <source>28 rows of 56 hexadecimal characters</source>
        <translation>28 行，每行 56 个十六进制字符</translation>
    </message>
    <message>
        <source>A class needs the drawings of two writers or more.</source>
        <translation>班级评测至少需要两位书写者的手写样本。</translation>
    </message>
    <message>
        <source>Give a recipe: --recipe {names} or a file.</source>
        <translation>请给出训练方案：--recipe {names}，或一个文件。</translation>
    </message>
    <message>
        <source>Give the file of the new model: --out FILE.safetensors.</source>
        <translation>请给出新模型的文件：--out FILE.safetensors。</translation>
    </message>
    <message>
        <source>In pass {number} the numbers grew beyond all bounds (loss {loss}), so training stopped; the network after pass {kept} is kept. A lower rate may help.</source>
        <translation>第 {number} 轮中数值发散（损失为 {loss}），训练已停止；第 {kept} 轮之后的网络已保留。降低学习率可能有帮助。</translation>
    </message>
    <message>
        <source>In pass {number} the weights grew beyond all bounds, so training stopped; the network after pass {kept} is kept. A lower rate may help.</source>
        <translation>第 {number} 轮中权值发散，训练已停止；第 {kept} 轮之后的网络已保留。降低学习率可能有帮助。</translation>
    </message>
    <message>
        <source>LeNet-5 has {size:,} parameters, not {there:,}.</source>
        <translation>LeNet-5 有 {size:,} 个参数，而不是 {there:,} 个。</translation>
    </message>
    <message>
        <source>Lines that are damaged: {count}. They are left out, and kept in {file}.</source>
        <translation>有 {count} 行已损坏，未读入，原样存于 {file}。</translation>
    </message>
    <message>
        <source>More than {most:,} scenes cannot be opened at once.</source>
        <translation>一次最多打开 {most:,} 个场景。</translation>
    </message>
    <message>
        <source>No digit was found in {file}.</source>
        <translation>在 {file} 中没有找到数字。</translation>
    </message>
    <message>
        <source>No drawing has a label, so nothing is taught: say what each one is.</source>
        <translation>所有手写样本都没有标签，无法教学：请先标出每个样本是哪个数字。</translation>
    </message>
    <message>
        <source>Only the first {most:,} files were read.</source>
        <translation>只读取了前 {most:,} 个文件。</translation>
    </message>
    <message>
        <source>Qt&apos;s {platform} plugin cannot be loaded ({reason}).</source>
        <translation>无法加载 Qt 的 {platform} 插件（{reason}）。</translation>
    </message>
    <message>
        <source>The error to stop at must be above 0 and at most 100 %.</source>
        <translation>作为停止条件的错误率必须大于 0，最多 100%。</translation>
    </message>
    <message>
        <source>The last digit in {path} was not written to its end, so it is left out.</source>
        <translation>{path} 的最后一个样本没有写完，未读入。</translation>
    </message>
    <message>
        <source>The lecture of this version has no page {name}.</source>
        <translation>此版本的课堂讲解没有“{name}”这一页。</translation>
    </message>
    <message>
        <source>The minutes to learn must be above 0 and at most 1,000,000.</source>
        <translation>训练时长（分钟）必须大于 0，最多 1,000,000。</translation>
    </message>
    <message>
        <source>The passes without a better one must be from 1 to 100,000.</source>
        <translation>错误率未降的轮数必须在 1 到 100,000 之间。</translation>
    </message>
    <message>
        <source>The picture</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>The picture was not made: the page is not complete after {seconds} seconds.</source>
        <translation>未生成图片：{seconds} 秒后页面仍未完成。</translation>
    </message>
    <message>
        <source>The picture was not made: {reason}</source>
        <translation>未生成图片：{reason}</translation>
    </message>
    <message>
        <source>The recipe {name} learns from drawings too: choose ink files.</source>
        <translation>训练方案 {name} 还要用手写样本训练：请选择笔迹文件。</translation>
    </message>
    <message>
        <source>The recipe {recipe} has no [ink], so --ink cannot be given.</source>
        <translation>训练方案 {recipe} 没有 [ink]，不能给出 --ink。</translation>
    </message>
    <message>
        <source>The recipe {recipe} learns from drawings: give files with --ink.</source>
        <translation>训练方案 {recipe} 要用手写样本训练：请用 --ink 给出文件。</translation>
    </message>
    <message>
        <source>The recipe {recipe} learns in batches and needs torch, which is not installed; in a terminal, {command} installs it. The recipe paper does without.</source>
        <translation>训练方案 {recipe} 分批训练，需要 torch，但尚未安装；在终端运行 {command} 即可安装。训练方案 paper 不需要 torch。</translation>
    </message>
    <message>
        <source>The recipe {recipe} learns in batches and needs torch, which no bundle has: install the program with pip and its extra torch, or train by the recipe paper.</source>
        <translation>训练方案 {recipe} 分批训练，需要 torch，而免安装版不含 torch：请用 pip 安装本程序及其附加项 torch，或改用训练方案 paper。</translation>
    </message>
    <message>
        <source>The system library {library} cannot be loaded, and no window opens without it. On Debian or Ubuntu: sudo apt-get install {packages}</source>
        <translation>无法加载系统库 {library}，没有它就打不开窗口。在 Debian 或 Ubuntu 上请运行：sudo apt-get install {packages}</translation>
    </message>
    <message>
        <source>There are drawings of {classes} only: two of each digit teach more.</source>
        <translation>手写样本只有 {classes}：每个数字各写两遍，效果更好。</translation>
    </message>
    <message>
        <source>There is no display to open a window on. With --screenshot OUT.png the window is drawn to a file instead.</source>
        <translation>没有可以打开窗口的显示器。用 --screenshot OUT.png 可以把窗口画到文件里。</translation>
    </message>
    <message>
        <source>There is no drawing of {writer}, so nothing is taught.</source>
        <translation>没有 {writer} 的手写样本，无法教学。</translation>
    </message>
    <message>
        <source>There is no page {number}: the lecture has pages 1 to {last}.</source>
        <translation>没有第 {number} 页：课堂讲解有第 1 到第 {last} 页。</translation>
    </message>
    <message>
        <source>This drawing has more than {most:,} points: too many for a scene.</source>
        <translation>这张手写图超过 {most:,} 个点，无法存入场景。</translation>
    </message>
    <message>
        <source>Training on {device} cannot be done here: torch {version} finds {there} only. A run keeps its device, since another gives other bits.</source>
        <translation>这里无法用 {device} 训练：torch {version} 只找到 {there}。一次训练不能更换计算设备，否则结果不再逐位相同。</translation>
    </message>
    <message>
        <source>a few names with a word, a number or some numbers each</source>
        <translation>若干名称，每个对应一个词、一个数或若干个数</translation>
    </message>
    <message>
        <source>a number</source>
        <translation>一个数</translation>
    </message>
    <message>
        <source>a number has too many digits</source>
        <translation>有一个数的位数太多</translation>
    </message>
    <message>
        <source>a number of passes in sdlm.schedule</source>
        <translation>sdlm.schedule 中的轮数</translation>
    </message>
    <message>
        <source>a rate in sdlm.schedule</source>
        <translation>sdlm.schedule 中的学习率</translation>
    </message>
    <message>
        <source>a whole number</source>
        <translation>一个整数</translation>
    </message>
    <message>
        <source>it is nested too deeply</source>
        <translation>嵌套太深</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>of another kind</source>
        <translation>另一类的值</translation>
    </message>
    <message>
        <source>pairs like [[2, 5e-4], [3, 2e-4]]</source>
        <translation>形如 [[2, 5e-4], [3, 2e-4]] 的数对</translation>
    </message>
    <message>
        <source>text</source>
        <translation>文本</translation>
    </message>
    <message>
        <source>text on one line</source>
        <translation>一行文本</translation>
    </message>
    <message>
        <source>true or false</source>
        <translation>true 或 false</translation>
    </message>
    <message>
        <source>tutorial LeNet-5</source>
        <translation>现代（通行版）LeNet-5</translation>
    </message>
    <message>
        <source>{count:,} drawings are more than can be taught at once ({most:,}): train a model with them instead.</source>
        <translation>{count:,} 个手写样本超过一次可教的上限（{most:,}）：请改用训练。</translation>
    </message>
    <message>
        <source>{count} drawings are dots or a single line, and not said to be a 1: they are not learned.</source>
        <translation>{count} 个手写样本只是点或一条线，标签却不是 1：不参与学习。</translation>
    </message>
    <message>
        <source>{count} drawings say little of a hand: two of each digit are a good beginning.</source>
        <translation>{count} 个手写样本不足以反映一个人的笔迹：建议先每个数字写两遍。</translation>
    </message>
    <message>
        <source>{file}: digit {number} has no label, so it cannot be judged.</source>
        <translation>{file}：第 {number} 个样本没有标签，无法判断对错。</translation>
    </message>
    <message>
        <source>{folder} cannot be used: {reason}.</source>
        <translation>无法使用 {folder}：{reason}。</translation>
    </message>
    <message>
        <source>{folder} cannot be written: {reason}.</source>
        <translation>无法写入 {folder}：{reason}。</translation>
    </message>
    <message>
        <source>{folder} cannot be written: {reason}. The run can be resumed once that is put right.</source>
        <translation>无法写入 {folder}：{reason}。解决之后可以继续这次训练。</translation>
    </message>
    <message>
        <source>{folder} has no file {first} or {second}.</source>
        <translation>{folder} 中没有文件 {first} 或 {second}。</translation>
    </message>
    <message>
        <source>{folder} has none of the models that come with the program: install it again.</source>
        <translation>{folder} 中没有程序自带的任何模型：请重新安装。</translation>
    </message>
    <message>
        <source>{folder} holds IDX files already: choose another folder.</source>
        <translation>{folder} 中已有 IDX 文件，换一个文件夹。</translation>
    </message>
    <message>
        <source>{folder} holds a run that had not begun.</source>
        <translation>{folder} 中的训练尚未开始。</translation>
    </message>
    <message>
        <source>{folder} holds a run that had not begun: its {file} has no start.</source>
        <translation>{folder} 中的训练尚未开始：其中的 {file} 缺少起始记录。</translation>
    </message>
    <message>
        <source>{folder} is being trained by another process already.</source>
        <translation>另一个进程已经在训练 {folder}。</translation>
    </message>
    <message>
        <source>{folder} is not a folder.</source>
        <translation>{folder} 不是文件夹。</translation>
    </message>
    <message>
        <source>{folder} is not a run: it has no {file}.</source>
        <translation>{folder} 不是训练文件夹：其中没有 {file}。</translation>
    </message>
    <message>
        <source>{folder} is not empty: give a new folder, or resume that run.</source>
        <translation>{folder} 不是空的：请给出新文件夹，或继续那次训练。</translation>
    </message>
    <message>
        <source>{folder} was trained on other digits than those given now.</source>
        <translation>{folder} 训练所用的数据与现在给出的不同。</translation>
    </message>
    <message>
        <source>{folder} was trained with torch {before}, and this is torch {now}: a resumed run would not give the same network.</source>
        <translation>{folder} 是用 torch {before} 训练的，现在是 torch {now}：继续训练得不到同样的网络。</translation>
    </message>
    <message>
        <source>{folder} was trained with version {before} of this program, and this is version {now}: a resumed run would not give the same network.</source>
        <translation>{folder} 是用本程序的 {before} 版训练的，现在是 {now} 版：继续训练得不到同样的网络。</translation>
    </message>
    <message>
        <source>{name_or_file} is no model: give one of {names}, or a model file.</source>
        <translation>没有名为 {name_or_file} 的模型：请给出 {names} 之一，或一个模型文件。</translation>
    </message>
    <message>
        <source>{name_or_file} is no recipe: give one of {names}, or a .toml file.</source>
        <translation>{name_or_file} 不是训练方案：请给出 {names} 之一，或一个 .toml 文件。</translation>
    </message>
    <message>
        <source>{name} has greys that are below 0 or not finite.</source>
        <translation>{name} 中有小于 0 或非有限的灰度值。</translation>
    </message>
    <message>
        <source>{name} is damaged or cut off and cannot be opened.</source>
        <translation>{name} 已损坏或不完整，无法打开。</translation>
    </message>
    <message>
        <source>{name} is empty: it has 0 bytes.</source>
        <translation>{name} 是空的：只有 0 字节。</translation>
    </message>
    <message>
        <source>{name} is no unit: of {layer} there are {first} to {last}.</source>
        <translation>{name} 不是单元：{layer} 的单元为 {first} 至 {last}。</translation>
    </message>
    <message>
        <source>{name} is not a picture that can be opened.</source>
        <translation>{name} 不是可以打开的图片。</translation>
    </message>
    <message>
        <source>{name} is too large for the memory of this computer.</source>
        <translation>{name} 太大，超出了这台计算机的内存。</translation>
    </message>
    <message>
        <source>{name} is too large: it has {width:,}x{height:,} pixels, and a side may have {limit:,}.</source>
        <translation>{name} 太大：图像为 {width:,}×{height:,} 像素，每边最多 {limit:,} 像素。</translation>
    </message>
    <message>
        <source>{name} is too large: it has {width:,}x{height:,} pixels, and up to {limit} million pixels are opened.</source>
        <translation>{name} 太大：图像为 {width:,}×{height:,} 像素，最多只能打开 {limit} 百万像素。</translation>
    </message>
    <message>
        <source>{name} is too large: up to {limit} million pixels are opened.</source>
        <translation>{name} 太大：最多只能打开 {limit} 百万像素。</translation>
    </message>
    <message>
        <source>{odd} of {count} labels disagree with what is drawn: look at them before you use this model.</source>
        <translation>{count} 个标签中有 {odd} 个与笔迹不符：使用此模型前请先核对。</translation>
    </message>
    <message>
        <source>{option} {value}: there is no such; possible are {choices}.</source>
        <translation>{option} {value}：没有这一项；可用的有 {choices}。</translation>
    </message>
    <message>
        <source>{path} cannot be exported: its name must end in {endings}.</source>
        <translation>无法导出 {path}：文件名的后缀须为 {endings} 之一。</translation>
    </message>
    <message>
        <source>{path} cannot be read: {reason}.</source>
        <translation>无法读取 {path}：{reason}。</translation>
    </message>
    <message>
        <source>{path} cannot be written: no such folder, or not a picture&apos;s ending.</source>
        <translation>无法写入 {path}：文件夹不存在，或扩展名不是图片的。</translation>
    </message>
    <message>
        <source>{path} cannot be written: there is no such folder.</source>
        <translation>无法写入 {path}：文件夹不存在。</translation>
    </message>
    <message>
        <source>{path} cannot be written: {reason}.</source>
        <translation>无法写入 {path}：{reason}。</translation>
    </message>
    <message>
        <source>{path} cannot be written: {reason}. No model was changed.</source>
        <translation>无法写入 {path}：{reason}。原有模型均未改动。</translation>
    </message>
    <message>
        <source>{path} computes both {first} and {second}; a tutorial LeNet-5 has one of them.</source>
        <translation>{path} 同时用到 {first} 和 {second}；通行版 LeNet-5 只用其中一种。</translation>
    </message>
    <message>
        <source>{path} computes {kind}, which no LeNet-5 does.</source>
        <translation>{path} 含有运算 {kind}，LeNet-5 没有这种运算。</translation>
    </message>
    <message>
        <source>{path} connects maps of S2 and C3 that the table of 1998 does not connect.</source>
        <translation>{path} 中有 1998 年 C3 连接表之外的 S2 到 C3 的连接。</translation>
    </message>
    <message>
        <source>{path} could not be saved: {reason}.</source>
        <translation>无法保存 {path}：{reason}。</translation>
    </message>
    <message>
        <source>{path} does not describe a run.</source>
        <translation>{path} 不是训练的说明文件。</translation>
    </message>
    <message>
        <source>{path} does not hold the fully connected network of the lecture.</source>
        <translation>{path} 中不是课堂讲解用的全连接网络。</translation>
    </message>
    <message>
        <source>{path} does not say whether its network pools by max or mean.</source>
        <translation>{path} 没有说明其网络用 max 还是 mean 池化。</translation>
    </message>
    <message>
        <source>{path} does not say whether its network squashes by relu, tanh or sigmoid.</source>
        <translation>{path} 没有说明网络的激活函数是 relu、tanh 还是 sigmoid。</translation>
    </message>
    <message>
        <source>{path} ends too early: its gzip data are cut off.</source>
        <translation>{path} 不完整：gzip 数据被截断。</translation>
    </message>
    <message>
        <source>{path} has a damaged IDX header.</source>
        <translation>{path} 的 IDX 文件头已损坏。</translation>
    </message>
    <message>
        <source>{path} has damaged gzip data: {error}.</source>
        <translation>{path} 的 gzip 数据已损坏：{error}。</translation>
    </message>
    <message>
        <source>{path} has sparse weights, which no LeNet-5 has.</source>
        <translation>{path} 含有稀疏权值，LeNet-5 没有这种权值。</translation>
    </message>
    <message>
        <source>{path} has the label {label}; 0 to 9 are known.</source>
        <translation>{path} 中有标签 {label}；标签只能是 0 到 9。</translation>
    </message>
    <message>
        <source>{path} has {labels:,} labels for the {images:,} images of {file}.</source>
        <translation>{path} 有 {labels:,} 个标签，而 {file} 有 {images:,} 幅图像。</translation>
    </message>
    <message>
        <source>{path} holds digits without a label, so nothing learns from it.</source>
        <translation>{path} 含未标注样本，不能用于训练。</translation>
    </message>
    <message>
        <source>{path} holds more than {most:,} events.</source>
        <translation>{path} 包含的事件超过 {most:,} 个。</translation>
    </message>
    <message>
        <source>{path} holds no digit.</source>
        <translation>{path} 中没有样本。</translation>
    </message>
    <message>
        <source>{path} holds no image at all.</source>
        <translation>{path} 中一幅图像也没有。</translation>
    </message>
    <message>
        <source>{path} holds no scene.</source>
        <translation>{path} 中没有场景。</translation>
    </message>
    <message>
        <source>{path} holds numbers of a kind that LeNet-5 does not use.</source>
        <translation>{path} 中的数值类型不是 LeNet-5 所用的。</translation>
    </message>
    <message>
        <source>{path} holds {dimensions}-dimensional data, not labels.</source>
        <translation>{path} 中是 {dimensions} 维数据，不是标签。</translation>
    </message>
    <message>
        <source>{path} holds {size} values, not images of {side}x{side}.</source>
        <translation>{path} 中是 {size} 个数值，不是 {side}×{side} 的图像。</translation>
    </message>
    <message>
        <source>{path} is a LeNet-5 of today&apos;s tutorials, not of 1998: it is evaluated, and shown beside that of 1998, but takes no other place.</source>
        <translation>{path} 是现代（通行版）LeNet-5，不是 1998 年的网络：可以测试它，也可以把它与 1998 年的网络并列显示，但不能用在别处。</translation>
    </message>
    <message>
        <source>{path} is a pickle, which can run code, so it is not opened. Where you trust it, two lines of Python convert it: {first}; {second}</source>
        <translation>{path} 是 pickle 文件，其中可能含有会运行的代码，没有打开。如果信任它，可用两行 Python 转换：{first}; {second}</translation>
    </message>
    <message>
        <source>{path} is a pipe or a device, not a file, so it is not read.</source>
        <translation>{path} 是管道或设备，不是文件，因此不读取。</translation>
    </message>
    <message>
        <source>{path} is an IDX file of another type than unsigned bytes.</source>
        <translation>{path} 是 IDX 文件，但类型不是无符号字节。</translation>
    </message>
    <message>
        <source>{path} is being written by another program. Try again.</source>
        <translation>另一个程序正在写入 {path}，稍后再试。</translation>
    </message>
    <message>
        <source>{path} is damaged, so the run cannot be resumed.</source>
        <translation>{path} 已损坏，无法继续这次训练。</translation>
    </message>
    <message>
        <source>{path} is damaged.</source>
        <translation>{path} 已损坏。</translation>
    </message>
    <message>
        <source>{path} is full: it holds {most:,} digits, or {size} MiB, at most.</source>
        <translation>{path} 已满：最多 {most:,} 个样本或 {size} MiB。</translation>
    </message>
    <message>
        <source>{path} is no LeNet-5: its layers have the shapes {there}. That of tutorials has 6×1×5×5, 16×6×5×5, 120×400, 84×120 and 10×84, each with a bias.</source>
        <translation>{path} 不是 LeNet-5：各层的形状为 {there}。通行版的各层为 6×1×5×5、16×6×5×5、120×400、84×120 和 10×84，每层都有偏置。</translation>
    </message>
    <message>
        <source>{path} is no list of scenes: it is not a whole JSON object.</source>
        <translation>{path} 不是场景列表：它不是完整的 JSON 对象。</translation>
    </message>
    <message>
        <source>{path} is no name of a model: it must end in {end}.</source>
        <translation>{path} 不是模型文件名：必须以 {end} 结尾。</translation>
    </message>
    <message>
        <source>{path} is no scene: it is not a whole JSON object.</source>
        <translation>{path} 不是场景：它不是完整的 JSON 对象。</translation>
    </message>
    <message>
        <source>{path} is not a text file in UTF-8, so it is no recipe.</source>
        <translation>{path} 不是 UTF-8 文本文件，因此不是训练方案。</translation>
    </message>
    <message>
        <source>{path} is not a whole ONNX file, so it is not opened.</source>
        <translation>{path} 不是完整的 ONNX 文件，没有打开。</translation>
    </message>
    <message>
        <source>{path} is not a whole safetensors file, so it is not opened.</source>
        <translation>{path} 不是完整的 safetensors 文件，没有打开。</translation>
    </message>
    <message>
        <source>{path} is not an IDX file: it does not start with an IDX number.</source>
        <translation>{path} 不是 IDX 文件：开头不是 IDX 标识。</translation>
    </message>
    <message>
        <source>{path} is not an ink file: line {number} is not text.</source>
        <translation>{path} 不是笔迹文件：第 {number} 行不是文本。</translation>
    </message>
    <message>
        <source>{path} is not of this run, which cannot be resumed: {name} is missing or wrong.</source>
        <translation>{path} 不属于这次训练，无法继续：{name} 缺失或有误。</translation>
    </message>
    <message>
        <source>{path} is not the name of a file.</source>
        <translation>{path} 不是文件名。</translation>
    </message>
    <message>
        <source>{path} is not the published MNIST file: its sha256 differs.</source>
        <translation>{path} 不是公开发布的 MNIST 文件：sha256 不一致。</translation>
    </message>
    <message>
        <source>{path} is of a newer version of this program. It stays as it is, and this version keeps no digits.</source>
        <translation>{path} 由本程序的更新版本写成。文件保持原样，当前版本不保存样本。</translation>
    </message>
    <message>
        <source>{path} is there already and is another network; choose another name than {script}.</source>
        <translation>{path} 已经存在，而且是另一个网络；请换一个与 {script} 不同的文件名。</translation>
    </message>
    <message>
        <source>{path} is too large to be digits: its header promises more than {most:,} values.</source>
        <translation>{path} 太大，不可能是数字数据：文件头声明的数值超过 {most:,} 个。</translation>
    </message>
    <message>
        <source>{path} is too large: up to {limit} are opened.</source>
        <translation>{path} 太大：最多只能打开 {limit}。</translation>
    </message>
    <message>
        <source>{path} is too long: its header promises {due:,} values, and more are there.</source>
        <translation>{path} 太长：文件头声明 {due:,} 个数值，实际更多。</translation>
    </message>
    <message>
        <source>{path} is too short: its header promises {due:,} values, {there:,} are there.</source>
        <translation>{path} 太短：文件头声明 {due:,} 个数值，实际只有 {there:,} 个。</translation>
    </message>
    <message>
        <source>{path} keeps its numbers in another file, which is not opened: export the network with external_data=False.</source>
        <translation>{path} 的数值存放在另一个文件中，没有打开：导出网络时请设 external_data=False。</translation>
    </message>
    <message>
        <source>{path} must end in .png or .svg to be saved as a picture.</source>
        <translation>要保存为图片，{path} 必须以 .png 或 .svg 结尾。</translation>
    </message>
    <message>
        <source>{path} names a model on another machine: save it beside the scene.</source>
        <translation>{path} 引用了另一台计算机上的模型：请把模型保存在场景文件旁边。</translation>
    </message>
    <message>
        <source>{path} names the model {name}, which did not come with this program.</source>
        <translation>{path} 引用的模型 {name} 不在本程序自带的模型中。</translation>
    </message>
    <message>
        <source>{path} names {name}, which is no file of a scene.</source>
        <translation>{path} 列出的 {name} 不是场景文件。</translation>
    </message>
    <message>
        <source>{path} says that {name} has the shape {shape}, and has {size:,} bytes of it.</source>
        <translation>{path} 声明 {name} 的形状为 {shape}，实际却有 {size:,} 字节。</translation>
    </message>
    <message>
        <source>{path} was saved by a later version of the program, which alone can open it.</source>
        <translation>{path} 由更新版本的程序保存，只有新版本才能打开。</translation>
    </message>
    <message>
        <source>{path}, line {number}: a coordinate is beyond {most:,}.</source>
        <translation>{path} 第 {number} 行：有坐标超出 {most:,}。</translation>
    </message>
    <message>
        <source>{path}, line {number}: a coordinate is not a finite number.</source>
        <translation>{path} 第 {number} 行：有坐标不是有限的数。</translation>
    </message>
    <message>
        <source>{path}, line {number}: a digit is a JSON object, this is something else.</source>
        <translation>{path} 第 {number} 行：每个样本应为一个 JSON 对象，这里不是。</translation>
    </message>
    <message>
        <source>{path}, line {number}: a stroke has no points.</source>
        <translation>{path} 第 {number} 行：有一笔没有任何点。</translation>
    </message>
    <message>
        <source>{path}, line {number}: a stroke is not a list of [x, y] points.</source>
        <translation>{path} 第 {number} 行：有一笔不是 [x, y] 点的列表。</translation>
    </message>
    <message>
        <source>{path}, line {number}: more than {most:,} points are no digit.</source>
        <translation>{path} 第 {number} 行：点数超过 {most:,}，不可能是一个数字。</translation>
    </message>
    <message>
        <source>{path}, line {number}: the label is {shown}, not a digit from 0 to 9.</source>
        <translation>{path} 第 {number} 行：标签是 {shown}，不是 0 到 9。</translation>
    </message>
    <message>
        <source>{path}, line {number}: the picture is not one of {side}x{side} pixels.</source>
        <translation>{path} 第 {number} 行：图片不是 {side}×{side} 像素。</translation>
    </message>
    <message>
        <source>{path}, line {number}: the writer is not a text.</source>
        <translation>{path} 第 {number} 行：书写者不是文本。</translation>
    </message>
    <message>
        <source>{path}, line {number}: the writer&apos;s name is too long.</source>
        <translation>{path} 第 {number} 行：书写者的名字太长。</translation>
    </message>
    <message>
        <source>{path}, line {number}: there are no strokes.</source>
        <translation>{path} 第 {number} 行：没有笔画。</translation>
    </message>
    <message>
        <source>{path}, line {number}: this is not a whole JSON object.</source>
        <translation>{path} 第 {number} 行：不是完整的 JSON 对象。</translation>
    </message>
    <message>
        <source>{path}, line {number}: this is not text.</source>
        <translation>{path} 第 {number} 行：不是文本。</translation>
    </message>
    <message>
        <source>{path}, line {number}: too long for an ink file.</source>
        <translation>{path} 第 {number} 行：作为笔迹文件，这一行太长。</translation>
    </message>
    <message>
        <source>{path}: a scene has strokes, a picture or a digit, only one of them.</source>
        <translation>{path}：场景中的笔画、图像和 MNIST 样本只能有一种。</translation>
    </message>
    <message>
        <source>{path}: more than {most:,} points are no drawing.</source>
        <translation>{path}：超过 {most:,} 个点，不是手写图。</translation>
    </message>
    <message>
        <source>{path}: picture must be {wanted}.</source>
        <translation>{path}：picture 必须是{wanted}。</translation>
    </message>
    <message>
        <source>{path}: pinned[{number}] is no unit of the network.</source>
        <translation>{path}：pinned[{number}] 不是网络中的单元。</translation>
    </message>
    <message>
        <source>{path}: settings has a name that no page gives.</source>
        <translation>{path}：settings 中有页面不认识的名称。</translation>
    </message>
    <message>
        <source>{path}: weight is none of the network&apos;s.</source>
        <translation>{path}：weight 不是网络中的权值。</translation>
    </message>
    <message>
        <source>{recipe} learns one pattern an update, on the processor: --device {device} cannot be used.</source>
        <translation>训练方案 {recipe} 每个样本更新一次权值，只在处理器上计算，不能用 --device {device}。</translation>
    </message>
    <message>
        <source>{source} gives no {name}.</source>
        <translation>{source} 没有给出 {name}。</translation>
    </message>
    <message>
        <source>{source} gives the recipe no name.</source>
        <translation>{source} 没有给训练方案命名。</translation>
    </message>
    <message>
        <source>{source} has a layer {layer} that {network} does not have.</source>
        <translation>{source} 有一层 {layer}，而 {network} 没有。</translation>
    </message>
    <message>
        <source>{source} has an unknown key {name}.</source>
        <translation>{source} 中有未知的键 {name}。</translation>
    </message>
    <message>
        <source>{source} has {digits:,} digits, so {held_out:,} cannot be held out from digit {begin:,} on.</source>
        <translation>{source} 只有 {digits:,} 个样本，不能从第 {begin:,} 个样本起留出 {held_out:,} 个作验证集。</translation>
    </message>
    <message>
        <source>{source} has {digits:,} digits, so {held_out:,} of them cannot be held out.</source>
        <translation>{source} 有 {digits:,} 个样本，不能留出其中 {held_out:,} 个作验证集。</translation>
    </message>
    <message>
        <source>{source} has {rest:,} digits to learn, so not {digits:,}.</source>
        <translation>{source} 只有 {rest:,} 个样本可供训练，不够 {digits:,} 个。</translation>
    </message>
    <message>
        <source>{source} is longer than {most:,} characters.</source>
        <translation>{source} 超过 {most:,} 个字符。</translation>
    </message>
    <message>
        <source>{source} is not valid TOML: {error}.</source>
        <translation>{source} 不是有效的 TOML：{error}。</translation>
    </message>
    <message>
        <source>{source} lacks the layer {layer}, so it is not a {network} model.</source>
        <translation>{source} 缺少层 {layer}，因此不是 {network} 模型。</translation>
    </message>
    <message>
        <source>{source}: [ink] works with [minibatch] only.</source>
        <translation>{source}：[ink] 只能与 [minibatch] 一起用。</translation>
    </message>
    <message>
        <source>{source}: distortion.copies is 0 and distortion.originals is false, so nothing is learned.</source>
        <translation>{source}：distortion.copies 是 0，distortion.originals 是 false，没有可供训练的样本。</translation>
    </message>
    <message>
        <source>{source}: distortion.fade_from works with [minibatch] only.</source>
        <translation>{source}：distortion.fade_from 只能与 [minibatch] 一起用。</translation>
    </message>
    <message>
        <source>{source}: distortion.fresh = false works with [sdlm] only.</source>
        <translation>{source}：distortion.fresh = false 只能与 [sdlm] 一起用。</translation>
    </message>
    <message>
        <source>{source}: distortion.parts is {parts}, which does not divide the {rounds} versions of every digit.</source>
        <translation>{source}：distortion.parts 是 {parts}，不能整除每个样本的 {rounds} 个版本。</translation>
    </message>
    <message>
        <source>{source}: distortion.parts works with [sdlm] only.</source>
        <translation>{source}：distortion.parts 只能与 [sdlm] 一起用。</translation>
    </message>
    <message>
        <source>{source}: ink.nondigits works with eq. 9 only.</source>
        <translation>{source}：ink.nondigits 只能与式 (9) 一起用。</translation>
    </message>
    <message>
        <source>{source}: ink.thinnest is more than ink.thickest.</source>
        <translation>{source}：ink.thinnest 大于 ink.thickest。</translation>
    </message>
    <message>
        <source>{source}: it needs one of [sdlm] and [minibatch].</source>
        <translation>{source}：[sdlm] 和 [minibatch] 必须有且只有一个。</translation>
    </message>
    <message>
        <source>{source}: none of these digits has a label from 0 to 9.</source>
        <translation>{source}：这些样本都没有 0 到 9 的标签。</translation>
    </message>
    <message>
        <source>{source}: sdlm.schedule is empty.</source>
        <translation>{source}：sdlm.schedule 是空的。</translation>
    </message>
    <message>
        <source>{source}: the name {name!r} cannot be a file&apos;s name.</source>
        <translation>{source}：名称 {name!r} 不能用作文件名。</translation>
    </message>
    <message>
        <source>{source}: {name} has the shape {there}, not {shape}.</source>
        <translation>{source}：{name} 的形状是 {there}，不是 {shape}。</translation>
    </message>
    <message>
        <source>{source}: {name} holds numbers beyond {most:,}.</source>
        <translation>{source}：{name} 中有绝对值超过 {most:,} 的数。</translation>
    </message>
    <message>
        <source>{source}: {name} holds numbers that are not finite.</source>
        <translation>{source}：{name} 中有不是有限值的数。</translation>
    </message>
    <message>
        <source>{source}: {name} holds {kind}, not floating-point numbers.</source>
        <translation>{source}：{name} 的类型是 {kind}，不是浮点数。</translation>
    </message>
    <message>
        <source>{source}: {name} is longer than {most:,} characters.</source>
        <translation>{source}：{name} 超过 {most:,} 个字符。</translation>
    </message>
    <message>
        <source>{source}: {name} is {value}, but must be from {low:g} to {high:g}.</source>
        <translation>{source}：{name} 是 {value}，但必须在 {low:g} 到 {high:g} 之间。</translation>
    </message>
    <message>
        <source>{source}: {name} must be a finite number, not {value}.</source>
        <translation>{source}：{name} 必须是有限的数，不能是 {value}。</translation>
    </message>
    <message>
        <source>{source}: {name} must be a table, [{name}].</source>
        <translation>{source}：{name} 必须是一个表，即 [{name}]。</translation>
    </message>
    <message>
        <source>{source}: {name} must be {wanted}, not {value}.</source>
        <translation>{source}：{name} 必须是{wanted}，不能是 {value}。</translation>
    </message>
</context>
<context>
    <name>InputPanel</name>
    <message>
        <source>A border of 2 pixels, so that a stroke&apos;s end can be in the middle of a receptive field. Paper becomes -0.1, ink 1.175.</source>
        <translation>四周加 2 个像素的边，使笔画端点也能落在感受野的中心。背景为 −0.1，笔迹为 1.175。</translation>
    </message>
    <message>
        <source>Centre</source>
        <translation>居中</translation>
    </message>
    <message>
        <source>Crop</source>
        <translation>裁剪</translation>
    </message>
    <message>
        <source>Fit</source>
        <translation>缩放</translation>
    </message>
    <message>
        <source>Input</source>
        <translation>输入</translation>
    </message>
    <message>
        <source>Moved so that the centre of mass (cross) is in the middle of 28×28, as MNIST&apos;s digits were.</source>
        <translation>平移，使重心（十字）位于 28×28 的中央，与 MNIST 的样本一样。</translation>
    </message>
    <message>
        <source>No ink was found in this picture.</source>
        <translation>图片中没有找到笔迹。</translation>
    </message>
    <message>
        <source>Nothing yet: the canvas is blank</source>
        <translation>还没有内容：画布是空的</translation>
    </message>
    <message>
        <source>Scaled into 20×20 pixels, as MNIST&apos;s digits were, and inked after that: a thicker pen makes no larger or smaller digit.</source>
        <translation>先缩放到 20×20 像素（与 MNIST 的样本一样），再按笔宽描出笔画：笔的粗细不影响数字的大小。</translation>
    </message>
    <message>
        <source>The drawing cropped, fitted into 20×20, centred in 28×28, in 32×32</source>
        <translation>手写图依次裁剪、缩放到 20×20、在 28×28 中居中、放入 32×32</translation>
    </message>
    <message>
        <source>What the network sees</source>
        <translation>网络看到的图像</translation>
    </message>
    <message>
        <source>Where on the canvas and how large you draw makes no difference.</source>
        <translation>写在画布的什么位置、写得多大，都没有影响。</translation>
    </message>
    <message>
        <source>enlarged
{times:.1f} times</source>
        <translation>放大到
{times:.1f} 倍</translation>
    </message>
    <message>
        <source>to the ink</source>
        <translation>到笔迹边缘</translation>
    </message>
</context>
<context>
    <name>InspectPanel</name>
    <message>
        <source>Inside a unit</source>
        <translation>单元内部</translation>
    </message>
    <message>
        <source>{letter} is {unit}. A third click takes its place.</source>
        <translation>{letter} 是{unit}。再单击别的单元会替换它。</translation>
    </message>
    <message>
        <source>{letter} is {unit}. Click another unit to compare it with A.</source>
        <translation>{letter} 是{unit}。再单击一个单元，就能与 A 比较。</translation>
    </message>
</context>
<context>
    <name>KernelChoice</name>
    <message>
        <source>Blur</source>
        <translation>模糊</translation>
    </message>
    <message>
        <source>Horizontal edges</source>
        <translation>水平边缘</translation>
    </message>
    <message>
        <source>Kernel {number} of C1</source>
        <translation>C1 的卷积核 {number}</translation>
    </message>
    <message>
        <source>Learned by this model, C1</source>
        <translation>当前模型学到的 C1 卷积核</translation>
    </message>
    <message>
        <source>Sharpen</source>
        <translation>锐化</translation>
    </message>
    <message>
        <source>Vertical edges</source>
        <translation>垂直边缘</translation>
    </message>
</context>
<context>
    <name>KernelLesson</name>
    <message>
        <source>A kernel gives a large result where the picture looks like it: large pixel values under positive weights, small ones under negative weights. In a photo large means bright; in a digit it means ink.</source>
        <translation>图像与卷积核相似的地方，卷积结果就大：正权值下的像素值大，负权值下的像素值小。在照片中，值大表示亮；在手写数字中，值大表示有墨迹。</translation>
    </message>
    <message>
        <source>At row {row}, column {column}: {value}</source>
        <translation>第 {row} 行第 {column} 列：{value}</translation>
    </message>
    <message>
        <source>Choose “Horizontal edges” and click the middle weight once: the picture itself shows through its edges.</source>
        <translation>选“水平边缘”，单击一次中间的权值：原图会从边缘中显现出来。</translation>
    </message>
    <message>
        <source>Colours of the result</source>
        <translation>卷积结果的色标</translation>
    </message>
    <message>
        <source>Kernel</source>
        <translation>卷积核</translation>
    </message>
    <message>
        <source>Open a picture</source>
        <translation>打开图片</translation>
    </message>
    <message>
        <source>Patch</source>
        <translation>邻域</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>图像</translation>
    </message>
    <message>
        <source>Picture, {rows}×{columns}</source>
        <translation>图像，{rows}×{columns}</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>卷积结果</translation>
    </message>
    <message>
        <source>Result, {rows}×{columns}</source>
        <translation>卷积结果，{rows}×{columns}</translation>
    </message>
</context>
<context>
    <name>KernelRow</name>
    <message>
        <source>C1’s six kernels</source>
        <translation>C1 的六个卷积核</translation>
    </message>
    <message>
        <source>The kernels of C1, from −{level:.2f} (blue) to {level:.2f}</source>
        <translation>C1 的卷积核，从 −{level:.2f}（蓝）到 {level:.2f}</translation>
    </message>
    <message>
        <source>The six kernels of C1</source>
        <translation>C1 的六个卷积核</translation>
    </message>
</context>
<context>
    <name>KernelTexts</name>
    <message>
        <source>A digit from MNIST; the canvas is blank. Paper is {paper}, ink {ink}.</source>
        <translation>画布是空的，这是一个 MNIST 样本。纸为 {paper}，墨为 {ink}。</translation>
    </message>
    <message>
        <source>A weighted mean in which the centre counts most: fine details fade, edges become ramps, and uniform areas stay as they are.</source>
        <translation>邻域的加权平均，中心的权值最大：细节变淡，边缘变缓，均匀的区域不变。</translation>
    </message>
    <message>
        <source>Drawn for this page, with edges in every direction.</source>
        <translation>专为本页绘制，含有各个方向的边缘。</translation>
    </message>
    <message>
        <source>Five times the pixel, minus its four neighbours: the two sides of an edge move apart, and uniform areas stay as they are.</source>
        <translation>像素值的 5 倍减去上下左右四个像素：边缘两侧的差别变大，均匀的区域不变。</translation>
    </message>
    <message>
        <source>Nobody designed this kernel; it was learned. Orange where large values lie under its orange weights and small ones under its blue weights. In C1 a bias and the squashing function follow.</source>
        <translation>这个卷积核不是设计的，是学出来的。橙色权值下数值大、蓝色权值下数值小的地方，结果为橙色。在 C1 中，之后还要加偏置、经过激活函数。</translation>
    </message>
    <message>
        <source>Orange where values fall from left to right, blue where they rise. Along a horizontal edge the products cancel out.</source>
        <translation>由左到右数值变小处为橙色，变大处为蓝色。在水平边缘上，各项乘积互相抵消。</translation>
    </message>
    <message>
        <source>Orange where values fall from top to bottom, blue where they rise. Along a vertical edge the products cancel out.</source>
        <translation>由上到下数值变小处为橙色，变大处为蓝色。在垂直边缘上，各项乘积互相抵消。</translation>
    </message>
    <message>
        <source>The weights add up to {total}, so on a uniform area the result is {total} times its value.</source>
        <translation>权值之和为 {total}，所以在均匀的部分，结果是像素值的 {total} 倍。</translation>
    </message>
    <message>
        <source>Your drawing as the network sees it: paper is {paper}, ink {ink}.</source>
        <translation>网络看到的手写图：纸为 {paper}，墨为 {ink}。</translation>
    </message>
    <message>
        <source>Your own kernel: orange where large values lie under positive weights and small ones under negative weights.</source>
        <translation>你自己的卷积核：正权值下数值大、负权值下数值小的地方，结果为橙色。</translation>
    </message>
    <message>
        <source>Your picture: black is 0, white is 1.</source>
        <translation>你的图片：黑为 0，白为 1。</translation>
    </message>
</context>
<context>
    <name>KernelsPanel</name>
    <message>
        <source>C1 · 6 kernels of 5×5</source>
        <translation>C1 卷积层 · 6 个 5×5 卷积核</translation>
    </message>
    <message>
        <source>C3 · 60 kernels of 5×5, a column for each map</source>
        <translation>C3 卷积层 · 60 个 5×5 卷积核，每列对应一张特征图</translation>
    </message>
    <message>
        <source>C5 unit {unit} weighs S4 map {s4}, row {row}, column {column} by {value:.3f}.</source>
        <translation>C5 单元 {unit} 对 S4 特征图 {s4} 第 {row} 行第 {column} 列的权值为 {value:.3f}。</translation>
    </message>
    <message>
        <source>C5 · a row for each of 120 units: 16 S4 maps of 5×5</source>
        <translation>C5 卷积层 · 120 个单元各一行，每行对应 16 张 5×5 的 S4 特征图</translation>
    </message>
    <message>
        <source>Draw a digit to see what it answers.</source>
        <translation>写一个数字，查看卷积结果。</translation>
    </message>
    <message>
        <source>F6 unit {unit} weighs C5 unit {source} by {value:.3f}.</source>
        <translation>F6 单元 {unit} 对 C5 单元 {source} 的权值为 {value:.3f}。</translation>
    </message>
    <message>
        <source>F6 · 84 columns</source>
        <translation>F6 · 84 列</translation>
    </message>
    <message>
        <source>Input ∗ kernel → C1 {c1}</source>
        <translation>输入 ∗ 卷积核 → C1 {c1}</translation>
    </message>
    <message>
        <source>Kernels and weights</source>
        <translation>卷积核与权值</translation>
    </message>
    <message>
        <source>On this drawing it answers from {low:.2f} to {high:.2f}, most at row {row}, column {column}.</source>
        <translation>在当前手写图上，卷积结果从 {low:.2f} 到 {high:.2f}，最大值在第 {row} 行第 {column} 列。</translation>
    </message>
    <message>
        <source>S2 {s2} ∗ kernel → C3 {c3}</source>
        <translation>S2 {s2} ∗ 卷积核 → C3 {c3}</translation>
    </message>
    <message>
        <source>This weight: {value:.3f}</source>
        <translation>该权值：{value:.3f}</translation>
    </message>
    <message>
        <source>{low:.2f} to {high:.2f}</source>
        <translation>{low:.2f} 到 {high:.2f}</translation>
    </message>
</context>
<context>
    <name>LabelPanel</name>
    <message>
        <source>&amp;Not a digit</source>
        <translation>非数字(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Take back the last change of My digits</source>
        <translation>撤销“我的样本”的上一次改动(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Written by…</source>
        <translation>书写者(&amp;W)…</translation>
    </message>
    <message>
        <source>A new model learns the drawings that you kept</source>
        <translation>让一个新模型学习您保存的手写样本</translation>
    </message>
    <message>
        <source>Keep the drawing in My digits with this label</source>
        <translation>以此标签把手写图存入“我的样本”</translation>
    </message>
    <message>
        <source>Kept as {mark}</source>
        <translation>已存为 {mark}</translation>
    </message>
    <message>
        <source>Kept as {mark}, read as {answer}</source>
        <translation>存为 {mark}，识别为 {answer}</translation>
    </message>
    <message>
        <source>My digits</source>
        <translation>我的样本</translation>
    </message>
    <message>
        <source>Teach…</source>
        <translation>教学…</translation>
    </message>
    <message>
        <source>The digit &amp;{digit}</source>
        <translation>数字 &amp;{digit}</translation>
    </message>
    <message>
        <source>This is a</source>
        <translation>这是</translation>
    </message>
    <message>
        <source>What is it?</source>
        <translation>这是什么？</translation>
    </message>
    <message>
        <source>What the drawing is</source>
        <translation>手写图的真实类别</translation>
    </message>
    <message>
        <source>Who writes from now on?</source>
        <translation>接下来由谁书写？</translation>
    </message>
    <message>
        <source>Whose name is kept with the drawings from now on</source>
        <translation>此后保存的手写图记在谁的名下</translation>
    </message>
</context>
<context>
    <name>LayerFigure</name>
    <message>
        <source>10 codes, fixed</source>
        <translation>10 个固定的编码</translation>
    </message>
    <message>
        <source>Input</source>
        <translation>输入</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>输出</translation>
    </message>
    <message>
        <source>The layer and the one before it</source>
        <translation>这一层与前一层</translation>
    </message>
</context>
<context>
    <name>LayerPanel</name>
    <message>
        <source>Draw a digit. It passes from the input through all layers to the answer, and every number is computed anew.</source>
        <translation>手写一个数字：它从输入层逐层传到输出层，每个数值都随之重新计算。</translation>
    </message>
    <message>
        <source>LeNet-5, 1998</source>
        <translation>LeNet-5，1998 年</translation>
    </message>
    <message>
        <source>On this drawing: from {low:.2f} to {high:.2f}, mean {mean:.2f}</source>
        <translation>在当前手写图上：从 {low:.2f} 到 {high:.2f}，均值 {mean:.2f}</translation>
    </message>
    <message>
        <source>Step through the layers with the arrow keys, or point at a unit: what its layer does stands here, with all that is counted.

{parameters:,} trainable parameters and {connections:,} connections in all.</source>
        <translation>用方向键逐层浏览，或指向一个单元：这里会说明它所在的层做什么，并列出各项数目。

全网络共有 {parameters:,} 个可训练参数、{connections:,} 个连接。</translation>
    </message>
    <message>
        <source>This layer</source>
        <translation>本层</translation>
    </message>
    <message>
        <source>connections</source>
        <translation>个连接</translation>
    </message>
    <message>
        <source>parameters</source>
        <translation>个参数</translation>
    </message>
</context>
<context>
    <name>LayerRemarkTexts</name>
    <message>
        <source>Here the slides count as the paper does: one coefficient and one bias a map, 2·{maps} = {parameters}.</source>
        <translation>这里课件与论文的算法一致：每张特征图一个系数、一个偏置，2·{maps} = {parameters}。</translation>
    </message>
    <message>
        <source>The paper calls C5 convolutional, because on a larger input its maps would be larger than 1×1. Here every parameter belongs to one connection, so both counts are the same.</source>
        <translation>论文仍称 C5 为卷积层，因为输入更大时它的特征图会大于 1×1。在这里每个参数只用于一个连接，所以参数数目与连接数相同。</translation>
    </message>
    <message>
        <source>The paper calls the weighted sum a and the unit’s state x. On the pages of the small net they are z and a, as on the slides.</source>
        <translation>论文用 a 表示加权和，用 x 表示单元的激活值；前面小网络的几页与课件一样，记作 z 和 a。</translation>
    </message>
    <message>
        <source>The slides count {slides} parameters, with a weight for each of the four inputs. In the paper the four are added and share ONE coefficient: two parameters a map, {paper} in all.</source>
        <translation>课件算作 {slides} 个参数，四个输入各有一个权值。论文中四个输入先相加，再乘以同一个系数：每张特征图两个参数，共 {paper} 个。</translation>
    </message>
    <message>
        <source>The slides say Euclidean distance; the paper’s formula is its square, without a root. The codes were drawn by hand and kept fixed, at least at first: nothing is trained here.</source>
        <translation>课件说是欧氏距离；论文的公式是欧氏距离的平方，不开方。编码是手工设计的，（至少在最初）固定不变：这一层没有要训练的参数。</translation>
    </message>
    <message>
        <source>The slides speak of {maps} kernels. Each is a group of 3, 4 or 6 kernels of 5×5, one for each S2 map in its column of the table: {kernels} in all. The slides’ table has {crosses} crosses; the paper’s has {kernels}, and this network too.</source>
        <translation>课件说有 {maps} 个卷积核。其实每个是一组，含 3、4 或 6 个 5×5 卷积核，与连接表中所在列的每张 S2 特征图一一对应：共 {kernels} 个。课件的连接表有 {crosses} 个 ×，论文和这里的网络是 {kernels} 个。</translation>
    </message>
    <message>
        <source>The slides’ “sigmoid” means any S-shaped function. The paper’s is this scaled tanh, the same in every layer up to F6; it is not the logistic function.</source>
        <translation>课件中的“sigmoid”泛指 S 形函数。论文用的是这个缩放的 tanh，直到 F6 各层都一样；它不是 logistic 函数。</translation>
    </message>
    <message>
        <source>What the distance means, and why the loss needs a second term: see “The output as a Gaussian”.</source>
        <translation>距离有什么含义，损失为什么需要第二项，见“RBF 输出的高斯解释”。</translation>
    </message>
    <message>
        <source>Why not connect every map with every other? Different inputs make the maps find different features, and there are fewer connections.</source>
        <translation>为什么不全部相连？输入不同，可以打破对称性，使各特征图提取不同的特征；连接也更少。</translation>
    </message>
    <message>
        <source>Why {units}? The output layer compares F6 with pictures of {columns}×{rows} cells, one unit for each cell.</source>
        <translation>为什么是 {units} 个？输出层把 F6 与 {columns}×{rows} 格的图案比较，每格对应一个单元。</translation>
    </message>
    <message>
        <source>Without sharing, each of the {units:,} units would have its own weights: {connections:,} parameters, as many as there are connections.</source>
        <translation>如果不共享，{units:,} 个单元各有自己的权值，共 {connections:,} 个参数，与连接数相同。</translation>
    </message>
</context>
<context>
    <name>LayerText</name>
    <message>
        <source>(2² + 1) · side² · m</source>
        <translation>(2² + 1) · 边长² · m</translation>
    </message>
    <message>
        <source>(60 · k² + m) · side²</source>
        <translation>(60 · k² + m) · 边长²</translation>
    </message>
    <message>
        <source>(k² + 1) · side² · m</source>
        <translation>(k² + 1) · 边长² · m</translation>
    </message>
    <message>
        <source>120 units. Each has sixteen 5×5 kernels, one for each S4 map: 1,920 in all. The maps are 5×5 themselves, so a kernel fits in one position only: a full connection.</source>
        <translation>120 个单元，每个单元有 16 个 5×5 卷积核，分别对应 16 张 S4 特征图，共 1,920 个。S4 的特征图本身就是 5×5，卷积核只有一个位置可放，这就是全连接。</translation>
    </message>
    <message>
        <source>84 units, one for each cell of a 7×12 picture, in which the network learns to draw the stylised digit of the class.</source>
        <translation>84 个单元，对应 7×12 图案的每一格。网络学着在这里画出该类别的标准字形。</translation>
    </message>
    <message>
        <source>C1 · 6 maps of 28×28</source>
        <translation>C1 卷积层 · 6 张 28×28 特征图</translation>
    </message>
    <message>
        <source>C3 · 16 maps of 10×10</source>
        <translation>C3 卷积层 · 16 张 10×10 特征图</translation>
    </message>
    <message>
        <source>C5 · 120 units</source>
        <translation>C5 卷积层 · 120 个单元</translation>
    </message>
    <message>
        <source>Each unit adds four neighbours of its C1 map, multiplies the sum by ONE trainable coefficient and adds one trainable bias. From here on the exact position of a feature matters less.</source>
        <translation>每个单元把 C1 特征图上一个 2×2 邻域的四个值相加，乘以一个可训练系数，再加一个可训练偏置。从这一层起，特征的精确位置不再那么重要。</translation>
    </message>
    <message>
        <source>F6 · 84 units, 7×12</source>
        <translation>F6 全连接层 · 84 个单元，7×12</translation>
    </message>
    <message>
        <source>Input · 32×32</source>
        <translation>输入层 · 32×32</translation>
    </message>
    <message>
        <source>Like S2: sums of 2×2, one coefficient and one bias a map.</source>
        <translation>与 S2 相同：2×2 邻域求和，每张特征图一个系数、一个偏置。</translation>
    </message>
    <message>
        <source>Output · 10 RBF units</source>
        <translation>输出层 · 10 个径向基函数 (RBF) 单元</translation>
    </message>
    <message>
        <source>S2 · 6 maps of 14×14</source>
        <translation>S2 下采样层 · 6 张 14×14 特征图</translation>
    </message>
    <message>
        <source>S4 · 16 maps of 5×5</source>
        <translation>S4 下采样层 · 16 张 5×5 特征图</translation>
    </message>
    <message>
        <source>Six 5×5 kernels slide over the input. All units of a map share one kernel and one bias, so each map detects one feature everywhere.</source>
        <translation>六个 5×5 卷积核在输入上滑动。同一张特征图的所有单元共享一个卷积核和一个偏置，因此每张特征图在各处检测同一种特征。</translation>
    </message>
    <message>
        <source>Sixteen maps from 60 kernels of 5×5. Each map sees only the S2 maps in its column of the table: the maps come to differ, and there are fewer connections.</source>
        <translation>60 个 5×5 卷积核得到 16 张特征图。每张只与连接表中所在列的 S2 特征图相连：各特征图因此互不相同，连接也更少。</translation>
    </message>
    <message>
        <source>Ten fixed codes. Each unit adds up the squared differences between F6 and its code; the smallest sum wins. Up to a constant it is the negative log-likelihood of a Gaussian around the code.</source>
        <translation>十个固定的编码。每个单元把 F6 与自己的编码逐项相减、平方再相加，和最小的类别就是识别结果。它与以编码为中心的高斯分布的负对数似然只差一个常数。</translation>
    </message>
    <message>
        <source>The 28×28 digit is centred in 32×32, so that stroke ends can lie in the centre of a receptive field. Paper is −0.1 and ink 1.175: the mean is about 0 and the variance about 1, which speeds up learning.</source>
        <translation>28×28 的数字放在 32×32 的中央，使笔画的端点也能落在感受野的中心。纸为 −0.1，墨为 1.175：均值约为 0，方差约为 1，可以加快学习。</translation>
    </message>
</context>
<context>
    <name>LayersLesson</name>
    <message>
        <source>Colour scale</source>
        <translation>色标</translation>
    </message>
    <message>
        <source>Draw a digit first: a blank canvas has no values.</source>
        <translation>先画一个数字：空白画布没有数值可看。</translation>
    </message>
    <message>
        <source>Draw a digit, come back, and find the C1 map that responds to its vertical strokes. What does S2 do to it?</source>
        <translation>画一个数字再回来，在 C1 中找出对竖笔画有响应的特征图。S2 又对它做了什么？</translation>
    </message>
    <message>
        <source>In the formulas m is the number of maps, n that of the maps below that one map sees, k the side of a window, and o the side of a map.</source>
        <translation>公式中，m 是本层特征图的张数，n 是每张特征图所连的下层特征图的张数，k 是窗口边长，o 是特征图边长。</translation>
    </message>
    <message>
        <source>Look &amp;inside this unit</source>
        <translation>查看单元内部(&amp;I)</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>输出</translation>
    </message>
    <message>
        <source>The canvas is blank, so this is a digit from MNIST.</source>
        <translation>画布是空的，这里显示的是一个 MNIST 样本。</translation>
    </message>
    <message>
        <source>Your drawing, live.</source>
        <translation>你的手写图，实时更新。</translation>
    </message>
</context>
<context>
    <name>LearningStrip</name>
    <message>
        <source>A digit in the network that learns</source>
        <translation>训练中的网络里的一个样本</translation>
    </message>
    <message>
        <source>C1: each kernel, its map, and below it S2</source>
        <translation>C1：各卷积核与特征图，下为 S2</translation>
    </message>
    <message>
        <source>Read as {digit}, {distance:.1f} away</source>
        <translation>识别为 {digit}，距离 {distance:.1f}</translation>
    </message>
    <message>
        <source>This digit is shown in the network while it learns:
the kernels and maps of C1, C3, F6, and its distance from each digit’s code.
Draw a digit of your own on the Draw page.</source>
        <translation>训练时，这里显示这个样本在网络中的情况：
C1 的卷积核与特征图、C3、F6，以及它到各类别编码的距离。
也可以到手写页写一个自己的数字。</translation>
    </message>
    <message>
        <source>answer</source>
        <translation>识别结果</translation>
    </message>
    <message>
        <source>distance from each code</source>
        <translation>到各编码的距离</translation>
    </message>
    <message>
        <source>not clear yet</source>
        <translation>尚不明确</translation>
    </message>
</context>
<context>
    <name>Lecture</name>
    <message>
        <source>Back-propagation through a convolution</source>
        <translation>卷积层的反向传播</translation>
    </message>
    <message>
        <source>Convolution</source>
        <translation>卷积运算</translation>
    </message>
    <message>
        <source>Convolution arithmetic</source>
        <translation>卷积的尺寸计算</translation>
    </message>
    <message>
        <source>Forward pass</source>
        <translation>前向传播计算</translation>
    </message>
    <message>
        <source>From full to local to shared weights</source>
        <translation>从全连接到权值共享</translation>
    </message>
    <message>
        <source>Gradient descent and back-propagation</source>
        <translation>梯度下降与反向传播</translation>
    </message>
    <message>
        <source>LeNet-5 at a glance</source>
        <translation>LeNet-5 概览</translation>
    </message>
    <message>
        <source>LeNet-5, layer by layer</source>
        <translation>逐层讲解 LeNet-5</translation>
    </message>
    <message>
        <source>Other classifiers of 1998</source>
        <translation>与其他分类器的比较</translation>
    </message>
    <message>
        <source>Read them yourself</source>
        <translation>你来识别</translation>
    </message>
    <message>
        <source>Results</source>
        <translation>实验结果</translation>
    </message>
    <message>
        <source>Several input maps</source>
        <translation>多张输入特征图</translation>
    </message>
    <message>
        <source>Shifts and receptive fields</source>
        <translation>平移与感受野</translation>
    </message>
    <message>
        <source>The errors</source>
        <translation>错误识别分析</translation>
    </message>
    <message>
        <source>The output as a Gaussian</source>
        <translation>RBF 输出的高斯解释</translation>
    </message>
    <message>
        <source>What a kernel sees</source>
        <translation>卷积运算的物理含义</translation>
    </message>
    <message>
        <source>What it costs</source>
        <translation>参数量与连接数</translation>
    </message>
    <message>
        <source>Why a nonlinearity</source>
        <translation>为什么需要非线性</translation>
    </message>
    <message>
        <source>Why codes, and softmax today</source>
        <translation>为什么用编码而非 softmax</translation>
    </message>
</context>
<context>
    <name>LectureNotes</name>
    <message>
        <source>The lecture notes in {file} are damaged: {reason}.</source>
        <translation>讲课备注文件 {file} 已损坏：{reason}。</translation>
    </message>
    <message>
        <source>The lecture notes were damaged and set aside as {file}.</source>
        <translation>讲课备注文件已损坏，原文件另存为 {file}。</translation>
    </message>
    <message>
        <source>Your note could not be saved in {file}: {reason}.</source>
        <translation>备注无法保存到 {file}：{reason}。</translation>
    </message>
</context>
<context>
    <name>LecturePage</name>
    <message>
        <source>&amp;Lecture</source>
        <translation>课堂讲解(&amp;L)</translation>
    </message>
    <message>
        <source>Contents</source>
        <translation>目录</translation>
    </message>
    <message>
        <source>Next page</source>
        <translation>下一页</translation>
    </message>
    <message>
        <source>Notes…</source>
        <translation>讲课备注…</translation>
    </message>
    <message>
        <source>Page before</source>
        <translation>上一页</translation>
    </message>
    <message>
        <source>Present</source>
        <translation>放映</translation>
    </message>
    <message>
        <source>Present: the page fills the screen (F5)</source>
        <translation>放映：本页占满屏幕 (F5)</translation>
    </message>
</context>
<context>
    <name>LectureQuestions</name>
    <message>
        <source>(5 − 3)/2 + 1 = {right}.</source>
        <translation>(5 − 3)/2 + 1 = {right}。</translation>
    </message>
    <message>
        <source>A coefficient and a bias a map, six maps: {right}.</source>
        <translation>六张特征图，每张一个系数和一个偏置，共 {right} 个。</translation>
    </message>
    <message>
        <source>A count of n·p has the deviation √(n·p·(1 − p)).</source>
        <translation>计数的均值为 n·p 时，标准差为 √(n·p·(1 − p))。</translation>
    </message>
    <message>
        <source>A weight of C1: over how many places is its derivative a sum?</source>
        <translation>C1 的一个权值，它的导数是多少个位置之和？</translation>
    </message>
    <message>
        <source>Across a horizontal edge the rows differ.</source>
        <translation>跨过水平边缘，上下两行的像素值不同。</translation>
    </message>
    <message>
        <source>Add up the layers: parameters, each times the units it serves.</source>
        <translation>逐层相加：每个参数乘以使用它的单元数。</translation>
    </message>
    <message>
        <source>An error of 1 % on 10,000 digits: how many digits is one standard deviation?</source>
        <translation>10,000 个样本上错误率为 1%，标准差约为多少个样本？</translation>
    </message>
    <message>
        <source>As many as connections: 26·28·28·6 = {right}.</source>
        <translation>与连接数相同：26·28·28·6 = {right}。</translation>
    </message>
    <message>
        <source>By how much does a cell of +1 differ from one of −1?</source>
        <translation>+1 的格与 −1 的格相差多少？</translation>
    </message>
    <message>
        <source>C1 122,304, S2 5,880, C3 151,600, S4 2,000, C5 48,120, F6 10,164, output 840: {right}.</source>
        <translation>C1 122,304、S2 5,880、C3 151,600、S4 2,000、C5 48,120、F6 10,164、输出层 840，共 {right}。</translation>
    </message>
    <message>
        <source>Compare the sums at the right of the rows.</source>
        <translation>比较各行右侧的合计。</translation>
    </message>
    <message>
        <source>Count the places that the kernel takes, not the pixels.</source>
        <translation>要数卷积核能放的位置，而不是像素。</translation>
    </message>
    <message>
        <source>Count the units of the map that share the weight.</source>
        <translation>数一数特征图中有多少个单元共用这个权值。</translation>
    </message>
    <message>
        <source>Each cell differs by 2, squared 4: 12·4 = {right}.</source>
        <translation>每格相差 2，平方为 4：12·4 = {right}。</translation>
    </message>
    <message>
        <source>Each unit has a bias too.</source>
        <translation>每个单元还有一个偏置。</translation>
    </message>
    <message>
        <source>Eq. 9 is softmax cross-entropy with an eleventh logit. Which? 1: 0; 2: −j; 3: −s times the right distance.</source>
        <translation>式 (9) 就是 softmax 交叉熵加上第十一个 logit，它是什么？1：0；2：−j；3：−s 乘以正确类别的距离。</translation>
    </message>
    <message>
        <source>Every unit would have 25 weights and a bias.</source>
        <translation>每个单元都会有 25 个权值和一个偏置。</translation>
    </message>
    <message>
        <source>How many connections has LeNet-5?</source>
        <translation>LeNet-5 共有多少个连接？</translation>
    </message>
    <message>
        <source>How many multiplications does all of S take?</source>
        <translation>算出整个 S 需要多少次乘法？</translation>
    </message>
    <message>
        <source>How many of the classifiers keep fewer numbers than LeNet-5?</source>
        <translation>有多少种分类器的存储量小于 LeNet-5？</translation>
    </message>
    <message>
        <source>How many parameters has S2?</source>
        <translation>S2 有多少个参数？</translation>
    </message>
    <message>
        <source>How many parameters would C1 have if no weight or bias were shared?</source>
        <translation>如果权值和偏置都不共享，C1 会有多少个参数？</translation>
    </message>
    <message>
        <source>How many pixels each way does a unit of S4 see in the input?</source>
        <translation>S4 的一个单元在输入中的感受野边长是多少像素？</translation>
    </message>
    <message>
        <source>Input 5×5, kernel 3×3, no padding, stride 2: how many outputs each way?</source>
        <translation>输入 5×5，卷积核 3×3，无填充，步幅 2：输出的边长是多少？</translation>
    </message>
    <message>
        <source>It has a kernel for each map that it sees.</source>
        <translation>它对所见的每张特征图各有一个卷积核。</translation>
    </message>
    <message>
        <source>Look at the term of the rubbish class in the sum.</source>
        <translation>看求和式中垃圾类的那一项。</translation>
    </message>
    <message>
        <source>Map 15 of C3 sees all of S2: how many parameters has it?</source>
        <translation>C3 的第 15 张特征图与 S2 的全部特征图相连，它有多少个参数？</translation>
    </message>
    <message>
        <source>Nine places, nine weights at each: {right}.</source>
        <translation>九个位置，每个位置九个权值，共 {right} 次。</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>不对。</translation>
    </message>
    <message>
        <source>One for each unit of the map, 28×28 = {right}.</source>
        <translation>特征图的每个单元一个位置：28×28 = {right}。</translation>
    </message>
    <message>
        <source>Order by memory, and count the rows below LeNet-5.</source>
        <translation>按存储量排序，数一数 LeNet-5 下面有几行。</translation>
    </message>
    <message>
        <source>Right.</source>
        <translation>正确。</translation>
    </message>
    <message>
        <source>S4 sees 2×2 units of C3, each of which sees 14 pixels.</source>
        <translation>S4 看到 C3 的 2×2 个单元，它们的感受野边长各为 14 像素。</translation>
    </message>
    <message>
        <source>Six kernels of 25 weights and one bias: {right}.</source>
        <translation>六个卷积核，每个 25 个权值，再加一个偏置，共 {right} 个。</translation>
    </message>
    <message>
        <source>The codes of 6 and 8 differ in 12 cells: what is their squared distance?</source>
        <translation>6 与 8 的编码有 12 格不同，它们的平方距离是多少？</translation>
    </message>
    <message>
        <source>The four inputs of a window share one coefficient.</source>
        <translation>窗口中的四个输入共用一个系数。</translation>
    </message>
    <message>
        <source>The kernel moves by two: put s = 2 into the formula.</source>
        <translation>卷积核每次移动两格：在公式中取 s = 2。</translation>
    </message>
    <message>
        <source>Three inputs, three units: how many parameters has this layer?</source>
        <translation>三个输入、三个单元，这一层有多少个参数？</translation>
    </message>
    <message>
        <source>Three weights and a bias for each unit: {right}.</source>
        <translation>每个单元三个权值和一个偏置，共 {right} 个。</translation>
    </message>
    <message>
        <source>Two units of C3, each 14 pixels wide and 2 pixels on from the last: {right}.</source>
        <translation>C3 的两个单元各看到 14 像素，彼此相隔 2 像素，共 {right} 像素。</translation>
    </message>
    <message>
        <source>Type a number from 1 to {last}.</source>
        <translation>请输入 1 到 {last} 之间的数。</translation>
    </message>
    <message>
        <source>Type a whole number.</source>
        <translation>请输入一个整数。</translation>
    </message>
    <message>
        <source>Which digit did the network of 1998 misread most?</source>
        <translation>1998 年的网络最常识别错误的是哪个数字？</translation>
    </message>
    <message>
        <source>Which finds horizontal edges? 1: all weights positive; 2: left positive, right negative; 3: top positive, bottom negative.</source>
        <translation>哪种卷积核检测水平边缘？1：权值全为正；2：左正右负；3：上正下负。</translation>
    </message>
    <message>
        <source>{right}: 16 of its 82 errors are nines.</source>
        <translation>{right}：82 个错例中有 16 个是 9。</translation>
    </message>
    <message>
        <source>{right}: in the sum the rubbish class stands as exp(−j), so its logit is −j.</source>
        <translation>{right}：求和式中垃圾类为 exp(−j)，所以它的 logit 是 −j。</translation>
    </message>
    <message>
        <source>{right}: linear, pairwise, PCA, LeNet-1, LeNet-4 and boosted LeNet-4.</source>
        <translation>{right} 种：线性、成对线性、PCA、LeNet-1、LeNet-4 和提升法 LeNet-4。</translation>
    </message>
    <message>
        <source>{right}: the rows differ across a horizontal edge, and the kernel subtracts them.</source>
        <translation>{right}：水平边缘上下两行不同，卷积核正是将它们相减。</translation>
    </message>
    <message>
        <source>√(10,000·0.01·0.99) is about {right}: 0.1 points.</source>
        <translation>√(10,000·0.01·0.99) 约为 {right}，即 0.1 个百分点。</translation>
    </message>
</context>
<context>
    <name>Lesson</name>
    <message>
        <source>The whole page</source>
        <translation>整页</translation>
    </message>
    <message>
        <source>Try this</source>
        <translation>试一试</translation>
    </message>
</context>
<context>
    <name>MapSumFigure</name>
    <message>
        <source>+ bias {bias}</source>
        <translation>+ 偏置 {bias}</translation>
    </message>
    <message>
        <source>A map of C3 from the maps of S2</source>
        <translation>由 S2 特征图计算 C3 的一张特征图</translation>
    </message>
    <message>
        <source>S2 map</source>
        <translation>S2 特征图</translation>
    </message>
    <message>
        <source>convolution</source>
        <translation>卷积结果</translation>
    </message>
    <message>
        <source>f( )</source>
        <translation>f( )</translation>
    </message>
    <message>
        <source>kernel</source>
        <translation>卷积核</translation>
    </message>
    <message>
        <source>sum so far</source>
        <translation>累加和</translation>
    </message>
</context>
<context>
    <name>MarkButtons</name>
    <message>
        <source>Not a digit</source>
        <translation>非数字</translation>
    </message>
    <message>
        <source>The digit {digit}</source>
        <translation>数字 {digit}</translation>
    </message>
    <message>
        <source>no digit</source>
        <translation>非数字</translation>
    </message>
</context>
<context>
    <name>Menus</name>
    <message>
        <source>&amp;As the window needs it</source>
        <translation>随窗口大小(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>深色(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Export</source>
        <translation>导出(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>文件(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Full screen</source>
        <translation>全屏(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Larger</source>
        <translation>放大(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>浅色(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Model</source>
        <translation>模型(&amp;M)</translation>
    </message>
    <message>
        <source>&amp;Open model…</source>
        <translation>打开模型(&amp;O)…</translation>
    </message>
    <message>
        <source>&amp;Open picture or ink…</source>
        <translation>打开图片或笔迹(&amp;O)…</translation>
    </message>
    <message>
        <source>&amp;Present</source>
        <translation>放映(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>退出(&amp;Q)</translation>
    </message>
    <message>
        <source>&amp;Reduce motion</source>
        <translation>减少动画(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Save strokes as…</source>
        <translation>笔画另存为(&amp;S)…</translation>
    </message>
    <message>
        <source>&amp;Smaller</source>
        <translation>缩小(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>主题(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>视图(&amp;V)</translation>
    </message>
    <message>
        <source>A PNG or JPEG picture of a digit, or strokes in a .jsonl file</source>
        <translation>一张数字的 PNG 或 JPEG 图片，或 .jsonl 文件中的笔画</translation>
    </message>
    <message>
        <source>A trained LeNet-5 in a .safetensors or .onnx file, of 1998 or of a tutorial</source>
        <translation>打开 .safetensors 或 .onnx 文件中训练好的 LeNet-5，1998 年的或通行版的都可以</translation>
    </message>
    <message>
        <source>All models at hand, what is known of each, and two compared</source>
        <translation>手头的全部模型、各自的资料，以及两两比较</translation>
    </message>
    <message>
        <source>As the &amp;system</source>
        <translation>跟随系统(&amp;S)</translation>
    </message>
    <message>
        <source>La&amp;nguage</source>
        <translation>语言(&amp;N)</translation>
    </message>
    <message>
        <source>Mode&amp;ls…</source>
        <translation>模型列表(&amp;L)…</translation>
    </message>
    <message>
        <source>Save model &amp;as…</source>
        <translation>模型另存为(&amp;A)…</translation>
    </message>
    <message>
        <source>Show results at once, without the way there</source>
        <translation>直接显示结果，不显示过程</translation>
    </message>
    <message>
        <source>T&amp;ype</source>
        <translation>字号(&amp;Y)</translation>
    </message>
    <message>
        <source>The model in use, with its card, as a .safetensors file</source>
        <translation>把当前模型连同其说明存为 .safetensors 文件</translation>
    </message>
    <message>
        <source>The model that came with the program</source>
        <translation>程序自带的模型</translation>
    </message>
    <message>
        <source>The page in front fills the screen, in large type, until Esc</source>
        <translation>当前页以大字占满屏幕，按 Esc 结束</translation>
    </message>
    <message>
        <source>The strokes as an ink file that this program and its trainer read</source>
        <translation>把笔画存为笔迹文件，本程序及其训练程序都能读取</translation>
    </message>
    <message>
        <source>Use the &amp;bundled model</source>
        <translation>使用自带模型(&amp;B)</translation>
    </message>
</context>
<context>
    <name>MethodTexts</name>
    <message>
        <source>Diamonds are the paper’s results, dots ours, one for each seed. A pale bar is one standard error to both sides, as 10,000 digits give it: about {error:.1f} points.</source>
        <translation>菱形是论文的结果，圆点是我们的，每个圆点对应一个随机种子。浅色条是 10,000 个样本的标准误差，左右各约 {error:.1f} 个百分点。</translation>
    </message>
    <message>
        <source>The paper’s method: one digit an update, {passes} passes. The scale of the loss and j are ours; the first weights lie within ±1/√fan-in, as in the authors’ later program.</source>
        <translation>论文的方法：每个样本更新一次，共 {passes} 轮。损失的缩放和 j 的值是我们定的；初始权值取在 ±1/√扇入 之内，与作者后来的程序一致。</translation>
    </message>
    <message>
        <source>The paper’s method: one digit an update, {passes} passes. The scale of the loss, j, and measuring the curvature again within the first pass are ours.</source>
        <translation>论文的方法：每个样本更新一次，共 {passes} 轮。损失的缩放、j 的值、第一轮中重新测量曲率，是我们定的。</translation>
    </message>
    <message>
        <source>Today’s method: the same {count:,} parameters, but batches, AdamW, distortions and averaged weights, {modern} passes. The last row: Muon’s steps in C5 and F6, {pen} passes, and {drawings:,} pen drawings besides.</source>
        <translation>现代方法：同样 {count:,} 个参数，但分批训练，用 AdamW、变形样本和平均权值，共 {modern} 轮。最后一行：C5 和 F6 用 Muon，共 {pen} 轮，另加 {drawings:,} 张手写图。</translation>
    </message>
    <message>
        <source>With distortions: ours saw {seen:,} digits in {passes} passes, nine in ten freshly distorted. The paper (p. 11) reads as {paper_passes} passes of {digits:,}, drawn from a fixed set of {set:,}.</source>
        <translation>加变形样本：我们的网络在 {passes} 轮中学习了 {seen:,} 个样本，十分之九是每次新生成的变形。论文（第 11 页）读来是 {paper_passes} 轮，每轮从固定的 {set:,} 个样本中取 {digits:,} 个。</translation>
    </message>
    <message>
        <source>{ours:.2f} against {paper:.2f} is a tie.</source>
        <translation>{ours:.2f} 与 {paper:.2f} 不分高下。</translation>
    </message>
    <message>
        <source>{text} {more}</source>
        <translation>{text}{more}</translation>
    </message>
</context>
<context>
    <name>ModelColumns</name>
    <message>
        <source>Input</source>
        <translation>输入</translation>
    </message>
</context>
<context>
    <name>ModelComparison</name>
    <message>
        <source>The digits are being opened…</source>
        <translation>正在打开数据集…</translation>
    </message>
    <message>
        <source>{errors:,} wrong of {count:,}: {rate:.2f} %</source>
        <translation>{count:,} 个样本中错 {errors:,} 个：{rate:.2f}%</translation>
    </message>
    <message>
        <source>{share:.0f} % of the digits are read</source>
        <translation>已识别 {share:.0f}% 的样本</translation>
    </message>
</context>
<context>
    <name>Models</name>
    <message>
        <source>Models</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Save the model</source>
        <translation>保存模型</translation>
    </message>
    <message>
        <source>Saved {file}.</source>
        <translation>已保存 {file}。</translation>
    </message>
    <message>
        <source>This model is in use until the program ends: {file}: {reason}.</source>
        <translation>这个模型只在本次运行中使用：{file}：{reason}。</translation>
    </message>
    <message>
        <source>{fault} The bundled model is in use instead.</source>
        <translation>{fault}现改用自带模型。</translation>
    </message>
    <message>
        <source>{file} could not be deleted.</source>
        <translation>无法删除 {file}。</translation>
    </message>
    <message>
        <source>{file} could not be saved: {reason}.</source>
        <translation>无法保存 {file}：{reason}。</translation>
    </message>
</context>
<context>
    <name>ModelsPanel</name>
    <message>
        <source>Came with the program.</source>
        <translation>程序自带。</translation>
    </message>
    <message>
        <source>Compare with the one in use</source>
        <translation>与当前模型比较</translation>
    </message>
    <message>
        <source>In use</source>
        <translation>使用中</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Open a file…</source>
        <translation>打开文件…</translation>
    </message>
    <message>
        <source>Remove from the list</source>
        <translation>从列表中移除</translation>
    </message>
    <message>
        <source>Save a copy…</source>
        <translation>保存副本…</translation>
    </message>
    <message>
        <source>Use this model</source>
        <translation>使用这个模型</translation>
    </message>
    <message>
        <source>cannot be read</source>
        <translation>无法读取</translation>
    </message>
    <message>
        <source>in use</source>
        <translation>使用中</translation>
    </message>
</context>
<context>
    <name>MyDigits</name>
    <message>
        <source>Kept: {mark} by {writer}, {count:,} in all.</source>
        <translation>已保存：{mark}，{writer}，共 {count:,} 个。</translation>
    </message>
    <message>
        <source>Kept: {mark}, {count:,} in all.</source>
        <translation>已保存：{mark}，共 {count:,} 个。</translation>
    </message>
    <message>
        <source>Taken out of My digits: {count:,}.</source>
        <translation>已从“我的样本”中删除 {count:,} 个。</translation>
    </message>
    <message>
        <source>The last change of My digits is taken back.</source>
        <translation>已撤销“我的样本”的上一次改动。</translation>
    </message>
    <message>
        <source>There is no drawing to keep.</source>
        <translation>没有可保存的手写图。</translation>
    </message>
    <message>
        <source>no label</source>
        <translation>未标注</translation>
    </message>
    <message>
        <source>no name</source>
        <translation>未署名</translation>
    </message>
    <message>
        <source>not a digit</source>
        <translation>非数字</translation>
    </message>
    <message>
        <source>{fault} The drawing was not kept.</source>
        <translation>{fault}手写图没有保存。</translation>
    </message>
</context>
<context>
    <name>NetworkFigure</name>
    <message>
        <source>A digit from MNIST.</source>
        <translation>MNIST 样本。</translation>
    </message>
    <message>
        <source>Blurs it further.</source>
        <translation>再次模糊。</translation>
    </message>
    <message>
        <source>Blurs the position.</source>
        <translation>模糊位置。</translation>
    </message>
    <message>
        <source>Draws a code.</source>
        <translation>画出编码。</translation>
    </message>
    <message>
        <source>Finds edges and corners.</source>
        <translation>提取边与角。</translation>
    </message>
    <message>
        <source>Finds parts of digits.</source>
        <translation>组合成局部。</translation>
    </message>
    <message>
        <source>Input</source>
        <translation>输入</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>输出</translation>
    </message>
    <message>
        <source>Sees the whole digit.</source>
        <translation>看到全图。</translation>
    </message>
    <message>
        <source>The nearest code: {digit}.</source>
        <translation>最近者：{digit}。</translation>
    </message>
    <message>
        <source>The seven layers of LeNet-5</source>
        <translation>LeNet-5 的七层</translation>
    </message>
    <message>
        <source>Your digit.</source>
        <translation>你写的数字。</translation>
    </message>
</context>
<context>
    <name>NetworkPanel</name>
    <message>
        <source>States of the input, C1, S2, C3, S4, C5 and F6 for the current drawing</source>
        <translation>输入、C1、S2、C3、S4、C5 和 F6 各层对当前手写图的激活值</translation>
    </message>
    <message>
        <source>The network, layer by layer</source>
        <translation>逐层看网络</translation>
    </message>
</context>
<context>
    <name>NetworkTexts</name>
    <message>
        <source>60 of 96</source>
        <translation>60/96</translation>
    </message>
    <message>
        <source>C1: six 5×5 kernels slide over the input. 156 parameters, 122,304 connections.</source>
        <translation>C1 卷积层：六个 5×5 卷积核在输入上滑动。参数 156，连接 122,304。</translation>
    </message>
    <message>
        <source>C3 map {c3} sees {n} S2 maps: {s2}. {n}×25 weights + 1 bias = {count} parameters. Click a dot to switch its kernel off and on, the number for all of them.</source>
        <translation>C3 特征图 {c3} 与 {n} 张 S2 特征图相连：{s2}。{n}×25 个权值 + 1 个偏置 = {count} 个参数。单击圆点可停用或启用它的卷积核，单击编号则作用于整列。</translation>
    </message>
    <message>
        <source>C3 table</source>
        <translation>C3 连接表</translation>
    </message>
    <message>
        <source>C3: sixteen maps from 60 kernels; each map sees only the S2 maps that the table gives it. 1,516 parameters, 151,600 connections.</source>
        <translation>C3 卷积层：60 个卷积核得到 16 张特征图，每张只与连接表分配给它的 S2 特征图相连。参数 1,516，连接 151,600。</translation>
    </message>
    <message>
        <source>C5: 120 units, each sees all sixteen S4 maps whole. 48,120 parameters.</source>
        <translation>C5 卷积层：120 个单元，每个都与全部 16 张 S4 特征图的所有单元相连。参数 48,120。</translation>
    </message>
    <message>
        <source>F6: 84 units, shown as the 7×12 picture that they try to draw. 10,164 parameters.</source>
        <translation>F6 全连接层：84 个单元，显示为它们要画出的 7×12 图案。参数 10,164。</translation>
    </message>
    <message>
        <source>Input</source>
        <translation>输入</translation>
    </message>
    <message>
        <source>Point at a unit to see what it looks at. Click it to keep its arithmetic, a second one to compare.</source>
        <translation>指向任一单元，查看它的感受野；单击可选定它并保留算式，再单击另一单元可作比较。</translation>
    </message>
    <message>
        <source>Point at a unit to see what it looks at; click to keep it.</source>
        <translation>指向任一单元，查看它的感受野；单击可选定它并保留算式。</translation>
    </message>
    <message>
        <source>Point at a unit, or click it.</source>
        <translation>指向或单击任一单元。</translation>
    </message>
    <message>
        <source>S2: each unit adds four C1 units, times one trainable coefficient, plus a bias. 12 parameters, 5,880 connections.</source>
        <translation>S2 下采样层：每个单元把 C1 中 2×2 邻域的四个单元相加，乘以一个可训练系数，再加偏置。参数 12，连接 5,880。</translation>
    </message>
    <message>
        <source>S4: as S2, on the C3 maps. 32 parameters, 2,000 connections.</source>
        <translation>S4 下采样层：同 S2，作用于 C3 特征图。参数 32，连接 2,000。</translation>
    </message>
    <message>
        <source>State</source>
        <translation>激活值</translation>
    </message>
    <message>
        <source>State of a unit</source>
        <translation>单元的激活值</translation>
    </message>
    <message>
        <source>The C3 table: a row for each S2 map, a column for each C3 map, a dot where a kernel connects them. Click a dot to switch its kernel off and on, the top of a column for all of them.</source>
        <translation>C3 连接表：每行一张 S2 特征图，每列一张 C3 特征图，圆点表示有卷积核连接二者。单击圆点可停用或启用该卷积核，单击列顶则作用于整列。</translation>
    </message>
    <message>
        <source>The digit, 28×28, centred in 32×32. Paper is -0.1, ink 1.175. The network has {parameters:,} parameters and {connections:,} connections in all.</source>
        <translation>28×28 的数字图像，居中放在 32×32 内。背景为 −0.1，笔迹为 1.175。整个网络共有 {parameters:,} 个参数、{connections:,} 个连接。</translation>
    </message>
    <message>
        <source>add up
2×2</source>
        <translation>下采样
2×2</translation>
    </message>
    <message>
        <source>convolve
5×5</source>
        <translation>卷积
5×5</translation>
    </message>
    <message>
        <source>distance
to codes</source>
        <translation>与编码
的距离</translation>
    </message>
    <message>
        <source>full</source>
        <translation>全连接</translation>
    </message>
    <message>
        <source>in all
{parameters:,}
parameters,
{connections:,}
connections</source>
        <translation>总共
参数 {parameters:,}
连接 {connections:,}</translation>
    </message>
    <message>
        <source>{count} par.</source>
        <translation>参数 {count}</translation>
    </message>
</context>
<context>
    <name>NonlinearityLesson</name>
    <message>
        <source>Between the layers</source>
        <translation>两层之间</translation>
    </message>
    <message>
        <source>Nothing</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Scaled tanh</source>
        <translation>缩放的 tanh</translation>
    </message>
    <message>
        <source>Turn both layers without f: does the lower picture follow? Then choose an f.</source>
        <translation>先不用 f，转动两层：下图是否始终一致？再选一种函数。</translation>
    </message>
    <message>
        <source>With f between them straight lines bend. No single layer bends a line, so now a second layer is worth having.</source>
        <translation>两层之间有了 f，直线就弯曲了。单独一层不可能把直线变弯，所以第二层有了意义。</translation>
    </message>
    <message>
        <source>Without f a layer multiplies by a matrix and adds biases. Two such layers are a single one, and so are a hundred: more layers would bring nothing.</source>
        <translation>没有 f，一层就只是乘以矩阵再加偏置。这样的两层等于一层，一百层也等于一层，再多也没有用。</translation>
    </message>
    <message>
        <source>W₁ turns by, °</source>
        <translation>W₁ 的旋转角（°）</translation>
    </message>
    <message>
        <source>W₂ turns by, °</source>
        <translation>W₂ 的旋转角（°）</translation>
    </message>
</context>
<context>
    <name>NotesDialog</name>
    <message>
        <source>Notes: {page}</source>
        <translation>讲课备注：{page}</translation>
    </message>
    <message>
        <source>Your own text. It is shown on a second screen only, while you present.</source>
        <translation>自己的备注。只在放映时显示在第二块屏幕上。</translation>
    </message>
</context>
<context>
    <name>NotesWindow</name>
    <message>
        <source>Lecture notes</source>
        <translation>讲课备注</translation>
    </message>
    <message>
        <source>Left out on the screen: {texts}</source>
        <translation>屏幕上省略的文字：{texts}</translation>
    </message>
    <message>
        <source>Next: {title}</source>
        <translation>下一页：{title}</translation>
    </message>
    <message>
        <source>Start the time again</source>
        <translation>重新计时</translation>
    </message>
    <message>
        <source>This is the last page.</source>
        <translation>这是最后一页。</translation>
    </message>
</context>
<context>
    <name>Notice</name>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>NumberGrid</name>
    <message>
        <source>Click: one more. Right click: one less. Or type a number.</source>
        <translation>单击加一，右击减一，或直接输入数字。</translation>
    </message>
</context>
<context>
    <name>Numbers</name>
    <message>
        <source>{number} %</source>
        <translation>{number}%</translation>
    </message>
</context>
<context>
    <name>Opening</name>
    <message>
        <source>Opening {file}… Esc stops it.</source>
        <translation>正在打开 {file}……按 Esc 可取消。</translation>
    </message>
    <message>
        <source>{file} was not opened.</source>
        <translation>没有打开 {file}。</translation>
    </message>
</context>
<context>
    <name>OpeningLesson</name>
    <message>
        <source>After a shift the strokes meet other weights of a fully connected network, but the same kernels. LeNet-5 fails later, for C5 depends on the position.</source>
        <translation>平移之后，笔画对应全连接网络中的另一些权值，卷积核却处处相同。LeNet-5 出错更晚，因为 C5 与位置有关。</translation>
    </message>
    <message>
        <source>Fully connected: 58 hidden units, 60,040 parameters. LeNet-5: 60,000; here it is the model “paper”. Both learned the same digits, none of them shifted.</source>
        <translation>全连接网络：58 个隐藏单元，60,040 个参数。LeNet-5：60,000 个参数，此处用 paper 模型。两者的训练样本相同，都未经平移。</translation>
    </message>
    <message>
        <source>Shift the digit pixel by pixel. Which network changes its answer first?</source>
        <translation>逐个像素平移数字，哪个网络的识别结果先改变？</translation>
    </message>
    <message>
        <source>Shift to the right, pixels</source>
        <translation>向右平移（像素）</translation>
    </message>
</context>
<context>
    <name>Page</name>
    <message>
        <source>&amp;Copy picture</source>
        <translation>复制图片(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Export picture…</source>
        <translation>导出图片(&amp;E)…</translation>
    </message>
    <message>
        <source>Copied as CSV: {name}.</source>
        <translation>已复制为 CSV：{name}。</translation>
    </message>
    <message>
        <source>Copy &amp;values as CSV</source>
        <translation>复制数值 (CSV)(&amp;V)</translation>
    </message>
</context>
<context>
    <name>Pager</name>
    <message>
        <source>{number} of {count}</source>
        <translation>{number} / {count}</translation>
    </message>
</context>
<context>
    <name>Pages</name>
    <message>
        <source>Draw</source>
        <translation>手写</translation>
    </message>
    <message>
        <source>Errors</source>
        <translation>错误分析</translation>
    </message>
    <message>
        <source>Lecture</source>
        <translation>课堂讲解</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>训练</translation>
    </message>
</context>
<context>
    <name>PaperErrorsPanel</name>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>1998</source>
        <translation>1998</translation>
    </message>
    <message>
        <source>Errors of the network of 1998</source>
        <translation>1998 年网络的错例</translation>
    </message>
    <message>
        <source>Errors of this network</source>
        <translation>当前网络的错例</translation>
    </message>
    <message>
        <source>LeNet-5 of 1998: {errors} wrong, {rate:.2f} %</source>
        <translation>1998 年的 LeNet-5：错 {errors} 个，{rate:.2f}%</translation>
    </message>
    <message>
        <source>Only in 1998: {then}.
Only now: {now}.</source>
        <translation>只在 1998 年出现：{then}。
只在现在出现：{now}。</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>无</translation>
    </message>
    <message>
        <source>now</source>
        <translation>现在</translation>
    </message>
    <message>
        <source>truth → answer</source>
        <translation>真实类别 → 识别结果</translation>
    </message>
    <message>
        <source>{model} before its change: {errors:,} wrong, {rate:.2f} %</source>
        <translation>改变之前的 {model}：错 {errors:,} 个，{rate:.2f}%</translation>
    </message>
    <message>
        <source>{model}: {errors:,} wrong, {rate:.2f} %</source>
        <translation>{model}：错 {errors:,} 个，{rate:.2f}%</translation>
    </message>
    <message>
        <source>{model}: {share:.0f} % of the digits evaluated</source>
        <translation>{model}：已测试 {share:.0f}% 的样本</translation>
    </message>
    <message>
        <source>{model}: {what}</source>
        <translation>{model}：{what}</translation>
    </message>
    <message>
        <source>{shared} errors are of a kind that both make. Paper and slides do not say which of the 10,000 digits the 82 are, so only kinds can be compared.</source>
        <translation>有 {shared} 个错误属于两个网络都会犯的类型。论文和课件都没有说这 82 个错例是 10,000 个样本中的哪些，所以只能比较类型。</translation>
    </message>
    <message>
        <source>{truth} → {answer} ({count}×)</source>
        <translation>{truth} → {answer}（{count} 次）</translation>
    </message>
</context>
<context>
    <name>PartialSumsPanel</name>
    <message>
        <source>+ bias
{bias}
f( )</source>
        <translation>+ 偏置
{bias}
f( )</translation>
    </message>
    <message>
        <source>C3 map {map}</source>
        <translation>C3 特征图 {map}</translation>
    </message>
    <message>
        <source>Parts and sums: {low:.1f} to {high:.1f}</source>
        <translation>各项与累加和：{low:.1f} 到 {high:.1f}</translation>
    </message>
    <message>
        <source>S2 {s2}, {name}, row {row}, column {column}: {value}</source>
        <translation>S2 {s2}，{name}，第 {row} 行第 {column} 列：{value}</translation>
    </message>
    <message>
        <source>The sums of a C3 map</source>
        <translation>C3 特征图的逐项累加</translation>
    </message>
    <message>
        <source>kernel</source>
        <translation>卷积核</translation>
    </message>
    <message>
        <source>part</source>
        <translation>各项</translation>
    </message>
    <message>
        <source>sum</source>
        <translation>累加和</translation>
    </message>
    <message>
        <source>{n}·25 weights + 1 bias = {count}</source>
        <translation>{n} × 25 个权值 + 1 个偏置 = {count}</translation>
    </message>
</context>
<context>
    <name>PlaneFigure</name>
    <message>
        <source>A grid of points through two layers and through one</source>
        <translation>点的网格：经过两层，以及经过一层</translation>
    </message>
    <message>
        <source>The best single layer misses points by up to {distance}.</source>
        <translation>单层最多只能逼近（最大偏差 {distance}）。</translation>
    </message>
    <message>
        <source>The same picture: the points differ by {distance}.</source>
        <translation>图形相同（各点相差 {distance}）。</translation>
    </message>
    <message>
        <source>one layer</source>
        <translation>一层</translation>
    </message>
</context>
<context>
    <name>Presentation</name>
    <message>
        <source>Back</source>
        <translation>上一页</translation>
    </message>
    <message>
        <source>Blank screen</source>
        <translation>黑屏</translation>
    </message>
    <message>
        <source>End</source>
        <translation>结束放映</translation>
    </message>
    <message>
        <source>Esc ends the presentation. H: highlighter, B: blank screen, F1: all keys.</source>
        <translation>按 Esc 结束放映。H：聚光圈，B：黑屏，F1：全部按键。</translation>
    </message>
    <message>
        <source>First</source>
        <translation>第一页</translation>
    </message>
    <message>
        <source>Highlighter that follows the pointer</source>
        <translation>跟随鼠标的聚光圈</translation>
    </message>
    <message>
        <source>Last</source>
        <translation>最后一页</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>下一页</translation>
    </message>
</context>
<context>
    <name>QuestionLine</name>
    <message>
        <source>Another</source>
        <translation>换一题</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>判分</translation>
    </message>
    <message>
        <source>Close the question</source>
        <translation>关闭问题</translation>
    </message>
    <message>
        <source>Question</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>看解答</translation>
    </message>
    <message>
        <source>Show the answer</source>
        <translation>显示解答</translation>
    </message>
    <message>
        <source>Your answer</source>
        <translation>你的回答</translation>
    </message>
</context>
<context>
    <name>Questions</name>
    <message>
        <source>&amp;Question</source>
        <translation>问题(&amp;Q)</translation>
    </message>
    <message>
        <source>A question on this page that checks itself</source>
        <translation>关于本页的一道自动判分题</translation>
    </message>
    <message>
        <source>A question that checks itself (Q): {right} of {count} answered right</source>
        <translation>一道自动判分题 (Q)：共 {count} 题，已答对 {right} 题</translation>
    </message>
    <message>
        <source>Question</source>
        <translation>问题</translation>
    </message>
</context>
<context>
    <name>RateScale</name>
    <message>
        <source>Learning rate</source>
        <translation>学习率</translation>
    </message>
    <message>
        <source>diverges</source>
        <translation>发散</translation>
    </message>
    <message>
        <source>steady</source>
        <translation>单调收敛</translation>
    </message>
    <message>
        <source>unstable</source>
        <translation>不稳定</translation>
    </message>
    <message>
        <source>zig-zag</source>
        <translation>振荡</translation>
    </message>
</context>
<context>
    <name>RbfPanel</name>
    <message>
        <source>0–9</source>
        <translation>0–9</translation>
    </message>
    <message>
        <source>Order of the rows</source>
        <translation>各行的顺序</translation>
    </message>
    <message>
        <source>RBF distances and answer</source>
        <translation>RBF 距离与识别结果</translation>
    </message>
    <message>
        <source>The digits in their order, or the nearest code first</source>
        <translation>按数字 0 到 9 排列，或按距离由近到远排列</translation>
    </message>
    <message>
        <source>nearest</source>
        <translation>按距离</translation>
    </message>
</context>
<context>
    <name>ReceptiveFigure</name>
    <message>
        <source>Receptive fields of C1 to C5 on the digit</source>
        <translation>C1 至 C5 在样本上的感受野</translation>
    </message>
</context>
<context>
    <name>RecipePanel</name>
    <message>
        <source>A run is going on</source>
        <translation>训练正在进行</translation>
    </message>
    <message>
        <source>Advanced</source>
        <translation>高级选项</translation>
    </message>
    <message>
        <source>All as in the recipe.</source>
        <translation>全部与训练方案相同。</translation>
    </message>
    <message>
        <source>Give every field the recipe&apos;s value again.</source>
        <translation>各项都恢复为训练方案的值。</translation>
    </message>
    <message>
        <source>How often every training digit is seen.</source>
        <translation>每个训练样本学习几遍。</translation>
    </message>
    <message>
        <source>How to train: the paper&apos;s way, today&apos;s, or a TOML file&apos;s.</source>
        <translation>训练方法：论文的方法、现代的方法，或 TOML 文件中的方法。</translation>
    </message>
    <message>
        <source>New run</source>
        <translation>新训练</translation>
    </message>
    <message>
        <source>Passes</source>
        <translation>轮数</translation>
    </message>
    <message>
        <source>Recipe</source>
        <translation>训练方案</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>重置</translation>
    </message>
    <message>
        <source>Show or hide all fields (Ctrl+Shift+A)</source>
        <translation>显示或收起全部选项 (Ctrl+Shift+A)</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>开始</translation>
    </message>
    <message>
        <source>Train a network of 60,000 parameters, from its first weights.</source>
        <translation>从初始权值开始，训练一个 60,000 个参数的网络。</translation>
    </message>
</context>
<context>
    <name>Recipes</name>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>A TOML file of your own…</source>
        <translation>自己的 TOML 文件…</translation>
    </message>
    <message>
        <source>A folder of IDX files…</source>
        <translation>IDX 文件夹…</translation>
    </message>
    <message>
        <source>A model file…</source>
        <translation>模型文件…</translation>
    </message>
    <message>
        <source>As modern, and from drawings of many people: choose ink files under Advanced.</source>
        <translation>同 modern，另用许多人的手写样本训练：请在“高级选项”中选择笔迹文件。</translation>
    </message>
    <message>
        <source>As paper, and from distorted digits too. Reads 0.6 % wrong.</source>
        <translation>同 paper，另用变形样本训练。错误率 0.6%。</translation>
    </message>
    <message>
        <source>Changed: {what}.</source>
        <translation>已改动：{what}。</translation>
    </message>
    <message>
        <source>Learns after every digit, with a step size for each weight. Reads 1.0 % wrong.</source>
        <translation>每个样本更新一次，每个权值有自己的步长。错误率 1.0%。</translation>
    </message>
    <message>
        <source>Learns in batches with AdamW, from distorted digits. Takes ten minutes, reads 0.5 % wrong.</source>
        <translation>用 AdamW 分批学习变形样本。需十分钟，错误率 0.5%。</translation>
    </message>
    <message>
        <source>Learns in batches with Muon. Takes half a minute, reads 1.0 % wrong.</source>
        <translation>用 Muon 分批学习。需半分钟，错误率 1.0%。</translation>
    </message>
    <message>
        <source>MNIST</source>
        <translation>MNIST</translation>
    </message>
    <message>
        <source>batches of {count}</source>
        <translation>每批 {count} 个</translation>
    </message>
    <message>
        <source>begins with {weights}</source>
        <translation>初始权值取自 {weights}</translation>
    </message>
    <message>
        <source>distortion × {factor:.1f}</source>
        <translation>变形 × {factor:.1f}</translation>
    </message>
    <message>
        <source>modern: as one trains today</source>
        <translation>modern：现代的训练方法</translation>
    </message>
    <message>
        <source>paper-distorted: ten times the digits</source>
        <translation>paper-distorted：样本增至十倍</translation>
    </message>
    <message>
        <source>paper: as in 1998</source>
        <translation>paper：1998 年的方法</translation>
    </message>
    <message>
        <source>pen: for drawn digits</source>
        <translation>pen：识别手写笔迹</translation>
    </message>
    <message>
        <source>quick, modern and pen learn in batches and need torch, which is not in this package: install the program with pip to train by them.</source>
        <translation>quick、modern 和 pen 分批训练，需要 torch，免安装版不含 torch：要用这几个训练方案，请用 pip 安装本程序。</translation>
    </message>
    <message>
        <source>quick, modern and pen learn in batches and need torch; in a terminal, {command} installs it.</source>
        <translation>quick、modern 和 pen 分批训练，需要 torch；在终端运行 {command} 即可安装。</translation>
    </message>
    <message>
        <source>quick: a first look</source>
        <translation>quick：快速体验</translation>
    </message>
    <message>
        <source>random weights</source>
        <translation>随机权值</translation>
    </message>
    <message>
        <source>rate {rate:g}</source>
        <translation>学习率 {rate:g}</translation>
    </message>
    <message>
        <source>seed {seed}</source>
        <translation>随机种子 {seed}</translation>
    </message>
    <message>
        <source>stops after {count} passes without a lower error</source>
        <translation>连续 {count} 轮错误率未降即停</translation>
    </message>
    <message>
        <source>stops after {minutes:g} min</source>
        <translation>满 {minutes:g} 分钟即停</translation>
    </message>
    <message>
        <source>stops below {error:g} %</source>
        <translation>错误率低于 {error:g}% 即停</translation>
    </message>
    <message>
        <source>the first weights of {run}</source>
        <translation>{run} 的初始权值</translation>
    </message>
    <message>
        <source>the model in use: {name}</source>
        <translation>当前模型：{name}</translation>
    </message>
    <message>
        <source>{count} passes</source>
        <translation>{count} 轮</translation>
    </message>
    <message>
        <source>{run} after pass {number}</source>
        <translation>{run} 第 {number} 轮后的权值</translation>
    </message>
</context>
<context>
    <name>RejectionPlot</name>
    <message>
        <source>Error against refusals</source>
        <translation>错误率与拒识率</translation>
    </message>
    <message>
        <source>refused, % of all digits</source>
        <translation>拒识率（占全部样本），%</translation>
    </message>
    <message>
        <source>this model’s own limits</source>
        <translation>此模型自带的阈值</translation>
    </message>
    <message>
        <source>too close to a second digit</source>
        <translation>与第二近的数字太接近</translation>
    </message>
    <message>
        <source>too far from every digit</source>
        <translation>离所有数字都太远</translation>
    </message>
    <message>
        <source>wrong, %</source>
        <translation>错误率，%</translation>
    </message>
</context>
<context>
    <name>ReplayPanel</name>
    <message>
        <source>No network to measure yet</source>
        <translation>还没有可测试的网络</translation>
    </message>
    <message>
        <source>Test digits: {errors:,} of {count:,} wrong</source>
        <translation>测试集：{count:,} 个样本中错 {errors:,} 个</translation>
    </message>
    <message>
        <source>Test digits: {part:.0f} % read</source>
        <translation>测试集：已识别 {part:.0f}%</translation>
    </message>
</context>
<context>
    <name>ResultsLesson</name>
    <message>
        <source>More training digits, fewer errors</source>
        <translation>训练样本越多，错误率越低</translation>
    </message>
    <message>
        <source>Run with {digits:,} digits</source>
        <translation>用 {digits:,} 个样本训练</translation>
    </message>
    <message>
        <source>Run with {digits:,} digits and read on: its ring moves down after every pass.</source>
        <translation>用 {digits:,} 个样本训练，同时接着往下读：每过一轮，圆环都会下移。</translation>
    </message>
    <message>
        <source>Run with {digits:,} digits, about {minutes:.0f} min</source>
        <translation>用 {digits:,} 个样本训练，约 {minutes:.0f} 分钟</translation>
    </message>
    <message>
        <source>Training is starting.</source>
        <translation>正在启动训练。</translation>
    </message>
    <message>
        <source>Training {recipe}: {done} of {passes} passes done.</source>
        <translation>正在训练 {recipe}：{passes} 轮中已完成 {done} 轮。</translation>
    </message>
    <message>
        <source>Watch it learn</source>
        <translation>观看训练过程</translation>
    </message>
    <message>
        <source>With few digits the network memorises them: the training error is nearly 0, the test error is not. A square learned distorted digits too; a ring is a run that has not finished. Run Fig. 6 here:</source>
        <translation>样本少时，网络会把它们记住：训练错误率几乎为 0，测试错误率却不低。方块是加了变形样本的网络，圆环是尚未结束的训练。图 6 可以在这里运行：</translation>
    </message>
</context>
<context>
    <name>ResultsPlots</name>
    <message>
        <source>1998, test</source>
        <translation>1998，测试集</translation>
    </message>
    <message>
        <source>1998, training, while learning</source>
        <translation>1998，训练（学习中）</translation>
    </message>
    <message>
        <source>Fig. 5: error by the pass</source>
        <translation>图 5：错误率随训练轮数的变化</translation>
    </message>
    <message>
        <source>Fig. 6: error by the number of training digits</source>
        <translation>图 6：错误率随训练样本数的变化</translation>
    </message>
    <message>
        <source>Test error, % of 10,000 digits</source>
        <translation>测试错误率（10,000 个样本，%）</translation>
    </message>
    <message>
        <source>The paper’s method</source>
        <translation>论文的方法</translation>
    </message>
    <message>
        <source>Today’s method</source>
        <translation>现代方法</translation>
    </message>
    <message>
        <source>your run, test</source>
        <translation>你的训练，测试集</translation>
    </message>
    <message>
        <source>your run, training, after the pass</source>
        <translation>你的训练（每轮之后）</translation>
    </message>
    <message>
        <source>your run, training, while learning</source>
        <translation>你的训练（学习中）</translation>
    </message>
    <message>
        <source>… and pen strokes</source>
        <translation>…再加手写笔画</translation>
    </message>
    <message>
        <source>… with distortions</source>
        <translation>…加变形样本</translation>
    </message>
</context>
<context>
    <name>RunList</name>
    <message>
        <source>{run} could not be moved to the trash and is still there: {folder} can be deleted by hand.</source>
        <translation>无法把 {run} 移到回收站，它还在原处：可以手动删除 {folder}。</translation>
    </message>
    <message>
        <source>{run} could not be renamed: {reason}.</source>
        <translation>无法重命名 {run}：{reason}。</translation>
    </message>
    <message>
        <source>{run} is being trained: stop it before you delete it.</source>
        <translation>{run} 正在训练：请先停止再删除。</translation>
    </message>
</context>
<context>
    <name>RunRow</name>
    <message>
        <source>best</source>
        <translation>最低</translation>
    </message>
    <message>
        <source>last</source>
        <translation>最近</translation>
    </message>
</context>
<context>
    <name>Runs</name>
    <message>
        <source>Reading…</source>
        <translation>正在读取…</translation>
    </message>
    <message>
        <source>Recipe {recipe}, seed {seed}, begun {date}. Click the mark to show or hide its curves.</source>
        <translation>训练方案 {recipe}，随机种子 {seed}，开始于 {date}。点击标记可显示或隐藏曲线。</translation>
    </message>
    <message>
        <source>cannot be read</source>
        <translation>无法读取</translation>
    </message>
    <message>
        <source>pass {done}/{passes} · failed</source>
        <translation>第 {done}/{passes} 轮 · 失败</translation>
    </message>
    <message>
        <source>pass {done}/{passes} · learning</source>
        <translation>第 {done}/{passes} 轮 · 训练中</translation>
    </message>
    <message>
        <source>pass {done}/{passes} · stopped</source>
        <translation>第 {done}/{passes} 轮 · 已停止</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>已暂停</translation>
    </message>
    <message>
        <source>{done} passes · seed {seed}</source>
        <translation>{done} 轮 · 随机种子 {seed}</translation>
    </message>
    <message>
        <source>{error:.2f} %</source>
        <translation>{error:.2f}%</translation>
    </message>
    <message>
        <source>{recipe} · begins</source>
        <translation>{recipe} · 开始中</translation>
    </message>
</context>
<context>
    <name>RunsPanel</name>
    <message>
        <source>Again from the same first weights</source>
        <translation>从相同的初始权值再训练一次</translation>
    </message>
    <message>
        <source>Delete a run</source>
        <translation>删除训练</translation>
    </message>
    <message>
        <source>Delete…</source>
        <translation>删除…</translation>
    </message>
    <message>
        <source>Each run is kept here with its curves: resume it, repeat it, compare it.</source>
        <translation>每次训练都连同曲线保存在这里：可以继续、重做、比较。</translation>
    </message>
    <message>
        <source>Its curves and snapshots go with it.</source>
        <translation>它的曲线和快照也一起移走。</translation>
    </message>
    <message>
        <source>Move the run {name} to the trash?</source>
        <translation>把训练 {name} 移到回收站？</translation>
    </message>
    <message>
        <source>Move to the trash</source>
        <translation>移到回收站</translation>
    </message>
    <message>
        <source>Open the folder</source>
        <translation>打开文件夹</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>重命名</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>继续训练</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>训练记录</translation>
    </message>
    <message>
        <source>Show or hide</source>
        <translation>显示或隐藏</translation>
    </message>
</context>
<context>
    <name>SceneDialog</name>
    <message>
        <source>&amp;Save the list…</source>
        <translation>保存列表(&amp;S)…</translation>
    </message>
    <message>
        <source>Drag a scene, or move it with Alt and an arrow key. Enter shows it.</source>
        <translation>拖动场景，或按 Alt 加方向键移动；按 Enter 显示。</translation>
    </message>
    <message>
        <source>Leave out</source>
        <translation>移出列表</translation>
    </message>
    <message>
        <source>Move down</source>
        <translation>下移</translation>
    </message>
    <message>
        <source>Move up</source>
        <translation>上移</translation>
    </message>
    <message>
        <source>Scenes in their order</source>
        <translation>场景顺序</translation>
    </message>
</context>
<context>
    <name>Scenes</name>
    <message>
        <source>&amp;Close the list</source>
        <translation>关闭列表(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Next scene</source>
        <translation>下一场景(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Order of the scenes…</source>
        <translation>场景顺序(&amp;O)…</translation>
    </message>
    <message>
        <source>&amp;Save the list…</source>
        <translation>保存列表(&amp;S)…</translation>
    </message>
    <message>
        <source>Lists of scenes</source>
        <translation>场景列表</translation>
    </message>
    <message>
        <source>One scene, several in the order of their names, or a list of scenes</source>
        <translation>一个场景、按文件名排序的多个场景，或一个场景列表</translation>
    </message>
    <message>
        <source>Open a &amp;folder of scenes…</source>
        <translation>打开场景文件夹(&amp;F)…</translation>
    </message>
    <message>
        <source>Open a folder of scenes</source>
        <translation>打开场景文件夹</translation>
    </message>
    <message>
        <source>Open s&amp;cenes…</source>
        <translation>打开场景(&amp;C)…</translation>
    </message>
    <message>
        <source>Open scenes</source>
        <translation>打开场景</translation>
    </message>
    <message>
        <source>Save sce&amp;ne…</source>
        <translation>保存场景(&amp;N)…</translation>
    </message>
    <message>
        <source>Save the list of scenes</source>
        <translation>保存场景列表</translation>
    </message>
    <message>
        <source>Save the scene</source>
        <translation>保存场景</translation>
    </message>
    <message>
        <source>Saved {file}, without the model in use: it has no file yet, so save it first.</source>
        <translation>已保存 {file}，但不含当前模型：该模型尚无文件，请先保存模型。</translation>
    </message>
    <message>
        <source>Saved {file}.</source>
        <translation>已保存 {file}。</translation>
    </message>
    <message>
        <source>Scene &amp;before</source>
        <translation>上一场景(&amp;B)</translation>
    </message>
    <message>
        <source>Scene &amp;list</source>
        <translation>场景列表(&amp;L)</translation>
    </message>
    <message>
        <source>Scene {n} of {count}: {name}</source>
        <translation>场景 {n}/{count}：{name}</translation>
    </message>
    <message>
        <source>Scene: {name}</source>
        <translation>场景：{name}</translation>
    </message>
    <message>
        <source>Scenes</source>
        <translation>场景</translation>
    </message>
    <message>
        <source>The page keys too, as long as several scenes are open</source>
        <translation>打开多个场景时，翻页键也可切换</translation>
    </message>
    <message>
        <source>The rest of {name} is shown. {faults}</source>
        <translation>已显示 {name} 的其余部分。{faults}</translation>
    </message>
    <message>
        <source>What is on screen as a small file: drawing, model, page, what is switched off</source>
        <translation>把屏幕内容存为小文件：手写图、模型、页面和停用项</translation>
    </message>
    <message>
        <source>lesson</source>
        <translation>课堂讲解</translation>
    </message>
    <message>
        <source>scene</source>
        <translation>场景</translation>
    </message>
    <message>
        <source>{file} could not be saved: {reason}.</source>
        <translation>无法保存 {file}：{reason}。</translation>
    </message>
</context>
<context>
    <name>Settings</name>
    <message>
        <source>Your settings could not be saved: {file} is not writable.</source>
        <translation>无法保存设置：{file} 不可写。</translation>
    </message>
</context>
<context>
    <name>SeveralMapsLesson</name>
    <message>
        <source>&amp;Play</source>
        <translation>播放(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation>停止(&amp;S)</translation>
    </message>
    <message>
        <source>A map of &amp;C3</source>
        <translation>C3 的一张特征图(&amp;C)</translation>
    </message>
    <message>
        <source>A map of C3 sees several maps of S2. It has a kernel for each of them, and one bias. All convolutions are added up, place by place; then come bias and squash.</source>
        <translation>C3 的一张特征图与 S2 的几张特征图相连：每张输入各用一个卷积核，偏置只有一个。各卷积结果按位置相加，再加偏置，最后通过激活函数。</translation>
    </message>
    <message>
        <source>Compute one number of the result by hand, then point at it.</source>
        <translation>先手算结果中的一个数，再指向它核对。</translation>
    </message>
    <message>
        <source>One s&amp;tep</source>
        <translation>单步(&amp;T)</translation>
    </message>
    <message>
        <source>Point at a number of the result: the patches that it sees are outlined, with the weights on them. Click a number of a map, a kernel or the bias to change it.</source>
        <translation>指向结果中的一个数，就会框出它的输入邻域和对应的权值。点击特征图、卷积核或偏置中的数可以修改。</translation>
    </message>
    <message>
        <source>The canvas is blank: this is a digit from MNIST.</source>
        <translation>画布空白，这里显示的是 MNIST 样本。</translation>
    </message>
    <message>
        <source>This is your digit.</source>
        <translation>这是你写的数字。</translation>
    </message>
    <message>
        <source>Two maps by han&amp;d</source>
        <translation>手算两张特征图(&amp;D)</translation>
    </message>
    <message>
        <source>{n}·25 weights + 1 bias = {count}</source>
        <translation>{n}·25 个权值 + 1 个偏置 = {count}</translation>
    </message>
</context>
<context>
    <name>SharingLesson</name>
    <message>
        <source>Biases are left out, as on the slides. The bars are logarithmic: a factor of 10 from mark to mark.</source>
        <translation>与课件一样不计偏置。横条用对数刻度：每格为前一格的 10 倍。</translation>
    </message>
    <message>
        <source>Every unit sees every pixel, with a weight for each.</source>
        <translation>每个单元与所有像素相连，每个连接各有一个权值。</translation>
    </message>
    <message>
        <source>Every unit sees its own patch, with its own weights.</source>
        <translation>每个单元只与自己的邻域相连，权值各不相同。</translation>
    </message>
    <message>
        <source>Every unit sees its own patch; all use the same weights.</source>
        <translation>每个单元只与自己的邻域相连，所有单元共用一组权值。</translation>
    </message>
    <message>
        <source>Fully connected</source>
        <translation>全连接</translation>
    </message>
    <message>
        <source>Image, side</source>
        <translation>图像边长</translation>
    </message>
    <message>
        <source>In a picture, related pixels are close together. So a unit need not see every pixel: a small patch will do. And a feature that is useful in one place is useful everywhere, so all units can share the same weights.</source>
        <translation>图像中相关的像素彼此靠近，所以一个单元不必与所有像素相连，看一个小邻域就够了（局部连接）。在一处有用的特征，在别处同样有用，所以所有单元可以共用一组权值（权值共享）。</translation>
    </message>
    <message>
        <source>Locally connected</source>
        <translation>局部连接</translation>
    </message>
    <message>
        <source>One map of C1</source>
        <translation>C1 的一张特征图</translation>
    </message>
    <message>
        <source>Patch, side</source>
        <translation>邻域边长</translation>
    </message>
    <message>
        <source>Point at one unit after another and read the numbers of its weights: in which drawing do they stay the same?</source>
        <translation>依次指向各个单元，读出权值的编号：哪张图中编号始终不变？</translation>
    </message>
    <message>
        <source>Shared weights</source>
        <translation>局部连接 + 权值共享</translation>
    </message>
    <message>
        <source>Slides: 9 units on 5×5</source>
        <translation>课件：5×5 图像，9 个单元</translation>
    </message>
    <message>
        <source>Slides: a million units</source>
        <translation>课件：一百万个单元</translation>
    </message>
    <message>
        <source>The numbers on the pixels name the weights, where there is room. Lines of one colour share one weight, in the third drawing.</source>
        <translation>像素上的编号（放得下时）表示所用的权值；右图中同色的连线共用一个权值。</translation>
    </message>
    <message>
        <source>There are too many lines to draw: the patch is to scale, and the lines are the edges of the bundle.</source>
        <translation>连线太多，无法逐条画出：邻域按比例绘制，线条只是整束连线的边缘。</translation>
    </message>
    <message>
        <source>Units, side</source>
        <translation>输出边长（单元）</translation>
    </message>
    <message>
        <source>{drawn} {biases}</source>
        <translation>{drawn}{biases}</translation>
    </message>
</context>
<context>
    <name>ShiftFigure</name>
    <message>
        <source>A digit to move, and the maps of C1 and S2</source>
        <translation>可以平移的样本，以及 C1 和 S2 的特征图</translation>
    </message>
    <message>
        <source>A shifted digit, read by two networks</source>
        <translation>两个网络识别同一个平移后的数字</translation>
    </message>
    <message>
        <source>Fully connected</source>
        <translation>全连接网络</translation>
    </message>
    <message>
        <source>Fully connected: {full}. LeNet-5: {lenet}.</source>
        <translation>全连接网络：{full}。LeNet-5：{lenet}。</translation>
    </message>
    <message>
        <source>Input</source>
        <translation>输入</translation>
    </message>
    <message>
        <source>Wrong, of 10,000 test digits</source>
        <translation>10,000 个测试样本上的错误率</translation>
    </message>
    <message>
        <source>answer {answer}, distance {distance}</source>
        <translation>识别为 {answer}，距离 {distance}</translation>
    </message>
    <message>
        <source>largest change against that: {change}</source>
        <translation>除平移外的最大变化：{change}</translation>
    </message>
    <message>
        <source>pixels to the right</source>
        <translation>向右平移的像素数</translation>
    </message>
    <message>
        <source>{share} %</source>
        <translation>{share}%</translation>
    </message>
    <message>
        <source>{share} % wrong</source>
        <translation>错误率 {share}%</translation>
    </message>
</context>
<context>
    <name>SingleSteps</name>
    <message>
        <source>{name} + 1 step</source>
        <translation>{name} + 1 步</translation>
    </message>
    <message>
        <source>{name} + {n} steps</source>
        <translation>{name} + {n} 步</translation>
    </message>
</context>
<context>
    <name>SlidingFigure</name>
    <message>
        <source>Input {side}×{side}</source>
        <translation>输入 {side}×{side}</translation>
    </message>
    <message>
        <source>Input {side}×{side}, padded by {padding}</source>
        <translation>输入 {side}×{side}，四周填充 {padding} 圈 0</translation>
    </message>
    <message>
        <source>Output {side}×{side}</source>
        <translation>输出 {side}×{side}</translation>
    </message>
    <message>
        <source>The kernel slides over the input</source>
        <translation>卷积核在输入上滑动</translation>
    </message>
</context>
<context>
    <name>SoftmaxFigure</name>
    <message>
        <source>Eq. 9 as softmax cross-entropy</source>
        <translation>式 (9) 与 softmax 交叉熵</translation>
    </message>
    <message>
        <source>rubbish, −j</source>
        <translation>垃圾类，−j</translation>
    </message>
</context>
<context>
    <name>SourceChoice</name>
    <message>
        <source>&amp;Digit</source>
        <translation>手写数字(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Open…</source>
        <translation>打开(&amp;O)…</translation>
    </message>
    <message>
        <source>Lighthouse</source>
        <translation>灯塔</translation>
    </message>
</context>
<context>
    <name>SquashPlot</name>
    <message>
        <source>The squash f, its slope and its second derivative</source>
        <translation>激活函数 f 及其一阶、二阶导数</translation>
    </message>
</context>
<context>
    <name>StepBar</name>
    <message>
        <source>Back</source>
        <translation>上一层</translation>
    </message>
    <message>
        <source>First layer</source>
        <translation>第一层</translation>
    </message>
    <message>
        <source>How fast it steps by itself (+ and -)</source>
        <translation>自动步进的速度（+ 和 -）</translation>
    </message>
    <message>
        <source>Input</source>
        <translation>输入</translation>
    </message>
    <message>
        <source>Keep this unit and compare its neighbour</source>
        <translation>保留这个单元，与相邻单元比较</translation>
    </message>
    <message>
        <source>Last layer</source>
        <translation>最后一层</translation>
    </message>
    <message>
        <source>Layer before</source>
        <translation>上一层</translation>
    </message>
    <message>
        <source>Look at the whole network</source>
        <translation>查看整个网络</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>下一层</translation>
    </message>
    <message>
        <source>Next layer</source>
        <translation>下一层</translation>
    </message>
    <message>
        <source>Next part of a unit&apos;s sum</source>
        <translation>单元求和的下一项</translation>
    </message>
    <message>
        <source>Next window of the layer</source>
        <translation>本层的下一个窗口</translation>
    </message>
    <message>
        <source>Part before</source>
        <translation>上一项</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>播放</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>速度</translation>
    </message>
    <message>
        <source>Speed of the steps</source>
        <translation>步进速度</translation>
    </message>
    <message>
        <source>Step by itself</source>
        <translation>自动步进</translation>
    </message>
    <message>
        <source>Step faster</source>
        <translation>加快步进</translation>
    </message>
    <message>
        <source>Step slower</source>
        <translation>放慢步进</translation>
    </message>
    <message>
        <source>Step through the layers</source>
        <translation>逐层步进</translation>
    </message>
    <message>
        <source>Step to {layer}</source>
        <translation>到 {layer}</translation>
    </message>
    <message>
        <source>The same place in the map before</source>
        <translation>前一张特征图的同一位置</translation>
    </message>
    <message>
        <source>The same place in the next map</source>
        <translation>后一张特征图的同一位置</translation>
    </message>
    <message>
        <source>Window before</source>
        <translation>上一个窗口</translation>
    </message>
</context>
<context>
    <name>StepPanel</name>
    <message>
        <source>&amp;One step of learning</source>
        <translation>单步更新(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Step by SDLM, as in the paper</source>
        <translation>按论文的 SDLM 更新(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Take the step back</source>
        <translation>撤销这次更新(&amp;T)</translation>
    </message>
    <message>
        <source>No ink was found in this picture.</source>
        <translation>这张图片中没有找到笔迹。</translation>
    </message>
    <message>
        <source>One rate for all weights ({key})</source>
        <translation>所有权值用同一个学习率 ({key})</translation>
    </message>
    <message>
        <source>One step</source>
        <translation>单步更新</translation>
    </message>
    <message>
        <source>Plain gradient</source>
        <translation>普通梯度下降</translation>
    </message>
    <message>
        <source>Rule</source>
        <translation>更新规则</translation>
    </message>
    <message>
        <source>SDLM</source>
        <translation>SDLM</translation>
    </message>
    <message>
        <source>Stochastic diagonal Levenberg–Marquardt, the paper&apos;s rule: a rate of its own for each weight, from the curvature ({key})</source>
        <translation>随机对角列文伯格–马夸尔特法 (SDLM)，论文的更新规则：由曲率给每个权值各自的学习率 ({key})</translation>
    </message>
    <message>
        <source>Switch everything on to learn (Ctrl+R).</source>
        <translation>恢复所有停用项后才能更新 (Ctrl+R)。</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>The canvas is blank.</source>
        <translation>画布是空的。</translation>
    </message>
    <message>
        <source>The right answer is {digit} ({key})</source>
        <translation>正确类别是 {digit} ({key})</translation>
    </message>
    <message>
        <source>This is a</source>
        <translation>这是</translation>
    </message>
</context>
<context>
    <name>StepTable</name>
    <message>
        <source>After</source>
        <translation>更新后</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>识别结果</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>更新前</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>差</translation>
    </message>
    <message>
        <source>Each weight less {rate:g} / ({mu:g} + h) × its gradient, where h is its curvature.</source>
        <translation>每个权值减去 {rate:g} / ({mu:g} + h) × 其梯度；h 为曲率。</translation>
    </message>
    <message>
        <source>Each weight less {rate:g} × its gradient.</source>
        <translation>每个权值减去 {rate:g} × 其梯度。</translation>
    </message>
    <message>
        <source>Loss, the distance from {digit}</source>
        <translation>损失：到 {digit} 的距离</translation>
    </message>
    <message>
        <source>This weight</source>
        <translation>该权值</translation>
    </message>
    <message>
        <source>another</source>
        <translation>不同</translation>
    </message>
    <message>
        <source>the same</source>
        <translation>相同</translation>
    </message>
</context>
<context>
    <name>StrokePlayer</name>
    <message>
        <source>The digit as it was written</source>
        <translation>所写样本的笔迹</translation>
    </message>
</context>
<context>
    <name>SubsamplingFigure</name>
    <message>
        <source>Four inputs of a unit of S2, and its state</source>
        <translation>S2 单元的四个输入及其激活值</translation>
    </message>
    <message>
        <source>inputs that are on</source>
        <translation>开启的输入个数</translation>
    </message>
    <message>
        <source>state of the S unit</source>
        <translation>S 层单元的激活值</translation>
    </message>
</context>
<context>
    <name>TablePanel</name>
    <message>
        <source>60 kernels, 16 biases, 1,516 parameters</source>
        <translation>60 个卷积核，16 个偏置，1,516 个参数</translation>
    </message>
    <message>
        <source>C3 connection table</source>
        <translation>C3 连接表</translation>
    </message>
    <message>
        <source>C3 map {c3} sees S2 maps {s2}</source>
        <translation>C3 特征图 {c3} 与 S2 特征图 {s2} 相连</translation>
    </message>
    <message>
        <source>C3 map {c3} sees {n} S2 maps: {s2}. {n}×25 weights + 1 bias = {count} parameters. Click a dot to switch its kernel off and on, the number for all of them.</source>
        <translation>C3 特征图 {c3} 与 {n} 张 S2 特征图相连：{s2}。{n}×25 个权值 + 1 个偏置 = {count} 个参数。单击圆点可停用或启用它的卷积核，单击编号则作用于整列。</translation>
    </message>
    <message>
        <source>C3 table</source>
        <translation>C3 连接表</translation>
    </message>
    <message>
        <source>Why not all 96? There are fewer connections, and different inputs break the symmetry: the maps learn different features.</source>
        <translation>为什么不全连 96 个？连接更少；输入不同，打破了对称性，各特征图学到不同的特征。</translation>
    </message>
</context>
<context>
    <name>Teacher</name>
    <message>
        <source>Teaching could not be started: {reason}.</source>
        <translation>无法开始教学：{reason}。</translation>
    </message>
    <message>
        <source>Teaching ended before its time: {detail}. Nothing was changed.</source>
        <translation>教学意外中断：{detail}。没有改动任何内容。</translation>
    </message>
    <message>
        <source>{name} is in use. Compare shows the drawing by both models.</source>
        <translation>已启用 {name}。“比较”视图显示两个模型对这张手写图的计算结果。</translation>
    </message>
</context>
<context>
    <name>TeachingDialog</name>
    <message>
        <source>A new model comes of it; {model} stays as it is. It learns old digits beside these, so that little is forgotten. You see before and after, then you decide.</source>
        <translation>教学会得到一个新模型，{model} 保持不变。学习新样本时穿插旧样本（回放），以减少遗忘。看过教学前后的结果，再决定是否使用。</translation>
    </message>
    <message>
        <source>All writers</source>
        <translation>所有书写者</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Teach</source>
        <translation>教学</translation>
    </message>
    <message>
        <source>Throw it away</source>
        <translation>放弃</translation>
    </message>
    <message>
        <source>Use it</source>
        <translation>使用新模型</translation>
    </message>
    <message>
        <source>Whose drawings</source>
        <translation>谁的手写样本</translation>
    </message>
    <message>
        <source>{model} learns a hand</source>
        <translation>让 {model} 学习笔迹</translation>
    </message>
    <message>
        <source>{name}: {count:,} drawings</source>
        <translation>{name}：{count:,} 个样本</translation>
    </message>
</context>
<context>
    <name>TeachingLine</name>
    <message>
        <source>How far teaching is</source>
        <translation>教学进度</translation>
    </message>
    <message>
        <source>Learning the drawings…</source>
        <translation>正在学习手写样本…</translation>
    </message>
    <message>
        <source>Reading drawings that were left out…</source>
        <translation>正在识别未参与学习的样本…</translation>
    </message>
    <message>
        <source>Reading old digits and the drawings…</source>
        <translation>正在读入旧样本和手写样本…</translation>
    </message>
    <message>
        <source>Reading the test digits…</source>
        <translation>正在识别测试集…</translation>
    </message>
    <message>
        <source>Stopped. Nothing was changed.</source>
        <translation>已停止，没有改动任何内容。</translation>
    </message>
</context>
<context>
    <name>TeachingTable</name>
    <message>
        <source>It has forgotten a little: {after:,} test digits are wrong, not {before:,}.</source>
        <translation>有少量遗忘：测试集的错误由 {before:,} 个变为 {after:,} 个。</translation>
    </message>
    <message>
        <source>It reads MNIST’s test digits as well as before.</source>
        <translation>对 MNIST 测试集的识别没有变差。</translation>
    </message>
    <message>
        <source>It reads {whose} as well as before.</source>
        <translation>{whose}：识别得和教学前一样好。</translation>
    </message>
    <message>
        <source>It reads {whose} better: {after:,} of {count:,} wrong, not {before:,}.</source>
        <translation>{whose}：{count:,} 个样本中错 {after:,} 个，此前错 {before:,} 个，识别得更好。</translation>
    </message>
    <message>
        <source>It reads {whose} worse: {after:,} of {count:,} wrong, not {before:,}.</source>
        <translation>{whose}：{count:,} 个样本中错 {after:,} 个，此前错 {before:,} 个，识别得更差。</translation>
    </message>
    <message>
        <source>after</source>
        <translation>教学后</translation>
    </message>
    <message>
        <source>before</source>
        <translation>教学前</translation>
    </message>
    <message>
        <source>errors on MNIST’s test digits</source>
        <translation>MNIST 测试集的错误</translation>
    </message>
    <message>
        <source>errors on these drawings</source>
        <translation>这些样本的错误</translation>
    </message>
    <message>
        <source>letters refused</source>
        <translation>字母的拒识</translation>
    </message>
    <message>
        <source>refused of MNIST’s test digits</source>
        <translation>MNIST 测试集的拒识</translation>
    </message>
    <message>
        <source>refused of these drawings</source>
        <translation>这些样本的拒识</translation>
    </message>
    <message>
        <source>scribbles refused</source>
        <translation>涂鸦的拒识</translation>
    </message>
    <message>
        <source>these writers</source>
        <translation>这些书写者</translation>
    </message>
</context>
<context>
    <name>TotalsFigure</name>
    <message>
        <source>Output</source>
        <translation>输出</translation>
    </message>
    <message>
        <source>Parameters and connections by layer, and sizes of maps</source>
        <translation>各层的参数与连接，以及特征图的尺寸</translation>
    </message>
    <message>
        <source>connections</source>
        <translation>个连接</translation>
    </message>
    <message>
        <source>input</source>
        <translation>输入</translation>
    </message>
    <message>
        <source>parameters</source>
        <translation>个参数</translation>
    </message>
    <message>
        <source>{name}: {parameters:,} ({part:.1f} %) · {connections:,} ({whole:.1f} %)</source>
        <translation>{name}：{parameters:,}（{part:.1f}%）· {connections:,}（{whole:.1f}%）</translation>
    </message>
</context>
<context>
    <name>TotalsLesson</name>
    <message>
        <source>C1 and C3 have {connections:.0f} % of the connections but {parameters:.0f} % of the parameters: a kernel is used at every position. C5 has {full:.0f} % of the parameters: each of its weights is used once.</source>
        <translation>C1 和 C3 占连接的 {connections:.0f}%，却只占参数的 {parameters:.0f}%：同一个卷积核用在每个位置上。C5 占参数的 {full:.0f}%：每个权值只用一次。</translation>
    </message>
    <message>
        <source>C: k = 5, s = 1; S: k = 2, s = 2; p = 0.</source>
        <translation>C 层：k = 5，s = 1；S 层：k = 2，s = 2；p = 0。</translation>
    </message>
    <message>
        <source>Go from C1 to C5: in which layer is a parameter used most often?</source>
        <translation>从 C1 看到 C5：哪一层的参数使用次数最多？</translation>
    </message>
    <message>
        <source>LeNet-5 has {parameters:,} parameters and {connections:,} connections, but not in the same layers.</source>
        <translation>LeNet-5 有 {parameters:,} 个参数、{connections:,} 个连接，但两者不在同样的层里。</translation>
    </message>
    <message>
        <source>One formula for all sizes</source>
        <translation>尺寸都用同一个公式</translation>
    </message>
    <message>
        <source>{connections:,} connections and nothing to train: the codes are fixed.</source>
        <translation>{connections:,} 个连接，没有要训练的参数：编码是固定的。</translation>
    </message>
    <message>
        <source>{connections:,} connections share {parameters:,} parameters: each is used {uses:g} times on average.</source>
        <translation>{connections:,} 个连接共用 {parameters:,} 个参数：平均每个参数用 {uses:g} 次。</translation>
    </message>
</context>
<context>
    <name>Tour</name>
    <message>
        <source>A first tour</source>
        <translation>入门导览</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>上一步</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>Draw a digit here</source>
        <translation>在这里写一个数字</translation>
    </message>
    <message>
        <source>Each square is a map: units of one layer, orange above zero, blue below. Point at a unit to see what it comes from; click to pin it, and another to compare.</source>
        <translation>每个方块是一张特征图，即某一层的一组单元：橙色为正，蓝色为负。指向一个单元，可看到它由哪些输入算出；单击选定，再单击另一个可作比较。</translation>
    </message>
    <message>
        <source>F1 lists the keys of a page, F5 presents it to a class, and this tour is in the Help menu.</source>
        <translation>F1 列出本页的按键，F5 向全班放映；本导览在“帮助”菜单里。</translation>
    </message>
    <message>
        <source>F6 is compared with the code of each digit. The nearest code is the answer; the distances say how sure it is.</source>
        <translation>F6 的输出与每个类别的编码相比较，距离最近的就是识别结果；各距离说明它有多大把握。</translation>
    </message>
    <message>
        <source>Go step by step</source>
        <translation>逐层查看</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>下一步</translation>
    </message>
    <message>
        <source>Read the answer</source>
        <translation>看识别结果</translation>
    </message>
    <message>
        <source>Skip</source>
        <translation>跳过</translation>
    </message>
    <message>
        <source>The right arrow key steps to the next layer, down to the next unit. The space bar goes through all of them.</source>
        <translation>按 → 到下一层，按 ↓ 到下一个单元；按空格键自动走完各层。</translation>
    </message>
    <message>
        <source>Three more pages</source>
        <translation>另外三页</translation>
    </message>
    <message>
        <source>Train networks yourself, look at the digits that they read wrong, and read or present a lecture of ten pages.</source>
        <translation>自己训练网络，查看识别错误的样本，阅读或放映课堂讲解。</translation>
    </message>
    <message>
        <source>Watch it pass through</source>
        <translation>看它如何逐层传播</translation>
    </message>
    <message>
        <source>Where to find more</source>
        <translation>更多功能</translation>
    </message>
    <message>
        <source>With mouse, pen or finger. The keys 0 to 9 bring examples of MNIST, and a picture can be dropped or pasted.</source>
        <translation>用鼠标、笔或手指书写。按 0 至 9 调出 MNIST 样本，也可拖入或粘贴图片。</translation>
    </message>
</context>
<context>
    <name>TrainPage</name>
    <message>
        <source>Change what you like, and press Start.</source>
        <translation>按需要修改，然后按“开始”。</translation>
    </message>
    <message>
        <source>Choose a folder of IDX files, named as MNIST&apos;s are</source>
        <translation>选择 IDX 文件夹，文件名同 MNIST</translation>
    </message>
    <message>
        <source>Choose a recipe</source>
        <translation>选择训练方案</translation>
    </message>
    <message>
        <source>Choose ink files</source>
        <translation>选择笔迹文件</translation>
    </message>
    <message>
        <source>Choose the first weights</source>
        <translation>选择初始权值</translation>
    </message>
    <message>
        <source>Ink files</source>
        <translation>笔迹文件</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Numbers for a spreadsheet</source>
        <translation>供电子表格使用的数值</translation>
    </message>
    <message>
        <source>Recipes</source>
        <translation>训练方案</translation>
    </message>
    <message>
        <source>Save the curves&apos; numbers</source>
        <translation>保存曲线的数值</translation>
    </message>
    <message>
        <source>Save the curves&apos; numbers (CSV)…</source>
        <translation>保存曲线的数值 (CSV)…</translation>
    </message>
    <message>
        <source>Saved {file}.</source>
        <translation>已保存 {file}。</translation>
    </message>
    <message>
        <source>T&amp;rain</source>
        <translation>训练(&amp;R)</translation>
    </message>
    <message>
        <source>The confusion matrix</source>
        <translation>混淆矩阵</translation>
    </message>
    <message>
        <source>The curves</source>
        <translation>曲线</translation>
    </message>
    <message>
        <source>The digit in the network</source>
        <translation>网络中的样本</translation>
    </message>
    <message>
        <source>The whole page</source>
        <translation>整页</translation>
    </message>
    <message>
        <source>{file} could not be saved: {reason}.</source>
        <translation>无法保存 {file}：{reason}。</translation>
    </message>
</context>
<context>
    <name>TrainQuestions</name>
    <message>
        <source>How many per cent of the test digits will it read wrong after its first pass?</source>
        <translation>第一轮训练之后，测试集的错误率会是百分之几？</translation>
    </message>
    <message>
        <source>Nearly: the last batch is smaller, and it counts too.</source>
        <translation>差一点：最后一批样本较少，也算一批。</translation>
    </message>
    <message>
        <source>No. Divide the digits by the size of a batch, and round up.</source>
        <translation>不对。用样本数除以每批的样本数，再向上取整。</translation>
    </message>
    <message>
        <source>Press Start and see. In 1998 it was {error:.1f} % (the paper’s Figure 5).</source>
        <translation>点“开始”就能看到。1998 年的结果是 {error:.1f}%（论文图 5）。</translation>
    </message>
    <message>
        <source>Right.</source>
        <translation>正确。</translation>
    </message>
    <message>
        <source>So many updates has the paper’s way, one digit at a time.</source>
        <translation>那是论文的做法：每个样本更新一次。</translation>
    </message>
    <message>
        <source>That is how many digits a batch has.</source>
        <translation>那是每批的样本数。</translation>
    </message>
    <message>
        <source>Type a number of per cent, such as 4.5.</source>
        <translation>请输入百分数，例如 4.5。</translation>
    </message>
    <message>
        <source>Type a whole number, such as 100.</source>
        <translation>请输入整数，例如 100。</translation>
    </message>
    <message>
        <source>Well guessed: {error:.2f} % are wrong, you said {guess:g} %.</source>
        <translation>估计得很准：错误率为 {error:.2f}%，你估计的是 {guess:g}%。</translation>
    </message>
    <message>
        <source>{digits:,} / {batch:,} = {full:,}: each is one update of all weights.</source>
        <translation>{digits:,} / {batch:,} = {full:,}：每一批更新一次全部权值。</translation>
    </message>
    <message>
        <source>{digits:,} training digits, {batch:,} in a batch: how many batches a pass?</source>
        <translation>训练集有 {digits:,} 个样本，每批 {batch:,} 个：一轮有多少批？</translation>
    </message>
    <message>
        <source>{error:.2f} % are wrong; you said {guess:g} %.</source>
        <translation>错误率为 {error:.2f}%，你估计的是 {guess:g}%。</translation>
    </message>
    <message>
        <source>{full:,} batches of {batch:,} digits and one of {rest:,}.</source>
        <translation>{full:,} 批各 {batch:,} 个样本，最后一批 {rest:,} 个。</translation>
    </message>
    <message>
        <source>{guess:g} %: press Start, the pass will tell.</source>
        <translation>估计 {guess:g}%：点“开始”，第一轮之后见分晓。</translation>
    </message>
    <message>
        <source>{guess:g} %: the pass under way will tell.</source>
        <translation>估计 {guess:g}%：这一轮结束后见分晓。</translation>
    </message>
</context>
<context>
    <name>Trainer</name>
    <message>
        <source>A run is going on already: stop it first.</source>
        <translation>已有训练在进行：请先停止。</translation>
    </message>
    <message>
        <source>The process that trained this run has ended; the run can be resumed.</source>
        <translation>负责这次训练的进程已结束；可以继续训练。</translation>
    </message>
    <message>
        <source>The recipe could not be handed over: {reason}.</source>
        <translation>无法交付训练方案：{reason}。</translation>
    </message>
    <message>
        <source>The run could not go on by itself; it is kept, and can be resumed.</source>
        <translation>训练无法在后台继续；结果已保留，可以继续训练。</translation>
    </message>
    <message>
        <source>The run in {folder} cannot be reached: {reason}.</source>
        <translation>无法联系 {folder} 中的训练：{reason}。</translation>
    </message>
    <message>
        <source>Training could not be started: {reason}.</source>
        <translation>无法开始训练：{reason}。</translation>
    </message>
    <message>
        <source>Training wrote a line that means nothing, and goes on: {line}</source>
        <translation>训练程序输出了一行无法识别的内容，训练仍在进行：{line}</translation>
    </message>
</context>
<context>
    <name>Training</name>
    <message>
        <source>The run goes on with other arithmetic than at its start ({now}; before {before}), so the network may end with other bits.</source>
        <translation>继续训练所用的运算库与开始时不同（现为 {now}；原为 {before}），所得网络可能不再逐位相同。</translation>
    </message>
    <message>
        <source>Training ended before it had begun: {detail}.</source>
        <translation>训练还没开始就结束了：{detail}。</translation>
    </message>
    <message>
        <source>Training ended before its time ({detail}); what it learned is kept, and the run can be resumed.</source>
        <translation>训练意外中断（{detail}）；已学到的结果已保留，可以继续训练。</translation>
    </message>
    <message>
        <source>exit status {status}</source>
        <translation>退出状态 {status}</translation>
    </message>
    <message>
        <source>it did not stop in time and was killed</source>
        <translation>它未能及时停止，已被强制结束</translation>
    </message>
    <message>
        <source>it was killed, or it crashed</source>
        <translation>它被终止，或崩溃了</translation>
    </message>
</context>
<context>
    <name>TransportPanel</name>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>Done: {passes} passes in {time}. Test error: last {error:.2f} %, best {best:.2f} %</source>
        <translation>完成：{passes} 轮，用时 {time}。测试错误率：最近 {error:.2f}%，最低 {best:.2f}%</translation>
    </message>
    <message>
        <source>Factor on the learning rate</source>
        <translation>学习率的倍数</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Loading the digits …</source>
        <translation>正在载入样本…</translation>
    </message>
    <message>
        <source>Multiplies the learning rate from the next batch on, while the run goes. Too high, and the loss climbs; low, and the network settles.</source>
        <translation>训练进行中，从下一批起乘到学习率上。倍数过大，损失会上升；减小则趋于收敛。</translation>
    </message>
    <message>
        <source>No run is going on. Start begins one.</source>
        <translation>没有正在进行的训练。点“开始”即可。</translation>
    </message>
    <message>
        <source>One batch</source>
        <translation>训练一批</translation>
    </message>
    <message>
        <source>One pass</source>
        <translation>训练一轮</translation>
    </message>
    <message>
        <source>Pass {number} of {passes}</source>
        <translation>第 {number} 轮，共 {passes} 轮</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Paused in pass {number} of {passes}</source>
        <translation>已暂停在第 {number} 轮，共 {passes} 轮</translation>
    </message>
    <message>
        <source>Progress of the run</source>
        <translation>训练进度</translation>
    </message>
    <message>
        <source>Stop and keep</source>
        <translation>停止并保留</translation>
    </message>
    <message>
        <source>Stopped. Resume goes on from here</source>
        <translation>已停止，可从这里继续训练</translation>
    </message>
    <message>
        <source>Stopping …</source>
        <translation>正在停止…</translation>
    </message>
    <message>
        <source>The run ended before its last pass</source>
        <translation>训练未到最后一轮即中断</translation>
    </message>
    <message>
        <source>batch {number:,} of {count:,}</source>
        <translation>第 {number:,} 批，共 {count:,} 批</translation>
    </message>
    <message>
        <source>digit {number:,} of {count:,}</source>
        <translation>第 {number:,} 个样本，共 {count:,} 个</translation>
    </message>
    <message>
        <source>measuring the errors</source>
        <translation>正在测试错误率</translation>
    </message>
    <message>
        <source>rate × {factor:.3g}</source>
        <translation>学习率 × {factor:.3g}</translation>
    </message>
    <message>
        <source>{speed:,.0f} digits a second</source>
        <translation>每秒 {speed:,.0f} 个样本</translation>
    </message>
    <message>
        <source>{time} left</source>
        <translation>还需 {time}</translation>
    </message>
</context>
<context>
    <name>TutorialPanel</name>
    <message>
        <source> · 0 to {level:.1f}</source>
        <translation> · 0 到 {level:.1f}</translation>
    </message>
    <message>
        <source> · {rate:.2f} % wrong</source>
        <translation> · 错误率 {rate:.2f}%</translation>
    </message>
    <message>
        <source>1998</source>
        <translation>1998</translation>
    </message>
    <message>
        <source>60 kernels</source>
        <translation>60 个卷积核</translation>
    </message>
    <message>
        <source>96 kernels</source>
        <translation>96 个卷积核</translation>
    </message>
    <message>
        <source>The 1998 network beside today&apos;s</source>
        <translation>1998 年的网络与现代（通行版）网络</translation>
    </message>
    <message>
        <source>What the tutorials changed: ReLU or tanh for the scaled tanh, max or mean for trained subsampling, every S2 map into every C3 map, softmax for the distances to codes. A distance can say “none of these”; a softmax always adds up to 100 %.</source>
        <translation>教程改了什么：用 ReLU 或 tanh 代替缩放的 tanh，用最大池化或平均池化代替可训练的下采样，每张 S2 特征图都连到每张 C3 特征图，用 softmax 代替到编码的距离。距离可以表示“都不是”；softmax 各项之和总是 100%。</translation>
    </message>
    <message>
        <source>c · sum + b</source>
        <translation>c × 和 + b</translation>
    </message>
    <message>
        <source>distance from code</source>
        <translation>到编码的距离</translation>
    </message>
    <message>
        <source>in a border of 0</source>
        <translation>四周补 0</translation>
    </message>
    <message>
        <source>in a border of paper</source>
        <translation>四周补背景值</translation>
    </message>
    <message>
        <source>max</source>
        <translation>最大池化</translation>
    </message>
    <message>
        <source>mean</source>
        <translation>平均池化</translation>
    </message>
    <message>
        <source>resized to 32×32</source>
        <translation>缩放到 32×32</translation>
    </message>
    <message>
        <source>softmax, %</source>
        <translation>softmax，%</translation>
    </message>
    <message>
        <source>{name} is read with {squash} and {pooling} pooling, paper {paper} and ink {ink}, {border}. What its file does not say was guessed, by the fewest errors: {errors} of the first {count} test digits.</source>
        <translation>{name}：激活函数为 {squash}，{pooling}，输入的背景为 {paper}、笔迹为 {ink}，{border}。文件未说明的设置按错误最少推断（前 {count} 个测试样本中错 {errors} 个）。</translation>
    </message>
    <message>
        <source>{parameters:,} par.</source>
        <translation>参数 {parameters:,}</translation>
    </message>
    <message>
        <source>{squash} and {pooling}</source>
        <translation>{squash} 和{pooling}</translation>
    </message>
    <message>
        <source>{what} · 0 par.</source>
        <translation>{what} · 参数 0</translation>
    </message>
    <message>
        <source>{what} · 850 par.</source>
        <translation>{what} · 参数 850</translation>
    </message>
    <message>
        <source>{what} · {count:,} par.</source>
        <translation>{what} · 参数 {count:,}</translation>
    </message>
    <message>
        <source>{which}: reads {digit}</source>
        <translation>{which}：识别为 {digit}</translation>
    </message>
</context>
<context>
    <name>TwoModelsPanel</name>
    <message>
        <source> · the numbers of {models} are −log p</source>
        <translation>；{models} 的数值是 −log p</translation>
    </message>
    <message>
        <source>Answers differ: {count:,}</source>
        <translation>识别结果不同：{count:,}</translation>
    </message>
    <message>
        <source>Both wrong: {count:,}</source>
        <translation>都错：{count:,}</translation>
    </message>
    <message>
        <source>Model {mark}</source>
        <translation>模型 {mark}</translation>
    </message>
    <message>
        <source>Only A wrong: {count:,}</source>
        <translation>只有 A 错：{count:,}</translation>
    </message>
    <message>
        <source>Only B wrong: {count:,}</source>
        <translation>只有 B 错：{count:,}</translation>
    </message>
    <message>
        <source>Orange: A makes this mistake more often than B. Blue: B more often than A. Diagonal: digits read right, A less B.</source>
        <translation>橙色：A 比 B 更常犯这种错误；蓝色：B 更常犯。对角线：识别正确的个数，A 减 B。</translation>
    </message>
    <message>
        <source>{count:,} digits of this cell, to which the answers differ</source>
        <translation>这一格中识别结果不同的 {count:,} 个样本</translation>
    </message>
    <message>
        <source>{count:,} digits, the worst first</source>
        <translation>{count:,} 个样本，按错误程度从高到低</translation>
    </message>
    <message>
        <source>{count:,} digits; {same:,} of them both read as the same wrong one</source>
        <translation>{count:,} 个样本；其中 {same:,} 个被两者识别为同一个错误类别</translation>
    </message>
</context>
<context>
    <name>UnitArithmetic</name>
    <message>
        <source>C5, units {units}</source>
        <translation>C5，单元 {units}</translation>
    </message>
    <message>
        <source>F6, units {units}</source>
        <translation>F6，单元 {units}</translation>
    </message>
    <message>
        <source>code of {digit}</source>
        <translation>{digit} 的编码</translation>
    </message>
    <message>
        <source>products</source>
        <translation>乘积</translation>
    </message>
    <message>
        <source>squared differences</source>
        <translation>差的平方</translation>
    </message>
    <message>
        <source>weights</source>
        <translation>权值</translation>
    </message>
    <message>
        <source>window of the input</source>
        <translation>输入的邻域</translation>
    </message>
    <message>
        <source>window of {map}</source>
        <translation>{map} 的邻域</translation>
    </message>
    <message>
        <source>x = f(a)</source>
        <translation>x = f(a)</translation>
    </message>
</context>
<context>
    <name>UnitName</name>
    <message>
        <source>Input, row {row}, column {column}</source>
        <translation>输入，第 {row} 行第 {column} 列</translation>
    </message>
    <message>
        <source>RBF unit of {map}</source>
        <translation>{map} 的 RBF 单元</translation>
    </message>
    <message>
        <source>bias {bias}</source>
        <translation>偏置 {bias}</translation>
    </message>
    <message>
        <source>code</source>
        <comment>of a class, as in F6 − code</comment>
        <translation>编码</translation>
    </message>
    <message>
        <source>{layer} map {map}, row {row}, column {column}</source>
        <translation>{layer} 特征图 {map}，第 {row} 行第 {column} 列</translation>
    </message>
    <message>
        <source>{layer} unit {map}</source>
        <translation>{layer} 单元 {map}</translation>
    </message>
    <message>
        <source>Σ (F6 − {code})² = {sum}, the distance {distance}</source>
        <translation>Σ (F6 − {code})² = {sum}，即距离 {distance}</translation>
    </message>
</context>
<context>
    <name>UnitStrips</name>
    <message>
        <source>Click it to keep it here as A; click a second one to see it beside A as B. The arrow keys step through the layers.</source>
        <translation>单击可选定它为 A；再单击另一个作为 B，与 A 并列。用方向键逐层步进。</translation>
    </message>
    <message>
        <source>Click to see the {n} products of this part</source>
        <translation>单击可查看这一项的 {n} 个乘积</translation>
    </message>
    <message>
        <source>Inside a unit</source>
        <translation>单元内部</translation>
    </message>
    <message>
        <source>Point at a unit in any layer to see how its number comes about.</source>
        <translation>指向任意一层的单元，查看它的数值如何算出。</translation>
    </message>
    <message>
        <source>Switched off, so it shows 0.</source>
        <translation>已停用，因此显示 0。</translation>
    </message>
    <message>
        <source>There is no digit, so there are no numbers.</source>
        <translation>没有数字，因此没有数值。</translation>
    </message>
</context>
<context>
    <name>ViewTabs</name>
    <message>
        <source>Sides of the network</source>
        <translation>网络的各个视图</translation>
    </message>
</context>
<context>
    <name>Warnings</name>
    <message>
        <source>The last of {count} warnings.</source>
        <translation>共 {count} 条警告，这是最后一条。</translation>
    </message>
</context>
<context>
    <name>WatchPanel</name>
    <message>
        <source>A digit in the network</source>
        <translation>网络中的一个样本</translation>
    </message>
    <message>
        <source>Confusion matrix</source>
        <translation>混淆矩阵</translation>
    </message>
    <message>
        <source>Earlier pass</source>
        <translation>前一轮</translation>
    </message>
    <message>
        <source>Later pass</source>
        <translation>后一轮</translation>
    </message>
    <message>
        <source>Look at the newest network again</source>
        <translation>回到最新的网络</translation>
    </message>
    <message>
        <source>Newest network</source>
        <translation>最新的网络</translation>
    </message>
    <message>
        <source>Pass to look at</source>
        <translation>要查看的轮次</translation>
    </message>
    <message>
        <source>Read with this network from now on, after a restart too</source>
        <translation>从现在起用这个网络识别，重启后仍然有效</translation>
    </message>
    <message>
        <source>The Draw page follows</source>
        <translation>手写页同步使用</translation>
    </message>
    <message>
        <source>The network after each pass; at the right, the newest</source>
        <translation>每轮之后的网络；最右端为最新的网络</translation>
    </message>
    <message>
        <source>Use this model</source>
        <translation>使用这个模型</translation>
    </message>
    <message>
        <source>Which test digits are read as which, at this pass</source>
        <translation>在这一轮，测试样本各被识别为什么</translation>
    </message>
    <message>
        <source>Your drawing is read by this network on the Draw page too, while this is on</source>
        <translation>启用时，手写页也用这个网络识别你的手写图</translation>
    </message>
    <message>
        <source>a test digit</source>
        <translation>测试样本</translation>
    </message>
    <message>
        <source>live</source>
        <translation>实时</translation>
    </message>
    <message>
        <source>pass {number}</source>
        <translation>第 {number} 轮</translation>
    </message>
    <message>
        <source>your digit</source>
        <translation>你的手写样本</translation>
    </message>
    <message>
        <source>{run}: after pass {number}</source>
        <translation>{run}：第 {number} 轮之后</translation>
    </message>
    <message>
        <source>{run}: before its first pass</source>
        <translation>{run}：第 1 轮之前</translation>
    </message>
    <message>
        <source>{run}: no network yet</source>
        <translation>{run}：还没有网络</translation>
    </message>
    <message>
        <source>{run}: while it learns</source>
        <translation>{run}：正在学习</translation>
    </message>
</context>
<context>
    <name>WatchedModel</name>
    <message>
        <source>{run}, pass {number}</source>
        <translation>{run}，第 {number} 轮</translation>
    </message>
</context>
<context>
    <name>Welcome</name>
    <message>
        <source>Draw a digit here</source>
        <translation>在这里手写一个数字</translation>
    </message>
    <message>
        <source>LeNet-5 of 1998, live.</source>
        <translation>1998 年的 LeNet-5，实时运算。</translation>
    </message>
    <message>
        <source>LeNet-5 read digits in 1998. Here is everything it computes, live.</source>
        <translation>1998 年的 LeNet-5：识别手写数字的每一步运算都在这里。</translation>
    </message>
    <message>
        <source>Read the
answer</source>
        <translation>查看
识别结果</translation>
    </message>
    <message>
        <source>This is LeNet-5, the network of 1998 that learned to read digits. Draw one: everything it computes is shown live.</source>
        <translation>这是 LeNet-5，1998 年学会识别手写数字的网络。你写一笔，它的全部运算就实时呈现在这里。</translation>
    </message>
    <message>
        <source>Watch it
pass
through</source>
        <translation>看它
逐层
传播</translation>
    </message>
</context>
<context>
    <name>Window</name>
    <message>
        <source>LeNet-5 Lab</source>
        <translation>LeNet-5 Lab</translation>
    </message>
</context>
<context>
    <name>WritingDialog</name>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Digits that are behind</source>
        <translation>已完成的数字</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>下一个</translation>
    </message>
    <message>
        <source>Skip</source>
        <translation>跳过</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>结束</translation>
    </message>
    <message>
        <source>Thank you</source>
        <translation>完成，谢谢</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Who writes</source>
        <translation>书写者</translation>
    </message>
    <message>
        <source>Write for it</source>
        <translation>书写采集</translation>
    </message>
    <message>
        <source>Write the digit {digit}</source>
        <translation>写一个数字 {digit}</translation>
    </message>
    <message>
        <source>Written by</source>
        <translation>书写者</translation>
    </message>
    <message>
        <source>name, if you like</source>
        <translation>姓名（可不填）</translation>
    </message>
    <message>
        <source>{count} of {total} are in My digits.</source>
        <translation>{total} 个中已保存 {count} 个。</translation>
    </message>
    <message>
        <source>{number} of {total}</source>
        <translation>第 {number} 个，共 {total} 个</translation>
    </message>
</context>
<context>
    <name>_ForwardStage</name>
    <message>
        <source>A net of three inputs and three units</source>
        <translation>三个输入、三个单元的网络</translation>
    </message>
</context>
<context>
    <name>_ResultsStage</name>
    <message>
        <source>Results of 1998 and of today</source>
        <translation>1998 年与现代的结果</translation>
    </message>
</context>
<context>
    <name>_TutorialFigure</name>
    <message>
        <source>In all: {old:,} connections in the 1998 network, {new:,} in today&apos;s.</source>
        <translation>总共：1998 年的网络有 {old:,} 个连接，现代（通行版）有 {new:,} 个。</translation>
    </message>
    <message>
        <source>{name}: {p:,} parameters and {c:,} connections in the 1998 network; {q:,} and {d:,} in today&apos;s.</source>
        <translation>{name}：1998 年的网络有 {p:,} 个参数和 {c:,} 个连接；现代（通行版）有 {q:,} 个和 {d:,} 个。</translation>
    </message>
</context>
</TS>
