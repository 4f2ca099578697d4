/**
 * Names of companies, people and products that mean the same, one group a line, `|` between; a line of one
 * name has no other, and is known as a name.
 * A name belongs here only when it hardly ever means something else; a last name alone only when the
 * news of this field uses it alone.
 */
export const NAMES = `
Google | 谷歌 | GOOGL
DeepMind | 深度思维 | Google DeepMind | 谷歌DeepMind
Google Brain | 谷歌大脑
Command R|CommandR
Command R+|Command R Plus
Claude Code | 克劳德代码 | 克劳德·科德
Microsoft | 微软 | MSFT
Microsoft Research | 微软研究院
Meta | Meta Platforms | Facebook | 脸书
Instagram | 照片墙
Amazon | 亚马逊 | AMZN
AWS | Amazon Web Services | 亚马逊云科技 | 亚马逊云
Azure | 微软云
Google Cloud | 谷歌云
Apple | 苹果公司 | 苹果 | AAPL
Nvidia | 英伟达 | 辉达 | NVDA
AMD | 超威半导体 | 超微半导体
Intel | 英特尔
TSMC | 台积电 | 台湾积体电路
ASML | 阿斯麦 | 艾司摩尔
Qualcomm | 高通
Broadcom | 博通 | AVGO
Micron | 美光
SK hynix | SK海力士 | 海力士
Samsung | 三星 | 三星电子
Foxconn | 富士康 | 鸿海
SMIC | 中芯国际
Cambricon | 寒武纪
Moore Threads | 摩尔线程
Hygon | 海光信息
Biren | 壁仞科技 | 壁仞
Enflame | 燧原科技
MetaX | 沐曦
Horizon Robotics | 地平线机器人
Huawei | 华为
HiSilicon | 海思
Ascend | 昇腾
Kirin | 麒麟芯片
HarmonyOS | 鸿蒙 | 鸿蒙系统
Pangu | 盘古大模型
Alibaba | 阿里巴巴 | 阿里
Alibaba Cloud | Aliyun | 阿里云
DAMO Academy | 达摩院
Ant Group | 蚂蚁集团 | 蚂蚁金服
Taobao | 淘宝
Tencent | 腾讯
WeChat | 微信 | Weixin
Tencent Hunyuan | Hunyuan | 混元 | 腾讯混元
Yuanbao | 元宝 | 腾讯元宝
Baidu | 百度
ERNIE | 文心 | 文心大模型
ERNIE Bot | Wenxin Yiyan | 文心一言
PaddlePaddle | 飞桨
Apollo Go | 萝卜快跑
ByteDance | 字节跳动 | 字节
Douyin | 抖音
Doubao | 豆包
Jimeng | 即梦 | Dreamina
CapCut | 剪映
Volcano Engine | Volcengine | 火山引擎
Coze | 扣子
Toutiao | 今日头条
Kuaishou | 快手
Kling | 可灵 | Kling AI | 可灵AI
Meituan | 美团
JD.com | 京东
PDD | 拼多多
Xiaomi | 小米 | 小米集团
Lenovo | 联想
Inspur | 浪潮信息
iFlytek | 科大讯飞 | 讯飞
Spark Desk | SparkDesk | 讯飞星火 | 星火大模型
SenseTime | 商汤 | 商汤科技
Megvii | 旷视 | 旷视科技
CloudWalk | 云从科技
Yitu | 依图科技
Qihoo 360 | 360公司 | 奇虎360 | 三六零
NetEase | 网易
Bilibili | 哔哩哔哩 | B站
Xiaohongshu | RedNote | 小红书
Zhihu | 知乎
Weibo | 微博
Kingsoft | 金山办公
Sogou | 搜狗
DeepSeek | 深度求索
Moonshot AI | Moonshot | 月之暗面
Zhipu | Zhipu AI | 智谱 | 智谱AI | Z.ai
GLM | ChatGLM | 智谱清言
MiniMax | 稀宇科技
Hailuo | Hailuo AI | 海螺AI | 海螺视频
Baichuan | 百川智能 | 百川大模型
01.AI | 零一万物
StepFun | 阶跃星辰
ModelBest | 面壁智能
MiniCPM | 面壁小钢炮
Infinigence | 无问芯穹
SiliconFlow | 硅基流动
Shengshu | 生数科技 | Shengshu Technology
PixVerse | 爱诗科技 | 拍我AI
Qwen | Tongyi Qianwen | 通义千问 | 千问
Tongyi | 通义
Wan | 通义万相 | 万相
BAAI | 智源研究院 | 北京智源 | 智源
Shanghai AI Lab | 上海人工智能实验室 | Shanghai AI Laboratory
InternLM | 书生浦语 | 书生大模型
Tsinghua | 清华大学 | 清华 | Tsinghua University
Peking University | 北京大学 | 北大
Fudan | 复旦大学 | 复旦
Shanghai Jiao Tong University | SJTU | 上海交通大学 | 上海交大
Zhejiang University | 浙江大学 | 浙大
USTC | 中国科学技术大学 | 中科大
Chinese Academy of Sciences | 中国科学院 | 中科院
Stanford | 斯坦福 | 斯坦福大学 | Stanford University
MIT | 麻省理工 | 麻省理工学院
Harvard | 哈佛 | 哈佛大学
Berkeley | 伯克利 | 加州大学伯克利分校 | UC Berkeley
Princeton | 普林斯顿 | 普林斯顿大学
Carnegie Mellon | CMU | 卡内基梅隆 | 卡内基梅隆大学
Oxford | 牛津大学 | 牛津
Cambridge | 剑桥大学 | 剑桥
ETH Zurich | 苏黎世联邦理工
University of Toronto | 多伦多大学
Unitree | 宇树 | 宇树科技
AgiBot | 智元机器人 | 智元
UBTech | 优必选
Fourier Intelligence | 傅利叶智能
Galbot | 银河通用
Boston Dynamics | 波士顿动力
DJI | 大疆 | 大疆创新
Tesla | 特斯拉
Optimus | 擎天柱 | 特斯拉机器人
BYD | 比亚迪
NIO | 蔚来
XPeng | 小鹏 | 小鹏汽车
Li Auto | 理想汽车
Geely | 吉利 | 吉利汽车
SAIC | 上汽集团 | 上汽
CATL | 宁德时代
Pony.ai | 小马智行
WeRide | 文远知行
Uber | 优步
Didi | 滴滴 | 滴滴出行
General Motors | GM | 通用汽车
Ford | 福特 | 福特汽车
Toyota | 丰田
Honda | 本田
Volkswagen | 大众汽车
Mercedes-Benz | Mercedes | 梅赛德斯 | 奔驰
BMW | 宝马
Hyundai | 现代汽车
SpaceX | 太空探索技术公司
Starlink | 星链
Blue Origin | 蓝色起源
Twitter | 推特
Oracle | 甲骨文
Salesforce | 赛富时
Adobe | 奥多比
Cisco | 思科
Dell | 戴尔
HP | Hewlett-Packard | 惠普
Sony | 索尼
Nintendo | 任天堂
SoftBank | 软银
Panasonic | 松下
Hitachi | 日立
Siemens | 西门子
SAP | 思爱普
Nokia | 诺基亚
Ericsson | 爱立信
Netflix | 奈飞 | 网飞
Disney | 迪士尼
Warner Bros | 华纳兄弟 | Warner Brothers
YouTube | 油管
Airbnb | 爱彼迎
Walmart | 沃尔玛
Boeing | 波音
Airbus | 空客
Pfizer | 辉瑞
Goldman Sachs | 高盛
Morgan Stanley | 摩根士丹利 | 大摩
JPMorgan | JPMorgan Chase | 摩根大通 | 小摩
BlackRock | 贝莱德
Sequoia | Sequoia Capital | 红杉 | 红杉资本
Andreessen Horowitz | a16z | 安德森·霍洛维茨
Accenture | 埃森哲
McKinsey | 麦肯锡
Deloitte | 德勤
Nasdaq | 纳斯达克
Wall Street | 华尔街
Silicon Valley | 硅谷
Hollywood | 好莱坞
New York Times | 纽约时报
Washington Post | 华盛顿邮报
Wall Street Journal | WSJ | 华尔街日报
Financial Times | 金融时报
Bloomberg | 彭博 | 彭博社
Reuters | 路透 | 路透社
Wikipedia | 维基百科
LinkedIn | 领英
Hugging Face | HuggingFace | 抱抱脸
Stability AI | StabilityAI
xAI | x.ai
Mistral | Mistral AI
Perplexity | Perplexity AI
Scale AI | ScaleAI
Runway | RunwayML | Runway ML
World Labs | WorldLabs
Black Forest Labs | BlackForestLabs | 黑森林实验室
Physical Intelligence | PhysicalIntelligence
Figure AI | FigureAI
Fireworks AI | FireworksAI
Liquid AI | LiquidAI
Inflection AI | InflectionAI
Prime Intellect | PrimeIntellect
Google Search | 谷歌搜索
Google Maps | 谷歌地图
SWE-bench | SWEbench
Deep Research | DeepResearch
Luma AI | LumaLabs | Luma Labs
Character.AI | CharacterAI | Character AI
Safe Superintelligence | SSI
Thinking Machines | Thinking Machines Lab
Together AI | TogetherAI | Together Computer
Sakana AI | Sakana
DALL-E | DALLE | DALL·E
Llama | 羊驼模型 | LLaMA
Chrome | 谷歌浏览器
AI Overviews | AI Overview | AI概览
Apple Intelligence | 苹果智能
VS Code | Visual Studio Code
Android | 安卓
Windows | 视窗
Vision Pro | Apple Vision Pro
AlphaGo | 阿尔法围棋 | 阿尔法狗
Stargate | 星际之门
Sam Altman | Altman | 奥特曼 | 山姆·奥特曼 | 萨姆·奥特曼 | 阿尔特曼 | 奥尔特曼 | 山姆·阿尔特曼 | 萨姆·奥尔特曼
Greg Brockman | Brockman | 布罗克曼 | 格雷格·布罗克曼
Ilya Sutskever | Sutskever | 苏茨克维 | 伊利亚·苏茨克维 | 苏茨克韦尔
Mira Murati | Murati | 穆拉蒂 | 米拉·穆拉蒂
Andrej Karpathy | Karpathy | 卡帕西 | 安德烈·卡帕西 | 卡帕蒂
Elon Musk | Musk | 马斯克 | 埃隆·马斯克 | 伊隆·马斯克
Dario Amodei | Amodei | 阿莫迪 | 达里奥·阿莫迪 | 阿莫代伊 | 达里奥·阿莫代伊
Sundar Pichai | Pichai | 皮查伊 | 桑达尔·皮查伊
Demis Hassabis | Hassabis | 哈萨比斯 | 戴密斯·哈萨比斯
Jeff Dean | 杰夫·迪恩 | 杰夫·狄恩
Sergey Brin | 谢尔盖·布林
Larry Page | 拉里·佩奇
Eric Schmidt | 施密特 | 埃里克·施密特
Satya Nadella | Nadella | 纳德拉 | 萨提亚·纳德拉
Mustafa Suleyman | Suleyman | 苏莱曼 | 穆斯塔法·苏莱曼
Bill Gates | 比尔·盖茨 | 盖茨
Mark Zuckerberg | Zuckerberg | 扎克伯格 | 马克·扎克伯格 | 小扎
Yann LeCun | LeCun | 杨立昆 | 勒昆
Geoffrey Hinton | Hinton | 辛顿 | 杰弗里·辛顿 | 欣顿
Yoshua Bengio | Bengio | 本吉奥 | 约书亚·本吉奥
Fei-Fei Li | 李飞飞
Andrew Ng | 吴恩达
Jensen Huang | 黄仁勋
Lisa Su | 苏姿丰
Pat Gelsinger | 基辛格 | 帕特·基辛格
Tim Cook | 库克 | 蒂姆·库克
Steve Jobs | 乔布斯
Jeff Bezos | Bezos | 贝索斯 | 杰夫·贝索斯
Andy Jassy | 安迪·贾西 | 贾西
Larry Ellison | 拉里·埃里森 | 埃里森
Masayoshi Son | 孙正义
Peter Thiel | 彼得·蒂尔
Marc Andreessen | 马克·安德森
Reid Hoffman | 里德·霍夫曼
Paul Graham | 保罗·格雷厄姆
Alexandr Wang | Alex Wang | 亚历山大·王
Arthur Mensch | 阿瑟·门施
Aravind Srinivas | 阿拉温德·斯里尼瓦斯
Emad Mostaque | 莫斯塔克
John Carmack | 卡马克
Linus Torvalds | 林纳斯·托瓦兹 | 托瓦兹
Gary Marcus | 加里·马库斯
Noam Shazeer | 诺姆·沙泽尔
Donald Trump | Trump | 特朗普 | 川普
Joe Biden | Biden | 拜登
Zhou Hongyi | 周鸿祎
Robin Li | Li Yanhong | 李彦宏
Jack Ma | Ma Yun | 马云
Pony Ma | Ma Huateng | 马化腾
Ren Zhengfei | 任正非
Richard Yu | Yu Chengdong | 余承东
Lei Jun | 雷军
Zhang Yiming | 张一鸣
Liang Rubo | 梁汝波
Wang Xing | 王兴
Eddie Wu | Wu Yongming | 吴泳铭
Joe Tsai | 蔡崇信
Liang Wenfeng | 梁文锋
Yang Zhilin | 杨植麟
Tang Jie | 唐杰
Kai-Fu Lee | Lee Kai-Fu | 李开复
Wang Xiaochuan | 王小川
Yan Junjie | 闫俊杰
Jiang Daxin | 姜大昕
Li Xiang | 李想
William Li | Li Bin | 李斌
He Xiaopeng | 何小鹏
Wang Chuanfu | 王传福
Wang Xingxing | 王兴兴
Luo Yonghao | 罗永浩
Lin Junyang | 林俊旸
Kaiming He | He Kaiming | 何恺明
Xu Li | 徐立
Tang Xiao'ou | 汤晓鸥
Morris Chang | 张忠谋
C.C. Wei | 魏哲家
White House | 白宫
Pentagon | 五角大楼
Congress | 美国国会
Supreme Court | 最高法院
European Union | EU | 欧盟
European Commission | 欧盟委员会 | 欧委会
FTC | 联邦贸易委员会 | Federal Trade Commission
FCC | 联邦通信委员会
SEC | 美国证券交易委员会
FDA | 美国食品药品监督管理局
NASA | 美国国家航空航天局
DARPA | 国防高级研究计划局
United Nations | 联合国
World Health Organization | 世界卫生组织 | 世卫组织
MIIT | 工信部 | 工业和信息化部
CAC | 网信办 | 国家网信办
Ministry of Commerce | 商务部
Bitcoin | 比特币
Ethereum | 以太坊
WWDC | 苹果开发者大会 | 全球开发者大会
CES | 消费电子展
World AI Conference | WAIC | 世界人工智能大会
Olympics | 奥运会 | 奥运
Nobel Prize | 诺贝尔奖
World Cup | 世界杯
Super Bowl | 超级碗
Kremlin | 克里姆林宫
Downing Street | 唐宁街
Turing Award | 图灵奖
OpenAI
Anthropic
Cohere
Midjourney
Suno
ElevenLabs
Claude
Gemini
ChatGPT
Sora
Grok
Copilot
Codex
Gemma
Groq
Cerebras
CoreWeave
Databricks
Snowflake
Palantir
Waymo
Kimi
Veo
Windsurf
Replit
Vercel
LangChain
LlamaIndex
Ollama
vLLM
PyTorch
TensorFlow
CUDA
Canva
Figma
Spotify
Shopify
Cloudflare
GitHub
GitLab
Reddit
Siri
Alexa
TikTok
`;
