/**
 * Words of this field that mean the same in both languages, and their usual short forms, one group a
 * line, `|` between. Only pairs that hold in news prose: a word with several senses stays out unless
 * the news of this field nearly always means this one.
 */
export const TERMS = `
AI | artificial intelligence | 人工智能
large language model | large language models | LLM | LLMs | 大语言模型 | 大模型 | 大型语言模型
language model | language models | 语言模型
small language model | small language models | SLM | 小模型 | 小语言模型
foundation model | foundation models | 基础模型 | 基座模型
frontier model | frontier models | 前沿模型
world model | world models | 世界模型
reasoning model | reasoning models | 推理模型
multimodal | multi-modal | 多模态
generative AI | genAI | AIGC | 生成式人工智能 | 生成式AI
AGI | artificial general intelligence | 通用人工智能
superintelligence | ASI | 超级智能 | 超智能
text-to-video | text to video | 文生视频 | 文本生成视频 | T2V
image-to-video | image to video | 图生视频 | I2V
video generation | 视频生成
text-to-image | text to image | 文生图 | T2I
image generation | 图像生成 | 图片生成
image editing | 图像编辑
text-to-speech | text to speech | TTS | 语音合成 | 文字转语音
speech recognition | ASR | 语音识别 | speech-to-text
voice cloning | voice clone | 声音克隆 | 语音克隆
music generation | 音乐生成
code generation | 代码生成
vibe coding | 氛围编程
computer vision | CV | 计算机视觉
natural language processing | NLP | 自然语言处理
machine learning | ML | 机器学习
deep learning | 深度学习
reinforcement learning | RL | 强化学习
RLHF | 人类反馈强化学习
supervised learning | 监督学习
unsupervised learning | 无监督学习
self-supervised learning | 自监督学习
transfer learning | 迁移学习
federated learning | 联邦学习
neural network | neural networks | 神经网络
transformer | transformers | 变换器模型
diffusion model | diffusion models | 扩散模型
mixture of experts | MoE | 混合专家 | 专家混合
attention mechanism | 注意力机制
self-attention | 自注意力
convolutional neural network | CNN | 卷积神经网络
recurrent neural network | RNN | 循环神经网络
generative adversarial network | GAN | 生成对抗网络
knowledge graph | knowledge graphs | 知识图谱
knowledge distillation | model distillation | distillation | 知识蒸馏 | 模型蒸馏 | 蒸馏
quantization | 量化模型 | 模型量化
pruning | 模型剪枝
fine-tuning | finetuning | fine-tune | 微调
pre-training | pretraining | 预训练
post-training | 后训练
alignment | 对齐
prompt | prompts | 提示词
prompt engineering | 提示工程 | 提示词工程
prompt injection | 提示注入 | 提示词注入
jailbreak | jailbreaking | 越狱
context window | 上下文窗口
long context | 长上下文 | 长文本
chain of thought | CoT | 思维链
retrieval-augmented generation | RAG | 检索增强生成 | 检索增强
vector database | vector databases | 向量数据库
embedding | embeddings | 嵌入向量 | 词嵌入
tokenizer | 分词器
hallucination | hallucinations | 幻觉
inference | 推理
training | 训练
training data | 训练数据
dataset | datasets | 数据集
benchmark | benchmarks | 基准测试 | 基准
leaderboard | 排行榜
scaling law | scaling laws | 规模定律 | 缩放定律
synthetic data | 合成数据
in-context learning | 上下文学习
agent | agents | AI agent | AI agents | 智能体
multi-agent | 多智能体
function calling | tool use | 工具调用 | 函数调用
MCP | Model Context Protocol | 模型上下文协议
chatbot | chatbots | 聊天机器人
assistant | assistants | 助手
virtual assistant | voice assistant | 语音助手 | 虚拟助手
digital human | digital humans | avatar | 数字人 | 虚拟人
deepfake | deepfakes | 深度伪造 | 换脸
face recognition | facial recognition | 人脸识别
recommendation system | recommender system | 推荐系统
search engine | search engines | 搜索引擎
open source | open-source | 开源
open weights | open-weight | 开放权重
closed source | 闭源
robot | robots | 机器人
humanoid robot | humanoid robots | humanoid | 人形机器人
robotics | 机器人技术
embodied AI | embodied intelligence | 具身智能
autonomous driving | self-driving | 自动驾驶 | 无人驾驶
robotaxi | robotaxis | 无人出租车 | 自动驾驶出租车
drone | drones | 无人机
smart home | 智能家居
wearable | wearables | 可穿戴设备
smart glasses | AI glasses | 智能眼镜 | AI眼镜
smartphone | smartphones | 智能手机
laptop | laptops | 笔记本电脑
headphones | earbuds | 耳机
virtual reality | VR | 虚拟现实
augmented reality | AR | 增强现实
metaverse | 元宇宙
blockchain | 区块链
cryptocurrency | crypto | 加密货币
quantum computing | 量子计算
quantum computer | quantum computers | 量子计算机
supercomputer | supercomputers | 超级计算机 | 超算
cloud computing | 云计算
edge computing | 边缘计算
on-device | 端侧
on-device AI | edge AI | 端侧AI
data center | data centers | data centre | 数据中心
compute | computing power | 算力
chip | chips | 芯片
AI chip | AI chips | AI芯片 | 人工智能芯片
semiconductor | semiconductors | 半导体
GPU | GPUs | graphics processing unit | 图形处理器 | 显卡
CPU | CPUs | 中央处理器
NPU | 神经网络处理器
TPU | TPUs | 张量处理器
HBM | high bandwidth memory | 高带宽内存 | 高带宽存储
lithography | 光刻机 | 光刻
advanced packaging | 先进封装
export control | export controls | 出口管制
tariff | tariffs | 关税
sanction | sanctions | 制裁
antitrust | 反垄断
regulation | regulations | 监管
regulator | regulators | 监管机构
AI safety | 人工智能安全 | AI安全
AI Act | EU AI Act | 人工智能法案 | 欧盟人工智能法案
copyright | 版权
privacy | 隐私
data privacy | 数据隐私
data breach | data leak | 数据泄露
cybersecurity | cyber security | 网络安全
cyberattack | cyberattacks | 网络攻击
hacker | hackers | 黑客
malware | 恶意软件
ransomware | 勒索软件
vulnerability | vulnerabilities | 漏洞
exploit | exploits | 漏洞利用
surveillance | 监控
encryption | 加密
backdoor | 后门
phishing | 钓鱼攻击 | 网络钓鱼
misinformation | disinformation | 虚假信息
watermark | watermarks | watermarking | 水印
funding | fundraising | 融资
funding round | 融资轮 | 轮融资
valuation | 估值
IPO | initial public offering | 首次公开募股
acquisition | acquire | acquires | acquired | 收购
merger | mergers | 合并
investment | invest | invests | 投资
investor | investors | 投资者 | 投资人
venture capital | VC | 风险投资 | 风投
startup | startups | 初创公司 | 初创企业 | 创业公司
unicorn | unicorns | 独角兽
revenue | 营收
profit | profits | 利润
earnings | 财报
stock | stocks | shares | 股价 | 股票
market value | market cap | market capitalization | 市值
layoff | layoffs | 裁员
hiring | 招聘
lawsuit | lawsuits | sue | sues | sued | 起诉 | 诉讼
court | 法院
judge | 法官
settlement | 和解
patent | patents | 专利
fines | fined | 罚款
ban | bans | banned | 禁令 | 禁止
law | laws | 法律
legislation | 法案 | 立法
policy | policies | 政策
government | governments | 政府
military | 军方 | 军事
war | 战争
election | elections | 选举
president | 总统
police | 警方 | 警察
school | schools | 学校
student | students | 学生
teacher | teachers | 教师 | 老师
education | 教育
university | universities | 大学
healthcare | health care | 医疗保健 | 医疗
hospital | hospitals | 医院
doctor | doctors | 医生
drug discovery | 药物研发 | 药物发现
medical imaging | 医学影像
cancer | 癌症
vaccine | vaccines | 疫苗
disease | diseases | 疾病
protein | proteins | 蛋白质
gene | genes | 基因
brain | 大脑
brain-computer interface | BCI | 脑机接口
mental health | 心理健康
climate | climate change | 气候变化 | 气候
energy | 能源
nuclear | nuclear power | 核电 | 核能
battery | batteries | 电池
solar | 太阳能
electric vehicle | electric vehicles | EV | EVs | electric car | 电动汽车 | 电动车
new energy vehicle | 新能源汽车
car | cars | 汽车
satellite | satellites | 卫星
rocket | rockets | 火箭
space | 太空
moon | 月球
Mars | 火星
launch | launches | launched | unveil | unveils | unveiled | release | releases | released | 发布 | 推出
announce | announces | announced | 宣布
upgrade | upgrades | 升级
update | updates | 更新
download | downloads | 下载
feature | features | 功能
app | apps | 应用 | 应用程序
app store | 应用商店
browser | browsers | 浏览器
operating system | 操作系统
software | 软件
hardware | 硬件
developer | developers | 开发者
programmer | programmers | 程序员
engineer | engineers | 工程师
programming language | 编程语言
coding | programming | 编程
coding agent | coding agents | 编程智能体
API | APIs | 应用程序接口
SDK | 软件开发工具包
plugin | plugins | 插件
database | databases | 数据库
algorithm | algorithms | 算法
platform | platforms | 平台
user | users | 用户
customer | customers | 客户
subscription | subscriptions | 订阅
price | prices | pricing | 价格 | 定价
free | 免费
advertising | ads | advertisement | 广告
e-commerce | ecommerce | 电商 | 电子商务
payment | payments | 支付
bank | banks | 银行
finance | 金融
insurance | 保险
social media | 社交媒体
livestream | livestreaming | live streaming | 直播
video | videos | 视频
movie | movies | film | films | 电影
TV | television | 电视
music | 音乐
game | games | gaming | 游戏
image | images | 图像 | 图片
photo | photos | 照片
camera | cameras | 相机 | 摄像头
book | books | 书籍
news | 新闻
paper | papers | 论文
research | 研究
researcher | researchers | 研究人员 | 研究者
scientist | scientists | 科学家
science | 科学
report | reports | 报告
interview | interviews | 采访 | 访谈
founder | founders | 创始人
co-founder | cofounder | 联合创始人
CEO | chief executive | 首席执行官
CTO | 首席技术官
CFO | 首席财务官
employee | employees | 员工
worker | workers | 工人
job | jobs | 工作岗位 | 就业
company | companies | 公司
enterprise | enterprises | 企业
competition | 竞争
competitor | competitors | rival | rivals | 竞争对手
partnership | partner | partners | 合作
billion | 十亿
trillion | 万亿
supply chain | 供应链
manufacturing | 制造业 | 制造
factory | factories | 工厂
logistics | 物流
agriculture | 农业
real estate | 房地产
internet | 互联网
network | networks | 网络
5G | 第五代移动通信
6G | 第六代移动通信
Internet of Things | IoT | 物联网
big data | 大数据
digital twin | digital twins | 数字孪生
industrial internet | 工业互联网
translation | machine translation | 机器翻译 | 翻译
summarization | summarisation | 摘要
emotion recognition | 情感识别
sentiment analysis | 情感分析
object detection | 目标检测
image recognition | 图像识别
OCR | optical character recognition | 文字识别
point cloud | point clouds | 点云
3D generation | 3D生成 | 三维生成
Gaussian splatting | 高斯泼溅
NeRF | neural radiance field | 神经辐射场
time series | 时间序列
anomaly detection | 异常检测
explainability | interpretability | 可解释性
bias | 偏见
ethics | 伦理
trust | 信任
risk | risks | 风险
safety | 安全
security | 安全
red teaming | red team | 红队测试 | 红队
evaluation | evals | 评测 | 评估
guardrail | guardrails | 护栏
content moderation | 内容审核
age verification | 年龄验证
parental controls | 家长控制
children | kids | 儿童
teenager | teenagers | teens | 青少年
women | 女性
death | 死亡
crash | 崩溃 | 坠毁
outage | outages | 宕机 | 故障
delay | delays | delayed | 推迟
leak | leaks | leaked | 泄露
rumor | rumors | 传闻
exclusive | 独家
review | reviews | 评测
discount | discounts | 优惠 | 折扣
latency | 延迟
parameter | parameters | 参数
token | tokens | 词元
video model | video models | 视频模型
open source model | open source models | 开源模型
open model | open models | 开放模型
voice | 语音
speech | 语音
multilingual | 多语言
low-code | no-code | 低代码 | 零代码
workflow | workflows | 工作流
automation | 自动化
productivity | 生产力
bubble | 泡沫
arms race | 军备竞赛
trade secret | trade secrets | 商业机密 | 商业秘密
steal | steals | stole | stolen | 窃取
accuse | accuses | accused | 指控
warn | warns | warned | warning | 警告
investigation | investigations | probe | 调查
resign | resigns | resigned | steps down | 辞职 | 离职
appoint | appoints | appointed | 任命
sell | sells | selling | 出售
buy | buys | 购买
spend | spending | 支出
capital expenditure | capex | 资本支出
debt | 债务
dollar | dollars | 美元
market share | 市场份额
shortage | shortages | 短缺
export | exports | 出口
import ban | 进口禁令
national security | 国家安全
trade war | 贸易战
human rights | 人权
immigration | 移民
lawyer | lawyers | attorney | attorneys | 律师
journalist | journalists | reporter | reporters | 记者
author | authors | writer | writers | 作家
artist | artists | 艺术家
consumer | consumers | 消费者
parents | 父母 | 家长
hacked | hacking | 黑客攻击
password | passwords | 密码
open letter | 公开信
lobbying | 游说
electricity | 电力
power grid | 电网
water | 用水
carbon emissions | emissions | 碳排放 | 排放
airline | airlines | 航空公司
aircraft | airplane | 飞机
airport | airports | 机场
smartwatch | smartwatches | 智能手表
tablet | tablets | 平板电脑
foldable | 折叠屏
charger | chargers | charging | 充电
keyboard | keyboards | 键盘
monitor | monitors | 显示器
speaker | speakers | 音箱 | 扬声器
podcast | podcasts | 播客
documentary | 纪录片
health | 健康
weather | 天气
earthquake | 地震
physics | 物理学 | 物理
chemistry | 化学
biology | 生物学
mathematics | math | maths | 数学
theorem | 定理
compiler | compilers | 编译器
kernel | 内核
open web | 开放网络
website | websites | 网站
email | emails | 电子邮件 | 邮件
file | files | 文件
server | servers | 服务器
storage | 存储
bandwidth | 带宽
cache | 缓存
bug | bugs | 错误
code review | 代码审查
version control | 版本控制
repository | repositories | 代码库 | 仓库
pull request | pull requests | 拉取请求
license | licence | 许可证
community | 社区
nonprofit | non-profit | 非营利
public benefit corporation | 公益公司
board of directors | 董事会
shareholder | shareholders | 股东
`;
