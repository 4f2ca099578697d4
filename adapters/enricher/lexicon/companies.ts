/**
 * Companies and labs of this field, one a line: the name, then how else it is written. A name in Han
 * characters is used in Chinese articles. A name that is also an everyday word is marked `!`: it counts
 * only in this capitalisation.
 */
export const COMPANIES = `
OpenAI
Anthropic
Google | 谷歌
Google DeepMind | DeepMind | GDM | 谷歌DeepMind
Google Cloud | 谷歌云
Alphabet
Microsoft | 微软
Microsoft Research | MSR | 微软研究院
Meta! | Meta AI | Meta Platforms | Facebook | 脸书
Meta AI FAIR | FAIR!
Amazon | 亚马逊
AWS | Amazon Web Services | 亚马逊云科技
Apple! | 苹果公司 | 苹果
NVIDIA | 英伟达 | 辉达
AMD | 超威半导体
Intel | 英特尔
Qualcomm | 高通
Broadcom | 博通
TSMC | 台积电
ASML | 阿斯麦
Arm! | Arm Holdings | 安谋
Micron | 美光
SK hynix | SK海力士
Samsung | 三星 | 三星电子
Sony | 索尼
SoftBank | 软银
IBM
Oracle! | 甲骨文
Salesforce | 赛富时
Adobe | 奥多比
SAP!
ServiceNow
Snowflake!
Databricks
Palantir
Cloudflare
Cisco | 思科
Dell | 戴尔
CoreWeave
Nebius
Oklo
Supermicro | 超微电脑
Cerebras
Groq
SambaNova
Etched!
Tenstorrent
Graphcore
xAI
SpaceX
Tesla | 特斯拉
Neuralink
Mistral AI | Mistral!
Cohere!
Hugging Face | HuggingFace
Stability AI
Midjourney
Runway! | Runway ML | RunwayML
Luma AI | Luma Labs | Luma!
Pika! | Pika Labs
Suno
Udio
ElevenLabs
Perplexity AI | Perplexity!
Character.AI | Character AI
Inflection AI | Inflection!
Adept!
Reka AI | Reka!
AI21 Labs | AI21
Aleph Alpha
Black Forest Labs
Ideogram
Krea
HeyGen
Synthesia
Descript
Scale AI
Surge AI
Safe Superintelligence | SSI!
Thinking Machines Lab | Thinking Machines
Sakana AI | Sakana!
Nous Research
EleutherAI
LAION
Allen Institute for AI | AI2 | Ai2 | AllenAI
Together AI | Together.ai | TogetherCompute
Fireworks AI
Replicate!
Baseten
Modal Labs
Lambda Labs
RunPod
OpenRouter
LangChain
LlamaIndex
Pinecone
Weaviate
Qdrant
Weights & Biases
Ollama
LM Studio
LMSYS
LMArena | Chatbot Arena
Unsloth | Unsloth AI
Arcee AI
Liquid AI
Essential AI
Contextual AI
Poolside
Magic.dev
Cognition! | Cognition AI | Cognition Labs
Anysphere
Replit
Vercel
GitHub
GitLab
Sourcegraph
JetBrains
Notion!
Figma
Canva
Atlassian
Stripe!
Shopify
Spotify
Netflix
Disney | 迪士尼
Uber! | 优步
Waymo
Zoox
Wayve
Aurora Innovation
Figure! | Figure AI
Boston Dynamics | 波士顿动力
Agility Robotics
Apptronik
1X Technologies
Physical Intelligence
Skild AI
World Labs
Covariant
Anduril
Shield AI
Helsing
Harvey!
Hippocratic AI
Abridge
Isomorphic Labs
Insilico Medicine | 英矽智能
Recursion Pharmaceuticals
Glean!
Sierra!
Writer!
Jasper!
Grammarly
Duolingo | 多邻国
Epic Games
Unity!
Roblox
Reddit
X Corp
Snap! | Snapchat
Pinterest
LinkedIn | 领英
Telegram
Discord!
Slack!
Zoom!
Twilio
Box!
Dropbox
Accenture | 埃森哲
Deloitte | 德勤
McKinsey | 麦肯锡
Goldman Sachs | 高盛
Morgan Stanley | 摩根士丹利
JPMorgan | 摩根大通
BlackRock | 贝莱德
Andreessen Horowitz | a16z
Sequoia Capital | Sequoia! | 红杉资本 | 红杉
Y Combinator
Moonshot AI | 月之暗面
Baidu | 百度
Alibaba | 阿里巴巴 | 阿里
Alibaba Cloud | 阿里云
Ant Group | 蚂蚁集团 | 蚂蚁百灵 | 蚂蚁
Tencent | 腾讯
Tencent Cloud | 腾讯云
ByteDance | 字节跳动 | 字节
Volcano Engine | 火山引擎
Kuaishou | 快手
Bilibili | 哔哩哔哩 | B站
Huawei | 华为
Xiaomi | 小米
OPPO
vivo! | Vivo
Honor! | 荣耀
Lenovo | 联想
ZTE | 中兴通讯 | 中兴
JD.com | 京东
Meituan | 美团
Pinduoduo | 拼多多
Didi | 滴滴
NetEase | 网易
Sina | 新浪
Sohu | 搜狐
360 | 三六零 | 奇虎360
iFlytek | 科大讯飞 | 讯飞
SenseTime | 商汤科技 | 商汤
Megvii | 旷视科技 | 旷视
CloudWalk | 云从科技
Yitu | 依图科技
Zhipu AI | Zhipu | 智谱AI | 智谱华章 | 智谱
DeepSeek AI | 深度求索
MiniMax | 稀宇科技
StepFun | 阶跃星辰
Baichuan | 百川智能
01.AI | 零一万物
ModelBest | 面壁智能
Infinigence AI | 无问芯穹
SiliconFlow | 硅基流动
Shengshu Technology | 生数科技
AISphere | 爱诗科技
Unitree | Unitree Robotics | 宇树科技 | 宇树
AgiBot | 智元机器人
UBTECH | 优必选
Fourier Intelligence | 傅利叶智能
Galbot | 银河通用
Horizon Robotics | 地平线机器人
Cambricon | 寒武纪
Moore Threads | 摩尔线程
Biren Technology | 壁仞科技
Enflame | 燧原科技
MetaX | 沐曦
Hygon | 海光信息
SMIC | 中芯国际
Inspur | 浪潮信息 | 浪潮集团 | 浪潮云
Sugon | 中科曙光
BYD | 比亚迪
NIO! | 蔚来
XPeng | 小鹏汽车 | 小鹏
Li Auto | 理想汽车
Geely | 吉利汽车 | 吉利
Pony.ai | 小马智行
WeRide | 文远知行
China Mobile | 中国移动
China Telecom | 中国电信
China Unicom | 中国联通
Foxconn | 富士康 | 鸿海
LG! | LG AI Research
Naver
Kakao
Rakuten | 乐天
Preferred Networks
Upstage
G42
Falcon LLM
Technology Innovation Institute | TII
Krutrim
Sarvam AI
Stanford University | Stanford | 斯坦福大学 | 斯坦福
MIT! | 麻省理工学院 | 麻省理工
UC Berkeley | Berkeley | 加州大学伯克利分校
Carnegie Mellon University | CMU | 卡内基梅隆大学
Princeton | 普林斯顿大学
Harvard | 哈佛大学
Oxford | 牛津大学
ETH Zurich | 苏黎世联邦理工学院
Tsinghua University | Tsinghua | 清华大学 | 清华
Peking University | 北京大学 | 北大
Zhejiang University | 浙江大学
Chinese Academy of Sciences | 中国科学院 | 中科院
BAAI | 智源研究院
Shanghai AI Laboratory | Shanghai AI Lab | 上海人工智能实验室
Mila!
METR!
Epoch AI
Artificial Analysis
The New York Times | New York Times | 纽约时报
`;
