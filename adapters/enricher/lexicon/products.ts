/**
 * Models and products, one family a line: the name, then how else it is written. Members of a family
 * (`GPT-4o`, `Claude Opus 4.5`, `Qwen3-Coder`) are found by the family's name and what follows it. `!` marks a name
 * that is also an everyday word: it counts only in this capitalisation.
 */
export const PRODUCTS = `
GPT
Mistral!
ChatGPT
Codex!
Sora! | Sora
DALL-E | DALL·E | DALLE
Whisper!
Operator!
Deep Research
Claude
Claude Code
Opus!
Sonnet!
Haiku!
Mythos!
Fable!
Gemini! | Gemini
Gemma
Bard!
PaLM
Imagen
Veo!
Genie!
NotebookLM
AlphaFold
AlphaGo
AlphaZero
AlphaCode
AlphaGeometry
AlphaEvolve
AlphaProof
MedGemma
PaliGemma
ShieldGemma
EmbeddingGemma
Nano Banana
Antigravity
Jules!
AI Studio
Vertex AI
Llama! | LLaMA | Llama
Maverick!
Scout!
Segment Anything | SAM!
Copilot
Bing Chat | BingChat
Phi!
Orca!
VASA
Florence!
Bedrock!
Titan!
Nova!
Alexa
Siri
Apple Intelligence
OpenELM
FastVLM
Nemotron
CUDA
Blackwell!
Rubin!
Grok
Mixtral
Ministral
Magistral
Pixtral
Codestral
Devstral
Voxtral
Le Chat
Command R | Command-R
Command A
Aya!
Jamba
DBRX
Stable Diffusion
SDXL
FLUX!
Kontext!
Midjourney V
Gen-4
Gen-3
Gen-2
Dream Machine
Ray2
Devin!
Windsurf!
Cursor!
Composer!
Cline
Manus!
Lovable!
Bolt.new
v0!
Replit Agent
Perplexity Comet
Comet!
Atlas!
Dia!
Qwen | 通义千问 | 千问
QwQ
Tongyi Wanxiang | 通义万相
Wan!
Quark | 夸克
DeepSeek
R1!
Kimi
GLM | ChatGLM
CogVideoX | CogVideo
CogVLM
Qingyan | 智谱清言
MiniMax-M
Hailuo | 海螺AI
Abab
Doubao | 豆包
Seedance
Seedream
Seed!
Jimeng | 即梦
Coze | 扣子
Trae
Kling | 可灵
Vidu
PixVerse
ERNIE | ERNIE Bot | 文心一言 | 文心大模型 | 文心
Wenxin Yige | 文心一格
Hunyuan | 混元
Yuanbao | 腾讯元宝 | 元宝
Pangu | 盘古大模型 | 盘古
Ascend! | 昇腾
HarmonyOS | 鸿蒙
SenseNova | 日日新
Spark Desk | 讯飞星火 | 星火大模型
Baichuan
StepFun Step
MiMo
MiniCPM
InternLM
InternVL | Intern-S
Skywork
Hunyuan Video
Yi!
LingBot
Ring!
Ling!
Falcon!
Vicuna
Alpaca!
Hermes!
Nous Hermes
OpenHermes
WizardLM
Zephyr!
Starling!
Solar!
TinyLlama
SmolLM
SmolLM2
SmolVLM
OLMo
Molmo
Tulu | Tülu
Pythia
BLOOM!
RWKV
Mamba
StripedHyena
xLSTM
BitNet
LLaVA
BLIP
Moondream
CogAgent
BERT
T5!
Flan-T5
LoRA
QLoRA
vLLM
llama.cpp
GPT4All
ExLlama
SGLang
TensorRT
Triton!
FlashAttention
PyTorch
TensorFlow
JAX!
MLX!
Keras
ComfyUI
Automatic1111
LangGraph
LangSmith
LlamaCloud
AutoGPT
AutoGen
CrewAI
DSPy
OpenClaw
OpenCode
OpenHands
SWE-agent
Gradio
Stargate!
Optimus!
Figure 02
Atlas robot
Pi0 | π0
Helix!
GR00T
Cosmos!
Isaac!
Vera Rubin
Grace Blackwell
MI300X | MI300
Trainium
Inferentia
TPU
o1! | o1
o3! | o3
o4! | o4
Nano-GPT
Miqu
Reflection 70B
Sky-T1
OpenThinker
DeepCoder
AFM!
Granite!
Chameleon!
Audiobox
ImageBind
Llama Guard
HunyuanVideo
Suno V
Lyria
Orpheus!
Kokoro!
Parakeet!
MCP!
`;
