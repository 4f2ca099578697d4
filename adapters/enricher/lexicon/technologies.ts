/** Techniques and kinds of system, one a line: English name | Chinese name | other spellings. */
export const TECHNOLOGIES = `
large language model | 大语言模型 | 大模型 | 大型语言模型 | LLM | LLMs | large language models
small language model | 小语言模型 | SLM | small language models
multimodal model | 多模态 | 多模态大模型 | multimodal | multi-modal | multimodality
vision-language model | 视觉语言模型 | VLM | vision language model
foundation model | 基础模型 | foundation models | 基座模型
reasoning model | 推理模型 | reasoning models
world model | 世界模型 | world models
generative AI | 生成式人工智能 | 生成式AI | AIGC | GenAI | generative artificial intelligence
artificial general intelligence | 通用人工智能 | AGI
superintelligence | 超级智能 | ASI
text-to-video | 文生视频 | text to video | 文本生成视频 | T2V
image-to-video | 图生视频 | image to video
video generation | 视频生成
text-to-image | 文生图 | text to image | 文本生成图像
image generation | 图像生成 | 图片生成
image editing | 图像编辑
3D generation | 3D生成 | text-to-3D
music generation | 音乐生成
speech recognition | 语音识别 | speech-to-text | ASR
text-to-speech | 语音合成 | TTS | text to speech
voice cloning | 声音克隆 | 语音克隆
voice assistant | 语音助手 | voice assistants
simultaneous interpretation | 同声传译 | AI同传
machine translation | 机器翻译
natural language processing | 自然语言处理 | NLP
computer vision | 计算机视觉
facial recognition | 人脸识别 | face recognition
optical character recognition | 文字识别 | OCR
object detection | 目标检测
image segmentation | 图像分割
digital human | 数字人 | 虚拟人 | digital humans
deepfake | 深度伪造 | deepfakes | AI换脸
content credentials | 内容凭证 | C2PA | watermarking | 数字水印
AI agent | 智能体 | AI agents | AI智能体 | 人工智能体 | AI代理 | autonomous agent | agentic AI
multi-agent system | 多智能体 | multi-agent | multi-agent systems
computer use | 电脑操作 | browser agent | browser use
coding assistant | 编程助手 | code assistant | coding agent | coding agents | AI编程 | 编程智能体
code generation | 代码生成
vibe coding | 氛围编程
chatbot | 聊天机器人 | chatbots
AI search | AI搜索 | 智能搜索
recommendation system | 推荐系统 | recommender system
retrieval-augmented generation | 检索增强生成 | RAG
knowledge graph | 知识图谱 | knowledge graphs
vector database | 向量数据库 | vector databases
embedding model | 嵌入模型 | embeddings | embedding models
prompt engineering | 提示工程 | 提示词工程
prompt injection | 提示注入 | prompt injections
context window | 上下文窗口 | 长上下文 | long context | context windows
chain of thought | 思维链 | chain-of-thought
function calling | 函数调用 | tool calling | tool use | 工具调用
Model Context Protocol | 模型上下文协议 | MCP
fine-tuning | 微调 | finetuning | fine tuning
pre-training | 预训练 | pretraining
post-training | 后训练
reinforcement learning | 强化学习
RLHF | 人类反馈强化学习 | reinforcement learning from human feedback
direct preference optimization | 直接偏好优化 | DPO
supervised learning | 监督学习
self-supervised learning | 自监督学习
federated learning | 联邦学习
transfer learning | 迁移学习
machine learning | 机器学习
deep learning | 深度学习
neural network | 神经网络 | neural networks
transformer | Transformer架构 | transformers | transformer architecture
diffusion model | 扩散模型 | diffusion models
generative adversarial network | 生成对抗网络 | GAN | GANs
mixture of experts | 混合专家 | 混合专家模型 | MoE | mixture-of-experts
state space model | 状态空间模型 | state-space model
attention mechanism | 注意力机制 | attention mechanisms | 稀疏注意力 | sparse attention
quantization | 量化压缩 | 模型量化
distillation | 知识蒸馏 | 模型蒸馏 | knowledge distillation | 蒸馏
model compression | 模型压缩
synthetic data | 合成数据
training data | 训练数据
benchmark | 基准测试 | benchmarks | leaderboard
hallucination | 幻觉 | hallucinations
alignment | 对齐 | AI alignment | AI对齐
AI safety | 人工智能安全 | AI安全
interpretability | 可解释性 | explainable AI
red teaming | 红队测试
inference | 模型推理 | 推理加速 | inference optimization
edge AI | 端侧AI | 端侧模型 | on-device AI | 边缘AI | 端侧大模型
open-source model | 开源模型 | open source model | open-weight model | open-weight | open weights | 开源大模型
AI chip | AI芯片 | AI chips | 人工智能芯片 | 智能芯片 | AI accelerator
GPU | 图形处理器 | GPUs | 显卡
NPU | 神经网络处理器
high-bandwidth memory | 高带宽内存 | HBM
data center | 数据中心 | data centers | data centre | 智算中心
computing power | 算力 | compute
cloud computing | 云计算
quantum computing | 量子计算
robotics | 机器人 | robot | robots | 机器人技术
humanoid robot | 人形机器人 | humanoid robots | humanoid
embodied AI | 具身智能 | embodied intelligence
autonomous driving | 自动驾驶 | self-driving | driverless | 无人驾驶 | 智能驾驶
robotaxi | 无人驾驶出租车 | robotaxis
drone | 无人机 | drones
brain-computer interface | 脑机接口
AI glasses | AI眼镜 | 智能眼镜 | smart glasses
AI phone | AI手机
AI PC | AI电脑
protein structure prediction | 蛋白质结构预测 | protein folding
drug discovery | 药物发现 | AI制药
AI for science | 科学智能 | AI4S
weather forecasting | 天气预报 | 气象大模型
medical imaging AI | 医学影像
smart home | 智能家居
Internet of Things | 物联网 | IoT
augmented reality | 增强现实 | AR眼镜
virtual reality | 虚拟现实
metaverse | 元宇宙
blockchain | 区块链
`;
