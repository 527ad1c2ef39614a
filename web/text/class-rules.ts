/** What each rule of class allocation says, in one plain sentence, by its name in rules.json; together and apart are wishes. */
export const classRules = {
  size: {
    vi: 'Lớp đông nhất và lớp ít nhất chỉ chênh nhau số em đã ghi.',
    en: 'The largest and the smallest class differ by no more pupils than stated.',
  },
  spread: {
    vi: 'Các em cần hỗ trợ được chia ra nhiều lớp, mỗi lớp không quá số em đã ghi; lớp có các em ấy được giảm sĩ số.',
    en: 'Pupils who need support are shared among classes, no more than stated in each; their classes are smaller.',
  },
  'same-class': {
    vi: 'Các em chọn cùng ngoại ngữ, chương trình hoặc bán trú học cùng một lớp.',
    en: 'Pupils of the same language, programme or boarding choice are in one class.',
  },
  pinned: {
    vi: 'Em đã được nhà trường định lớp thì ở đúng lớp ấy.',
    en: 'A pupil whose class the school has fixed is in that class.',
  },
  'teacher-fit': {
    vi: 'Em cần hỗ trợ học ở lớp có giáo viên được đào tạo phù hợp.',
    en: 'A pupil who needs support is in a class whose teacher is trained for it.',
  },
  'keep-apart': {
    vi: 'Các em cùng một dấu ở cột này đều học khác lớp.',
    en: 'Pupils with the same mark in this column are all in different classes.',
  },
  twins: {
    vi: 'Anh chị em sinh đôi học cùng lớp hoặc khác lớp theo ý cha mẹ.',
    en: 'Twins share a class or are in different classes, as their parents ask.',
  },
  choices: {
    vi: 'Em chọn ngoại ngữ, chương trình hoặc bán trú học ở lớp có dạy điều em chọn.',
    en: 'Pupils who chose a language, a programme or boarding are in a class that offers it.',
  },
  sex: {
    vi: 'Nam và nữ được chia đều cho các lớp.',
    en: 'Girls and boys are shared evenly among the classes.',
  },
  'birth-quarter': {
    vi: 'Các em sinh ở mỗi quý trong năm được chia đều cho các lớp.',
    en: 'Pupils born in each quarter of the year are shared evenly among the classes.',
  },
  nursery: {
    vi: 'Các em đã học mẫu giáo và các em chưa học được chia đều cho các lớp.',
    en: 'Pupils who went to nursery school and those who did not are shared evenly among the classes.',
  },
  ethnicity: {
    vi: 'Các em mỗi dân tộc được chia đều cho các lớp, chỉ dùng khi có mục đích luật cho phép và được ghi lại.',
    en: 'Pupils of each ethnic group are shared evenly, only where a purpose the law allows is stated and kept.',
  },
  poverty: {
    vi: 'Các em thuộc hộ nghèo được chia đều cho các lớp, chỉ dùng khi có mục đích luật cho phép và được ghi lại.',
    en: 'Pupils of poor households are shared evenly, only where a purpose the law allows is stated and kept.',
  },
  scores: {
    vi: 'Tổng điểm và điểm từng môn của các lớp có trung bình gần bằng nhau, không phân lớp theo học lực.',
    en: 'The sum of the scores and each score have close class means; nobody is grouped by ability.',
  },
  feeder: {
    vi: 'Các em từ cùng một trường cũ được chia đều cho các lớp.',
    en: 'Pupils from one former school are shared evenly among the classes.',
  },
  'balance-count': {
    vi: 'Mỗi nhóm ghi ở cột này được chia đều cho các lớp.',
    en: 'Every group named in this column is shared evenly among the classes.',
  },
  'balance-mean': {
    vi: 'Điểm trung bình các lớp gần bằng nhau; em chưa có điểm không bị tính là 0.',
    en: 'Mean scores of the classes are close; a pupil without a score is not counted as zero.',
  },
  repeaters: {
    vi: 'Các em học lại được chia đều cho các lớp.',
    en: 'Pupils who repeat the grade are shared evenly among the classes.',
  },
  namesakes: {
    vi: 'Các em trùng họ tên học khác lớp.',
    en: 'Pupils of the same name are in different classes.',
  },
  neighbourhood: {
    vi: 'Các em cùng khu phố được chia đều, hoặc ở chung ít lớp nhất khi đi chung xe.',
    en: 'Pupils of one neighbourhood are mixed, or kept in as few classes as can be when they share a bus.',
  },
  friend: {
    vi: 'Em đã ghi tên bạn thì có ít nhất một bạn cùng lớp.',
    en: 'A pupil who named friends has at least one of them in the class.',
  },
  together: {
    vi: 'Các em được yêu cầu học cùng lớp thì cùng lớp.',
    en: 'Pupils asked to be together share a class.',
  },
  apart: {
    vi: 'Các em được yêu cầu học khác lớp thì khác lớp.',
    en: 'Pupils asked to be apart are in different classes.',
  },
} as const;
