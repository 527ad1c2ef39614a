/**
 * Why a child has or has not a seat: one plain sentence per code of `decided_by` and of the steps of a receipt.
 * The criteria of api/engines/assignment/criteria/ each have theirs; it reads rightly for a child admitted and for one refused.
 * `cleaning.*`: why a row of a school register was set aside, merged or given its level.
 */
export const reasons = {
  group: {
    vi: 'Em thuộc nhóm ưu tiên xét trước thì được nhận trước.',
    en: 'A child of an earlier priority group is admitted first.',
  },
  'greatest-number': {
    vi: 'Hội đồng chọn xếp được nhiều em nhất. Để thêm em có chỗ, chỗ ở trường này được xếp khác thứ tự ưu tiên.',
    en: 'The council chose to place as many children as possible. So that more children have a seat, the seats of this school were given out of the order of priorities.',
  },
  'total-distance': {
    vi: 'Cách xét này xếp được nhiều em nhất, rồi chọn cách xếp có tổng quãng đường của tất cả các em ngắn nhất; chỗ ở trường này được xếp theo tổng đó.',
    en: 'These rules place as many children as possible and then make the distance of all children together the least; the seats of this school were given by that sum.',
  },
  sibling: {
    vi: 'Em có anh, chị, em đang học tại trường thì được nhận trước.',
    en: 'A child with a brother or sister at the school is admitted first.',
  },
  twins: {
    vi: 'Anh chị em cùng nộp hồ sơ được giữ cùng một trường, xếp theo em đứng sau.',
    en: 'Children of a family who apply together are kept at one school, at the place of the one who comes later.',
  },
  'twins-too-few-seats': {
    vi: 'Các em được giữ cùng một trường, nhưng trường này không còn đủ chỗ cho tất cả các em.',
    en: 'The children of the family are kept together, and this school had too few seats left for all of them.',
  },
  'twins-passed-over': {
    vi: 'Số chỗ còn lại ít hơn số em của gia đình đứng trước, nên được xét cho em kế tiếp.',
    en: 'Fewer seats were left than the family before has children, so the next child was admitted.',
  },
  'twins-apart': {
    vi: 'Chương trình không tìm được cách xếp nào vừa đúng thứ tự của mọi em vừa giữ các em cùng trường, nên mỗi em được xét riêng theo quy tắc đã công bố.',
    en: 'No result was found that respects the order of all children and keeps this family together, so each child was considered alone, as the published rules say.',
  },
  'twins-together-last': {
    vi: 'Chương trình không tìm được cách xếp nào vừa đúng thứ tự của mọi em vừa giữ các em cùng trường, nên các em được xét cùng nhau vào chỗ còn lại sau mọi em khác, theo quy tắc đã công bố.',
    en: 'No result was found that respects the order of all children and keeps this family together, so it was considered together for seats left after all others, as the published rules say.',
  },
  staff: {
    vi: 'Con của người làm việc tại trường thì được nhận trước.',
    en: "A child of the school's staff is admitted first.",
  },
  feeder: {
    vi: 'Em đã học ở trường được nối với trường này thì được nhận trước.',
    en: 'A child from the school that leads to this one is admitted first.',
  },
  zone: {
    vi: 'Em đúng tuyến của trường thì được nhận trước.',
    en: "A child who lives in the school's zone is admitted first.",
  },
  'kept-seat': {
    vi: 'Em đã được xếp vào trường này ở đợt trước thì được giữ chỗ.',
    en: 'A child placed at this school in the round before keeps its seat.',
  },
  residence: {
    vi: 'Các em được xét theo loại cư trú (thường trú, tạm trú), theo thứ tự đã công bố.',
    en: 'Children are considered by kind of residence (permanent, temporary), in the published order.',
  },
  need: {
    vi: 'Em có hoàn cảnh đặc biệt được hội đồng công nhận thì được nhận trước.',
    en: 'A child with an exceptional need, recognised by the council, is admitted first.',
  },
  age: {
    vi: 'Các em được xét theo ngày sinh, theo thứ tự đã công bố.',
    en: 'Children are considered by date of birth, in the published order.',
  },
  score: {
    vi: 'Các em được xét theo điểm, theo thứ tự đã công bố.',
    en: 'Children are considered by score, in the published order.',
  },
  listed: {
    vi: 'Các em được xét theo danh sách thứ tự của trường.',
    en: "Children are considered in the order of the school's own list.",
  },
  distance: {
    vi: 'Em có quãng đường đi đến trường ngắn hơn thì được nhận trước.',
    en: 'A child with a shorter way to the school is admitted first.',
  },
  straight: {
    vi: 'Em ở gần trường hơn tính theo đường thẳng thì được nhận trước.',
    en: 'A child who lives nearer in a straight line is admitted first.',
  },
  'travel-time': {
    vi: 'Em có thời gian đi đến trường ngắn hơn thì được nhận trước.',
    en: 'A child whose way to the school takes less time is admitted first.',
  },
  'relative-proximity': {
    vi: 'Em phải đi thêm xa hơn để tới trường kế tiếp còn nhận em thì được nhận trước.',
    en: 'A child who would have to travel farther beyond this school, to the next one that would take the child, is admitted first.',
  },
  'zone-seat': {
    vi: 'Em đã có chỗ ở trường đúng tuyến trong đợt xét đầu, nên không xét trường ngoài tuyến này.',
    en: 'The child had a seat at a school of its own zone from the first round, so this school outside the zone was not considered.',
  },
  lottery: {
    vi: 'Các em ngang nhau nên xét theo số bốc thăm; số nhỏ hơn được nhận trước.',
    en: 'The children were equal, so the sealed draw decided; the lower number is admitted first.',
  },
  order: {
    vi: 'Em nộp hồ sơ trước thì được xếp trước.',
    en: 'A child who stands earlier in the line is placed first.',
  },
  'applicant-id': {
    vi: 'Các em ngang nhau về mọi mặt nên xét theo thứ tự mã hồ sơ.',
    en: 'The children were equal in everything, so the order of the dossier codes decided.',
  },
  'enough-seats': {
    vi: 'Trường đủ chỗ cho mọi em muốn vào.',
    en: 'The school had seats for everyone who wanted one.',
  },
  decision: {
    vi: 'Hội đồng tuyển sinh đã quyết định xếp chỗ này, có số quyết định và lý do.',
    en: 'The enrolment council decided this seat; the decision has a number and a reason.',
  },
  'no-seats': {
    vi: 'Trường không có chỗ học nào mà em có thể nhận.',
    en: 'The school had no seat that this child could take.',
  },
  'all-full': {
    vi: 'Các trường của em đều đã hết chỗ cho những em được xét trước.',
    en: 'All schools on the list filled up with children who come first.',
  },
  'no-reachable-school': {
    vi: 'Không có trường nào đến được theo đường đi trong giới hạn cho phép.',
    en: 'No school can be reached by road within the allowed distance.',
  },
  'no-wishes': {
    vi: 'Hồ sơ không có nguyện vọng nào.',
    en: 'The dossier names no school.',
  },
  unreachable: {
    vi: 'Không có đường đi từ nhà đến trường này.',
    en: 'There is no way from home to this school.',
  },
  'beyond-cap': {
    vi: 'Trường này xa hơn số mét tối đa mà quy tắc cho phép.',
    en: 'This school is farther than the rules allow.',
  },
  'seats-unknown': {
    vi: 'Trường này chưa công bố chỉ tiêu nên không tham gia xét tuyển.',
    en: 'This school has no published seats and takes no part.',
  },
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
