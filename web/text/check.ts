/** Words of the page on which anyone checks a published result, without a network. */
export const check = {
  title: { vi: 'Kiểm tra kết quả đã công bố', en: 'Check a published result' },
  what: {
    vi: 'Trang này chạy lại việc xét tuyển từ tệp công khai, ngay trên máy của bạn, không cần mạng. Tệp không có tên, nhà hay quãng đường của em nào.',
    en: 'This page runs the assignment again from the public file, on your own device, without a network. The file holds no name, home or distance of any child.',
  },
  choose: { vi: 'Chọn tệp kết quả công khai, hoặc thả tệp vào đây', en: 'Choose the public file, or drop it here' },
  working: { vi: 'Đang chạy lại…', en: 'Running it again…' },
  'not-file': {
    vi: 'Tệp này không phải tệp kết quả công khai: ở {path} cần {expected}.',
    en: 'This is no public result: at {path}, {expected} is needed.',
  },
  'not-json': {
    vi: 'Không đọc được tệp này: {problem}. Hãy tải lại tệp từ trang công bố.',
    en: 'This file cannot be read: {problem}. Download it again.',
  },
  sound: {
    vi: 'Kết quả đúng quy tắc: chạy lại {applicants} em thì mọi em vào đúng chỗ đã công bố.',
    en: 'The result follows its rules: run again for {applicants} children, each has the place that was published.',
  },
  'sound-in-part': {
    vi: 'Những gì kiểm tra được từ tệp công khai đều đúng. Chạy lại toàn bộ thì cần bản đầy đủ dành cho người kiểm toán: {why}.',
    en: 'All that the public file allows to check is right. Running the whole again needs the auditors’ file: {why}.',
  },
  'again.needs-distances': {
    vi: 'cách xét này cần quãng đường của từng em',
    en: 'this way needs the distances of each child',
  },
  'again.families': {
    vi: 'có các em đăng ký cùng nhau, phải xếp chung một trường',
    en: 'some children apply together and must share a school',
  },
  'again.guarantee': {
    vi: 'hội đồng chọn xếp được nhiều em nhất, có chỗ ưu tiên được gác lại',
    en: 'the council chose to place the greatest number, which sets some priorities aside',
  },
  unsound: {
    vi: 'Kết quả này không đúng như đã nói. Xem các dòng khác 0 dưới đây.',
    en: 'This result is not what it says. See the lines below that are not 0.',
  },
  synthetic: {
    vi: 'Số liệu mô phỏng: không phải kết quả của trường thật.',
    en: 'Synthetic data: not the result of real schools.',
  },
  'count.placed': { vi: 'em có chỗ', en: 'children with a place' },
  'count.overSeats': { vi: 'chỗ nhận vượt số đã công bố', en: 'places beyond the seats' },
  'count.duplicates': { vi: 'mã xuất hiện hai lần', en: 'codes that occur twice' },
  'count.ineligible': { vi: 'em vào trường mình không xin', en: 'children at a school they did not ask for' },
  'count.reserveViolations': {
    vi: 'em ngồi chỗ dành riêng cho nhóm khác',
    en: 'children on seats kept for another group',
  },
  'count.unexplainedDecisions': {
    vi: 'quyết định của hội đồng không có số hoặc không được thi hành',
    en: 'decisions of the council without a number, or not carried out',
  },
  'count.blockingPairs': {
    vi: 'em bị em đứng sau mình lấy mất chỗ',
    en: 'children who lost a place to one who stands behind them',
  },
  'count.wasted': { vi: 'em không được nhận dù trường còn chỗ', en: 'children turned away while a seat stood empty' },
  'count.differences': { vi: 'em có chỗ khác khi chạy lại', en: 'children with another place when it is run again' },
  'count.root': { vi: 'mã của toàn danh sách không khớp', en: 'the code of the whole list does not match' },
  'file-code': {
    vi: 'Mã của tệp (so với mã ở trang công bố)',
    en: 'Code of the file (compare with the published one)',
  },
  'root-code': { vi: 'Mã của danh sách', en: 'Code of the list' },
  seed: { vi: 'Số bốc thăm, biết sau khi niêm phong', en: 'The drawn number, known after sealing' },
  sealed: { vi: 'Mã niêm phong dữ liệu', en: 'Code of the sealed data' },
  version: { vi: 'Bản công bố số {version}', en: 'Publication no. {version}' },
  'one-child': { vi: 'Xem một em', en: 'Look at one child' },
  'one-child.hint': {
    vi: 'Mã công khai trên giấy giải thích kết quả của em.',
    en: 'The public code on the child’s receipt.',
  },
  'no-such-child': { vi: 'Tệp này không có mã {code}.', en: 'There is no code {code} in this file.' },
  asked: { vi: 'Trường đã xét', en: 'School asked' },
  position: { vi: 'Thứ tự trong các em đã xin', en: 'Place in the order of those who asked' },
  'position-of': { vi: '{position} trên {count}', en: '{position} of {count}' },
  seats: { vi: 'Chỗ học', en: 'Seats' },
  outcome: { vi: 'Kết quả', en: 'Result' },
  admitted: { vi: 'được nhận', en: 'admitted' },
  'turned-away': { vi: 'hết chỗ trước khi tới lượt', en: 'seats ended before' },
  'by-decision': { vi: 'theo quyết định số {number}', en: 'by decision no. {number}' },
  'no-place': { vi: 'Chưa có chỗ', en: 'No place yet' },
  'other-language': { vi: 'English', en: 'Tiếng Việt' },
} as const;
