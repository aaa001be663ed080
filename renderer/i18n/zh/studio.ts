import type { studio as english } from '../en/studio.ts';
import type { Words } from '../words.ts';

export const studio: Words<typeof english> = {
  connecting: '正在连接…',
  disconnected: '与 Netloom 后台的连接已断开。你可以继续编辑；训练和文件操作需等待恢复。',
  reconnecting: '正在重试…',
  retry: '立即重试',
  offline: '未连接后台：可以绘制和检查网络，但不能训练。',
  engineNative: '原生引擎：{{version}}',
  engineInterpreter: '慢速解释器：{{reason}}',
  engineInterpreterShort: '慢速引擎',
  needsStudio: '此操作需要 Netloom 后台。请用 npm start 启动。',
  error_invalid: '无法理解该请求。',
  error_notFound: '未找到。',
  error_notFoundAt: '找不到“{{detail}}”。',
  error_exists: '已存在。',
  error_unreadable: '无法读取。',
  error_denied: '没有访问权限。',
  error_diskFull: '磁盘已满。',
  error_network: '网络存在错误。',
  error_dataset: '无法使用该数据集。',
  error_busy: '另一项操作正在进行。',
  error_engine: '引擎拒绝执行。',
  error_internal: '发生了意外情况。',
};
