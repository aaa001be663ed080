import type { Finding, Language } from '../layers/define.ts';
import type { Fix, Problem } from './types.ts';

type Values = Finding['values'];
type Sentence = Readonly<Record<Language, (values: Values) => string>>;

const axisEn = (axis: unknown): string => (axis === 'height' ? 'row' : 'column');
const axisZh = (axis: unknown): string => (axis === 'height' ? '行' : '列');

/** "the last 2 rows and columns" */
function unseenEn({ axis, unseen, unseenPadding }: Values): string {
  const count = Number(unseen);
  const lines = axis === 'both' ? ['row', 'column'] : [axisEn(axis)];
  if (count === 0)
    return `no cell of the input is lost, only ${unseenPadding === 1 ? 'the last line' : `the last ${unseenPadding} lines`} of padding`;
  const named = lines.map((line) => (count === 1 ? line : `${line}s`)).join(' and ');
  const are = count === 1 && lines.length === 1 ? 'is' : 'are';
  return `the last ${count === 1 ? '' : `${count} `}${named} ${are} never seen`;
}

function unseenZh({ axis, unseen, unseenPadding }: Values): string {
  const count = Number(unseen);
  if (count === 0) return `不会丢失输入的格子，只丢失最后 ${unseenPadding} 行/列填充`;
  const lines = axis === 'both' ? '行和列' : axisZh(axis);
  return `最后 ${count} ${lines}永远不会被看到`;
}

/** "an 8×8 input", "a 5×5 input" */
const article = (input: unknown): string => (/^(8|11\b|18\b)/.test(String(input)) ? 'an' : 'a');

const dilatedEn = ({ kernel, extent }: Values): string =>
  kernel === extent ? '' : `, ${extent} cells wide with its dilation,`;
const dilatedZh = ({ kernel, extent }: Values): string =>
  kernel === extent ? '' : `（膨胀后占 ${extent} 格）`;

