export const reasons = {
  'cleaning.university': { vi: 'Là trường đại học hoặc học viện.', en: 'It is a university or academy.' },
  'cleaning.college': { vi: 'Là trường cao đẳng.', en: 'It is a college.' },
  'cleaning.vocational': { vi: 'Là trường nghề hoặc trung cấp.', en: 'It is a vocational school.' },
  'cleaning.language-centre': { vi: 'Là trung tâm ngoại ngữ.', en: 'It is a language centre.' },
  'cleaning.continuing-education': {
    vi: 'Là trung tâm giáo dục thường xuyên.',
    en: 'It is a continuing education centre.',
  },
  'cleaning.training-centre': {
    vi: 'Là trung tâm đào tạo, bồi dưỡng hoặc lớp học thêm.',
    en: 'It is a training centre or private class.',
  },
  'cleaning.special-education': {
    vi: 'Là trường chuyên biệt, không tuyển theo địa bàn.',
    en: 'It is a special school, which has no catchment.',
  },
  'cleaning.religious': { vi: 'Là cơ sở tôn giáo.', en: 'It is a religious institution.' },
  'cleaning.not-a-school': {
    vi: 'Tên cho thấy đây là tòa nhà hoặc nơi khác, không phải trường.',
    en: 'Its name is that of a building or another place, not a school.',
  },
  'cleaning.no-name': {
    vi: 'Không có tên nên chưa ai xác nhận được; có thể trùng với trường đã có tên.',
    en: 'It has no name, so nobody can confirm it; it may repeat a named school.',
  },
  'cleaning.name-says-nothing': {
    vi: 'Tên không đủ để biết đây là trường nào.',
    en: 'Its name does not tell which school it is.',
  },
  'cleaning.by-hand': { vi: 'Do người xem xét để riêng.', en: 'A reviewer set it aside.' },
  'cleaning.same-school-twice': {
    vi: 'Cùng tên, cùng cấp, ở sát nhau: là một trường được ghi hai lần.',
    en: 'Same name and level side by side: one school written twice.',
  },
  'cleaning.campus': { vi: 'Là cơ sở khác của cùng một trường.', en: 'It is another campus of the same school.' },
  'cleaning.level-in-name': { vi: 'Cấp học ghi rõ trong tên.', en: 'The level is written out in the name.' },
  'cleaning.level-abbreviated': {
    vi: 'Cấp học suy từ chữ viết tắt trong tên.',
    en: 'The level is read from an abbreviation in the name.',
  },
  'cleaning.level-in-english': { vi: 'Cấp học suy từ tên tiếng Anh.', en: 'The level is read from the English name.' },
  'cleaning.level-old-word': {
    vi: 'Cấp học suy từ cách gọi cũ trong tên.',
    en: 'The level is read from an old word in the name.',
  },
  'cleaning.level-from-tag': {
    vi: 'Cấp học suy từ nhãn của bản đồ, tên không nói.',
    en: 'The level is taken from the map tag; the name does not say.',
  },
  'cleaning.level-unknown': { vi: 'Giữ lại nhưng chưa biết cấp học.', en: 'Kept, but its level is not known.' },
  'cleaning.level-stated': { vi: 'Cấp học do nguồn ghi.', en: 'The source states the level.' },
} as const;
