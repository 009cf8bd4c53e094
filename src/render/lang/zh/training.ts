import type { TrainingWords } from '../../lang.ts'
import { figure } from '../figure.ts'

export const training: TrainingWords = {
  rule: (letter, names, rate) => `${letter}：${names}；${rate}`,
  samples: (count, batch) =>
    batch >= count ? `${count} 个样本，每步全部使用` : `${count} 个样本，每步 ${batch} 个`,
  taught: seed => `样本由同一网络在另一组随机参数下生成，种子 ${seed}`,
  drawn: labels => `没有可学的答案，标签随机给定：${labels.join('、')}`,
  sizes: list => `尺寸：${list}`,
  missing: names => `缺少取值（--set）而未计算：依赖于 ${names.join('、')} 的量`,
  agreement: (draws, error) =>
    `梯度在 ${draws} 次抽样中与验证器的梯度一致，最大误差 ${figure(error)}`,
  step: '步',
  diverged: step => `第 ${step} 步之后，损失或某个参数不再是有限数：请减小 --rate`,
  pace: steps => `每秒 ${steps} 步`,
  left: seconds =>
    seconds < 90 ? `剩余 ${Math.ceil(seconds)} 秒` : `剩余 ${Math.ceil(seconds / 60)} 分钟`,
}