/** Every problem's sentence: what is wrong, where, and how to mend it. */
const problemSentences: Readonly<Record<string, Sentence>> = {
  empty: {
    en: () => 'The network is empty: add an Input layer to begin',
    zh: () => '网络是空的：先添加一个输入层',
  },
  unknownLayer: {
    en: ({ type }) => `There is no layer of type "${type}"`,
    zh: ({ type }) => `没有类型为“${type}”的层`,
  },
  param: { en: ({ en }) => String(en), zh: ({ zh }) => String(zh) },
  unknownParam: { en: ({ en }) => String(en), zh: ({ zh }) => String(zh) },
  missingInput: {
    en: ({ min, got }) =>
      min === 1 ? 'Nothing is connected to its input' : `It needs at least ${min} inputs; ${got} connected`,
    zh: ({ min, got }) => (min === 1 ? '输入端没有连接' : `至少需要 ${min} 个输入，现有 ${got} 个`),
  },
  takesNoInput: {
    en: () => 'An Input layer takes no input: remove the wire into it',
    zh: () => '输入层不接受输入：请删除连到它的连线',
  },
  tooManyInputs: {
    en: ({ max, got }) =>
      `It takes ${max} input${max === 1 ? '' : 's'}; ${got} are connected: join them with Add or Concat first`,
    zh: ({ max, got }) => `它只接受 ${max} 个输入，却连接了 ${got} 个：先用相加或拼接合并`,
  },
  edgeToNowhere: {
    en: ({ source, target, missing }) =>
      `The wire from "${source}" to "${target}" ends nowhere: there is no "${missing}"`,
    zh: ({ source, target, missing }) => `从“${source}”到“${target}”的连线悬空：没有“${missing}”`,
  },
  inputTwice: {
    en: ({ input, a, b }) => `"${a}" and "${b}" are both wired to input ${input}`,
    zh: ({ input, a, b }) => `“${a}”和“${b}”都连到了第 ${input} 个输入`,
  },
  cycle: {
    en: ({ nodes }) => `The wires form a cycle: ${nodes}; data must flow one way`,
    zh: ({ nodes }) => `连线构成环路：${nodes}；数据必须单向流动`,
  },
  noInput: {
    en: () => 'There is no Input layer: add one and connect it',
    zh: () => '没有输入层：请添加并连接一个',
  },
  severalInputs: {
    en: ({ nodes }) => `There are several Input layers (${nodes}): a network has one`,
    zh: ({ nodes }) => `有多个输入层（${nodes}）：一个网络只有一个`,
  },
  severalOutputs: {
    en: ({ nodes }) => `The network ends in several places (${nodes}): connect or delete all but one`,
    zh: ({ nodes }) => `网络有多个末端（${nodes}）：请连接或删除，只留一个`,
  },
  lossNotLast: {
    en: ({ type }) => `${type} is not the last layer: its loss is used only at the end of the network`,
    zh: ({ type }) => `${type} 不是最后一层：只有在网络末尾才使用它的损失`,
  },
  tooLarge: {
    en: ({ shape }) => `Its output of ${shape}, or its weights, are too large to hold: use a smaller size`,
    zh: ({ shape }) => `输出 ${shape} 或其权重过大，无法容纳：请减小尺寸`,
  },
  needsSpatial: {
    en: ({ received }) => `It works on images [height, width, channels], but is given ${received}`,
    zh: ({ received }) => `它处理图像 [高, 宽, 通道]，却得到 ${received}`,
  },
  groupsDontDivide: {
    en: ({ groups, channels, filters }) =>
      `${groups} groups do not divide its ${channels} input channels and ${filters} filters evenly`,
    zh: ({ groups, channels, filters }) =>
      `${groups} 个分组不能同时整除 ${channels} 个输入通道和 ${filters} 个滤波器`,
  },
  poolPaddingTooLarge: {
    en: ({ padding, kernel, most }) =>
      `Padding ${padding} is more than half of its window of ${kernel}: use at most ${most}`,
    zh: ({ padding, kernel, most }) => `填充 ${padding} 超过窗口 ${kernel} 的一半：最多用 ${most}`,
  },
  windowTooLarge: {
    en: ({ window, input, pools, maxKernel, minPadding, ...values }) => {
      const kind = pools ? 'window' : 'filter';
      return `${window} ${kind}${dilatedEn(values)} does not fit ${article(input)} ${input} input: use a ${kind} of at most ${maxKernel}, or padding of at least ${minPadding}`;
    },
    zh: ({ window, input, pools, maxKernel, minPadding, ...values }) => {
      const kind = pools ? '窗口' : '滤波器';
      return `${window} 的${kind}${dilatedZh(values)}放不进 ${input} 的输入：${kind}最大为 ${maxKernel}，或填充至少为 ${minPadding}`;
    },
  },
  notWhole: {
    en: (values) => `${values.exact} is not whole: rounded down to ${values.value}, ${unseenEn(values)}`,
    zh: (values) => `${values.exact} 不是整数：向下取整为 ${values.value}，${unseenZh(values)}`,
  },
  shapesDiffer: {
    en: ({ a, b, aNode, bNode }) =>
      `Its inputs must have one shape: "${aNode}" gives ${a}, "${bNode}" gives ${b}`,
    zh: ({ a, b, aNode, bNode }) => `各输入形状必须相同：“${aNode}”为 ${a}，“${bNode}”为 ${b}`,
  },
  sizesDiffer: {
    en: ({ a, b, aNode, bNode }) =>
      `Its inputs must agree in height and width: "${aNode}" gives ${a}, "${bNode}" gives ${b}`,
    zh: ({ a, b, aNode, bNode }) => `各输入的高和宽必须一致：“${aNode}”为 ${a}，“${bNode}”为 ${b}`,
  },
  slopesSwapped: {
    en: ({ lower, upper }) => `Its lowest slope ${lower} is above its highest ${upper}`,
    zh: ({ lower, upper }) => `最小斜率 ${lower} 大于最大斜率 ${upper}`,
  },
  piecesDontDivide: {
    en: ({ pieces, channels }) => `${pieces} pieces do not divide its ${channels} input channels evenly`,
    zh: ({ pieces, channels }) => `${pieces} 片不能整除 ${channels} 个输入通道`,
  },
  sizeNotOdd: {
    en: ({ size }) => `${size} channels have no middle one: use an odd number`,
    zh: ({ size }) => `${size} 个通道没有正中的一个：请用奇数`,
  },
  croppedAway: {
    en: ({ cropping, input, most }) =>
      `Cropping ${cropping} leaves nothing of ${article(input)} ${input} input: crop at most ${most}`,
    zh: ({ cropping, input, most }) => `裁剪 ${cropping} 会使 ${input} 的输入一点不剩：最多裁剪 ${most}`,
  },
  transposePadding: {
    en: ({ padding, kernel, most }) =>
      `Padding ${padding} takes off more than a kernel of ${kernel} lays down: use at most ${most}`,
    zh: ({ padding, kernel, most }) => `填充 ${padding} 裁去的比 ${kernel} 的核铺开的还多：最多用 ${most}`,
  },
  outputNotFeatures: {
    en: ({ shape }) =>
      `The network ends in ${shape}: to train it must end in a row of features; add FC or global average pooling`,
    zh: ({ shape }) => `网络末端为 ${shape}：训练时末端必须是一行特征；请添加全连接或全局平均池化`,
  },
  nothingToLearn: {
    en: () => 'No layer learns: every weight is frozen, or there is none',
    zh: () => '没有可学习的层：所有权重都被冻结，或根本没有权重',
  },
  trainingSetting: { en: ({ message }) => String(message), zh: ({ message }) => `训练设置有误：${message}` },
};

const fixSentences: Readonly<Record<string, Sentence>> = {
  setParams: { en: ({ text }) => `Use ${text}`, zh: ({ textZh }) => `改用${textZh}` },
  useType: { en: ({ type }) => `Make it ${type}`, zh: ({ type }) => `改为 ${type}` },
  connect: {
    en: ({ source, target }) => `Connect ${source} to ${target}`,
    zh: ({ source, target }) => `将 ${source} 连接到 ${target}`,
  },
  removeEdge: {
    en: ({ source, target }) => `Remove the wire ${source} → ${target}`,
    zh: ({ source, target }) => `删除连线 ${source} → ${target}`,
  },
  removeEdges: {
    en: ({ count }) => (count === 1 ? 'Remove the last wire' : `Remove the last ${count} wires`),
    zh: ({ count }) => `删除最后 ${count} 条连线`,
  },
};

/** Codes that have a sentence; a test holds every code the layers give against it. */
export const knownCodes: readonly string[] = Object.keys(problemSentences);

/** The problem in a plain sentence; alternatives that its fixes offer are named after it. */
export function describeProblem(problem: Problem, language: Language): string {
  const sentence = problemSentences[problem.code];
  if (!sentence) return problem.code;
  const text = sentence[language](problem.values);
  if (problem.code !== 'notWhole' || problem.fixes.length === 0) return text;
  const ways = problem.fixes.map(({ values }) => String(language === 'en' ? values.text : values.textZh));
  return language === 'en'
    ? `${text}; ${ways.join(' or ')} would fit`
    : `${text}；改用${ways.join('或')}即可`;
}

/** What applying the fix does. */
export function describeFix(fix: Fix, language: Language): string {
  return fixSentences[fix.code]?.[language](fix.values) ?? fix.code;
}
