/**
 * What each rule of the ordered list says, in one sentence, and a worked example of two children, for the council that chooses
 * rules and for whoever reads them later. By the rule's name in rules.json.
 */
export const rules = {
  // Entries of dossiers and of schools that have a name of their own; any other stands as the file writes it.
  'column.group': { vi: 'nhóm ưu tiên', en: 'priority group' },
  'column.commune': { vi: 'phường, xã', en: 'commune' },
  'column.commune_code': { vi: 'mã phường, xã', en: 'code of the commune' },
  'column.residence': { vi: 'loại cư trú', en: 'kind of residence' },
  'column.sibling_school': { vi: 'trường anh chị em đang học', en: 'school of a sibling' },
  'column.staff_school': { vi: 'trường bố mẹ làm việc', en: 'school where a parent works' },
  'column.feeder_school': { vi: 'trường đã học', en: 'school attended before' },
  'column.kept_school': { vi: 'trường đang giữ chỗ', en: 'school whose seat is kept' },
  'column.last_school': { vi: 'trường năm trước', en: 'school of last year' },
  'column.zone': { vi: 'tuyến', en: 'zone' },
  'column.need': { vi: 'hoàn cảnh đặc biệt', en: 'exceptional need' },
  'column.twins': { vi: 'gia đình sinh đôi', en: 'family of twins' },
  'column.birth_date': { vi: 'ngày sinh', en: 'date of birth' },
  'column.score': { vi: 'điểm', en: 'score' },
  'column.sex': { vi: 'giới tính', en: 'sex' },
  'column.order': { vi: 'thứ tự nộp', en: 'order of handing in' },
  'column.school_id': { vi: 'mã trường', en: 'code of the school' },
  'group.sentence': {
    vi: 'Em thuộc nhóm ưu tiên đứng trước trong danh sách được xét trước.',
    en: 'A child of a group that stands earlier in the list comes first.',
  },
  'group.example': {
    vi: 'An thuộc nhóm 1, nhà cách trường 900 m. Bình thuộc nhóm 2, nhà cách trường 200 m. Còn một chỗ: An được nhận, vì nhóm đứng trên quãng đường.',
    en: 'An is of group 1 and lives 900 m away. Bình is of group 2 and lives 200 m away. One seat is left: An has it, because the group stands before the distance.',
  },
  'sibling.sentence': {
    vi: 'Em có anh, chị, em ruột đang học tại trường được xét trước.',
    en: 'A child with a brother or sister at the school comes first.',
  },
  'sibling.example': {
    vi: 'Cùng nhóm, An có chị đang học ở trường này, Bình thì không. Còn một chỗ: An được nhận. Ở trường khác, chị của An không được tính.',
    en: 'Same group; An has a sister at this school, Bình has none. One seat is left: An has it. At another school An’s sister does not count.',
  },
  'twins.sentence': {
    vi: 'Các em sinh đôi, sinh ba được xét như một gia đình: vào cùng một trường khi đủ chỗ cho tất cả, thứ tự theo em xếp sau.',
    en: 'Twins and triplets are considered as one family: they go to one school where there are seats for all, ranked by the one who comes last.',
  },
  'twins.example': {
    vi: 'An và Bình là anh em sinh đôi; An xếp thứ 3, Bình xếp thứ 8. Trường lấy 7 em: gia đình tính theo em xếp thứ 8 nên cả hai xét sang trường kế tiếp.',
    en: 'An and Bình are twins; An is third in order, Bình eighth. The school takes seven: the family counts as eighth, so both go on to their next school.',
  },
  'kept-seat.sentence': {
    vi: 'Em đã có chỗ ở trường từ đợt trước được xét trước tại trường đó.',
    en: 'A child who holds a seat at the school from the round before comes first there.',
  },
  'kept-seat.example': {
    vi: 'Đợt trước An đã có chỗ ở trường này; Bình mới nộp hồ sơ, nhà gần hơn. Còn một chỗ: An được giữ chỗ.',
    en: 'An has held a seat at this school since the round before; Bình has just applied and lives nearer. One seat is left: An keeps it.',
  },
  'staff.sentence': {
    vi: 'Con của người đang làm việc tại trường được xét trước.',
    en: 'A child of somebody who works at the school comes first.',
  },
  'staff.example': {
    vi: 'Cùng nhóm, mẹ của An dạy ở trường này, bố mẹ Bình làm nơi khác. Còn một chỗ: An được nhận.',
    en: 'Same group; An’s mother teaches at this school, Bình’s parents work elsewhere. One seat is left: An has it.',
  },
  'feeder.sentence': {
    vi: 'Em đã học ở trường được nối với trường này được xét trước.',
    en: 'A child who attended the school that leads to this one comes first.',
  },
  'feeder.example': {
    vi: 'Cùng nhóm, An học trường mầm non nối với trường này, Bình học nơi khác. Còn một chỗ: An được nhận.',
    en: 'Same group; An went to the kindergarten that leads here, Bình to another. One seat is left: An has it.',
  },
  'zone.sentence': {
    vi: 'Em có nơi ở đúng tuyến của trường được xét trước.',
    en: 'A child who lives in the zone of the school comes first.',
  },
  'zone.example': {
    vi: 'An đúng tuyến, nhà cách trường 1.200 m. Bình khác tuyến, nhà cách trường 300 m. Còn một chỗ: An được nhận khi tuyến đứng trên quãng đường.',
    en: 'An lives in the zone, 1,200 m away. Bình lives in another zone, 300 m away. One seat is left: An has it where the zone stands before the distance.',
  },
  'residence.sentence': {
    vi: 'Các em được xét theo loại cư trú, theo thứ tự hội đồng đã công bố.',
    en: 'Children are considered by kind of residence, in the order the council has published.',
  },
  'residence.example': {
    vi: 'Thứ tự là thường trú, rồi tạm trú. Cùng nhóm, An thường trú, Bình tạm trú. Còn một chỗ: An được nhận.',
    en: 'The order is permanent, then temporary. Same group; An is a permanent resident, Bình a temporary one. One seat is left: An has it.',
  },
  'need.sentence': {
    vi: 'Em có hoàn cảnh đặc biệt được hội đồng công nhận được xét trước.',
    en: 'A child with an exceptional need, recognised by the council, comes first.',
  },
  'need.example': {
    vi: 'Hội đồng công nhận An phải ở gần nơi chữa bệnh; Bình không có hoàn cảnh đặc biệt. Còn một chỗ: An được nhận.',
    en: 'The council recognises that An must stay near a clinic; Bình has no such need. One seat is left: An has it.',
  },
  'age.sentence': {
    vi: 'Các em được xét theo ngày sinh: em lớn hơn trước, hoặc em nhỏ hơn trước nếu quy tắc ghi vậy.',
    en: 'Children are considered by date of birth: older first, or younger first where the rules say so.',
  },
  'age.example': {
    vi: 'An sinh ngày 3 tháng 1, Bình sinh ngày 20 tháng 11 cùng năm. Quy tắc ghi em lớn trước, còn một chỗ: An được nhận.',
    en: 'An was born on 3 January, Bình on 20 November of the same year. Older first, one seat left: An has it.',
  },
  'score.sentence': {
    vi: 'Các em được xét theo điểm: điểm cao hơn trước, hoặc thấp hơn trước nếu quy tắc ghi vậy.',
    en: 'Children are considered by score: higher first, or lower first where the rules say so.',
  },
  'score.example': {
    vi: 'An được 9 điểm, Bình được 8,5 điểm. Còn một chỗ: An được nhận. Em chưa có điểm xếp sau mọi em có điểm.',
    en: 'An has 9 points, Bình 8.5. One seat is left: An has it. A child without a score comes after all who have one.',
  },
  'listed.sentence': {
    vi: 'Các em được xét theo danh sách thứ tự của chính trường đó.',
    en: 'Children are considered in the order of the school’s own list.',
  },
  'listed.example': {
    vi: 'Trong danh sách của trường, An đứng thứ 4, Bình đứng thứ 9. Còn một chỗ: An được nhận. Em không có tên xếp sau cùng.',
    en: 'On the school’s list An is fourth, Bình ninth. One seat is left: An has it. A child who is not listed comes last.',
  },
  'distance.sentence': {
    vi: 'Em có quãng đường đi đến trường ngắn hơn được xét trước.',
    en: 'A child with a shorter way to the school comes first.',
  },
  'distance.example': {
    vi: 'Cùng nhóm, An đi 1.240 m, Bình đi 1.378 m. Còn một chỗ: An được nhận. Nếu quy tắc chia bậc 500 m thì hai em ngang nhau, xét tiếp tiêu chí sau.',
    en: 'Same group; An’s way is 1,240 m, Bình’s 1,378 m. One seat is left: An has it. With bands of 500 m the two are equal and the next rule decides.',
  },
  'straight.sentence': {
    vi: 'Em ở gần trường hơn tính theo đường thẳng được xét trước.',
    en: 'A child who lives nearer in a straight line comes first.',
  },
  'straight.example': {
    vi: 'Cùng nhóm, nhà An cách trường 600 m theo đường thẳng nhưng phải vòng qua cầu, nhà Bình cách 700 m đi thẳng. Còn một chỗ: An được nhận.',
    en: 'Same group; An lives 600 m away in a straight line though the way goes round by a bridge, Bình 700 m. One seat is left: An has it.',
  },
  'travel-time.sentence': {
    vi: 'Em có thời gian đi đến trường ngắn hơn được xét trước.',
    en: 'A child whose way to the school takes less time comes first.',
  },
  'travel-time.example': {
    vi: 'Cùng nhóm, An đi 15 phút vì phải chờ phà, Bình đi 12 phút dù quãng đường dài hơn. Còn một chỗ: Bình được nhận.',
    en: 'Same group; An’s way takes 15 minutes with a ferry to wait for, Bình’s 12 minutes though it is longer. One seat is left: Bình has it.',
  },
  'relative-proximity.sentence': {
    vi: 'Em phải đi thêm xa hơn để đến trường kế tiếp thật sự còn nhận em được xét trước.',
    en: 'A child who would have to go farther to the next school that would really take the child comes first.',
  },
  'relative-proximity.example': {
    vi: 'An cách trường này 400 m, trường kế tiếp còn nhận An cách 2.000 m: phải đi thêm 1.600 m. Bình cách 100 m, trường kế tiếp cách 300 m: thêm 200 m. Còn một chỗ: An được nhận.',
    en: 'An lives 400 m from this school and 2,000 m from the next that would take An: 1,600 m more. Bình lives 100 m away, the next is 300 m away: 200 m more. One seat is left: An has it.',
  },
  'lottery.sentence': {
    vi: 'Các em ngang nhau được xét theo số bốc thăm có niêm phong; số nhỏ hơn trước.',
    en: 'Children who are equal are considered by the sealed draw; the lower number comes first.',
  },
  'lottery.example': {
    vi: 'An và Bình ngang nhau mọi mặt. Số của An nhỏ hơn, còn một chỗ: An được nhận. Mỗi em một số ở mọi trường, ai cũng tính lại được.',
    en: 'An and Bình are equal in everything. An’s number is lower, one seat is left: An has it. Each child has one number at all schools, and anyone can compute it again.',
  },
} as const;
