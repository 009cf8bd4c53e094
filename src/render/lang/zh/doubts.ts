import type { CheckWords } from '../../check-words.ts'

export const doubts: CheckWords['doubts'] = {
  'rests-on-shape': '它依赖 `{name}`，而 {place} 处给出的结果形状不符，因此不再往下推',
  'rests-on-zero': '它依赖 `{name}`，而 {place} 处说它是 0，实际并不是 0，因此不再往下推',
  'rests-on-constant': '它依赖 `{name}`，而 {place} 处说它是常数，实际并不是常数，因此不再往下推',
  'rests-on-unknown': '它依赖 `{name}`，而 {place} 处给出的结果没有值，因此不再往下推',
  'rests-on-unformed': '它依赖 `{name}`，而 {place} 处的定义没有意义',
  'rests-on-unread': '它依赖 `{name}`，而 {place} 处的定义没有读懂',
  'second-derivative': '前面的错误需要带入二阶导数，这里不这样做',
  'unwritten-sum': '若省略了求和号则成立：请写出求和号，或说明重复的指标表示求和',
  'still-unsaid': '若其他量都不变则成立：请写出其余的微分，或说明只有它在变',
  'row-unclear': '若此处小写字母表示行向量则成立，而别处并非如此：请说明它们是行还是列',
  'not-in-network': '网络中没有什么依赖 `{name}`，因此对它求导没有值',
  'no-value': '这里写的式子在这个网络中没有值',
  'not-finite': '在几乎所有试过的取值上，其中会出现无穷或不是数的值，例如负数的对数',
  'partly-undefined': '两边都是数时相等，但在某些取值上有一边不是数，例如 0/0',
  vanishing: '在几乎所有试过的取值上，两边都是 0，无法判断',
  kink: '试过的取值只在折点的一侧，或离折点太近',
  'too-large': '两边太大，无法计算',
  'too-long': '这一串等式或整个推导太长，无法评判',
  'bare-condition': '这是最优条件，但前面没有求出这个导数是什么',
  'at-condition': '至多在导数为 0 的地方成立，如上文所要求',
  'update-unclear': '这是更新规则，但看不出学习率是什么',
  'dots-at-end': '这一串等式以省略号结尾，没有可比较的式子',
  nowhere: '没有一个位置能使它提到的各项都存在',
  unexplained:
    '按所读的意思不成立，但没有哪种常见错误能解释，也许另有所指：请说明各字母的含义，或自行查看',
}

export const lacks: CheckWords['lacks'] = {
  unmentioned: '没有一串等式以对它的导数开头',
  bare: '在 {place} 处，`{sign}` 只等于它自己',
  contains: '{place} 处的最后一项仍含有 `{sign}`',
  undecided: '{place} 处的最后一项是否正确无法判定',
  unread: '以 {place} 处结尾的一串等式没有全部读懂',
  wrong: '{place} 处的最后一项值不对',
}
