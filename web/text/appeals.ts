/** Words of appeals: as the council keeps them, and as a family reads the state of its own. */
export const appeals = {
  title: { vi: 'Kiến nghị của gia đình', en: 'Appeals of families' },
  what: {
    vi: 'Ghi mỗi kiến nghị về kết quả đã công bố, trả lời đúng hạn bằng văn bản có số. Không gì ở đây được công bố; gia đình đọc kiến nghị của mình khi mở kết quả bằng mã hồ sơ và ngày sinh. Mỗi lần mở danh sách này được ghi nhật ký.',
    en: 'Each objection to a published result is written down and answered in time, by a paper with a number. Nothing here is public; a family reads its own when it opens its result by dossier code and birth date. Every look at this list is logged.',
  },
  until: { vi: 'Hạn nhận kiến nghị: {date}', en: 'Objections are taken until {date}' },
  'until-none': {
    vi: 'Chưa định hạn nhận kiến nghị. Đặt ở “Sửa các ngày”.',
    en: 'No last day for objections is set. Set it under the days of the period.',
  },
  term: {
    vi: 'Trả lời trong {days} ngày kể từ ngày nhận, theo {source}',
    en: 'Answered within {days} days of receiving, by {source}',
  },
  'term-none': {
    vi: 'Chưa đặt thời hạn trả lời: đặt số ngày và văn bản quy định',
    en: 'No term for answers is set: set the days and the paper that says so',
  },
  'term-what': {
    vi: 'Tính cả ngày nghỉ. Ngày phải trả lời của mỗi kiến nghị mới được tính từ đây; kiến nghị đã ghi giữ ngày của nó. Gia đình đọc thời hạn này trên kết quả của con.',
    en: 'Weekends count. The day by which each new appeal is answered follows from this; those written down keep theirs. Families read the term with their child’s result.',
  },
  'term-days': { vi: 'Số ngày, từ 1 đến 365', en: 'Days, from 1 to 365' },
  'term-source': { vi: 'Theo văn bản nào', en: 'By which paper' },
  'term-source.hint': {
    vi: 'Ví dụ: Kế hoạch tuyển sinh số 12/KH-UBND ngày 02/03/2026',
    en: 'For example: enrolment plan no. 12/KH-UBND of 02/03/2026',
  },
  'term-save': { vi: 'Lưu thời hạn', en: 'Save the term' },
  'term-clear': { vi: 'Bỏ thời hạn', en: 'Set no term' },
  save: { vi: 'Tải danh sách kiến nghị (CSV)', en: 'Save the list of appeals (CSV)' },
  nothing: { vi: 'Chưa công bố kết quả nào', en: 'No result is public yet' },
  'nothing.next': {
    vi: 'Khi có kết quả công bố, kiến nghị của gia đình được ghi ở đây.',
    en: 'Once a result is public, objections of families are written down here.',
  },
  'waiting-count': {
    vi: '{open} kiến nghị chờ trả lời, {overdue} đã quá hạn',
    en: '{open} waiting for an answer, {overdue} overdue',
  },
  empty: { vi: 'Chưa có kiến nghị nào', en: 'No appeal yet' },
  'empty.next': { vi: 'Ghi kiến nghị đầu tiên ở mẫu trên.', en: 'Write the first one down above.' },
  new: { vi: 'Ghi kiến nghị', en: 'Write an appeal down' },
  applicant: { vi: 'Mã hồ sơ', en: 'Dossier code' },
  about: { vi: 'Về việc', en: 'About' },
  'about.metres': { vi: 'quãng đường đi', en: 'the distance' },
  'about.group': { vi: 'nhóm ưu tiên', en: 'the priority group' },
  'about.address': { vi: 'nơi ở', en: 'the address' },
  'about.sibling': { vi: 'anh chị em đang học ở trường', en: 'a sibling at the school' },
  'about.papers': { vi: 'giấy tờ trong hồ sơ', en: 'papers of the dossier' },
  'about.other': { vi: 'việc khác', en: 'something else' },
  statement: { vi: 'Gia đình nói gì', en: 'What the family says' },
  'statement.hint': { vi: 'Chỉ hội đồng đọc được.', en: 'Read by the council alone.' },
  received: { vi: 'Ngày nhận', en: 'Received on' },
  'answer-by': { vi: 'Trả lời trước hết ngày', en: 'To be answered by the end of' },
  record: { vi: 'Ghi kiến nghị', en: 'Write it down' },
  recorded: { vi: 'Đã ghi kiến nghị số {number}.', en: 'Appeal no. {number} written down.' },
  line: { vi: 'Số {number} · hồ sơ {applicant} · {about}', en: 'No. {number} · dossier {applicant} · {about}' },
  'line-days': {
    vi: 'Nhận {received} · trả lời trước hết ngày {by} · về bản {version}',
    en: 'Received {received} · to be answered by {by} · about version {version}',
  },
  late: { vi: 'nộp sau hạn', en: 'came late' },
  overdue: { vi: 'quá hạn trả lời', en: 'answer overdue' },
  'status.open': { vi: 'chờ trả lời', en: 'waiting' },
  'status.rejected': { vi: 'không chấp nhận', en: 'rejected' },
  'status.correction': { vi: 'chấp nhận, sửa kết quả', en: 'upheld, result corrected' },
  'status.decision': { vi: 'chấp nhận, có quyết định', en: 'upheld, by decision' },
  'status.withdrawn': { vi: 'gia đình đã rút', en: 'withdrawn by the family' },
  answered: {
    vi: 'Văn bản số {number} ngày {date}: {answer}',
    en: 'Paper no. {number} of {date}: {answer}',
  },
  corrected: { vi: 'Đã sửa ở bản {version}.', en: 'Corrected in version {version}.' },
  'correct-next': {
    vi: 'Việc tiếp theo: sửa hồ sơ hoặc chỉ tiêu, xét lại, rồi đề nghị bản mới ở thẻ Công bố với số văn bản này làm lý do.',
    en: 'Next: correct the dossier or the quota, run again, then propose a new version under Publication with this number as its reason.',
  },
  'answer-open': { vi: 'Trả lời', en: 'Answer' },
  outcome: { vi: 'Kết luận', en: 'Outcome' },
  'outcome.rejected': { vi: 'không chấp nhận', en: 'rejected' },
  'outcome.correction': {
    vi: 'chấp nhận: sửa kết quả bằng bản mới',
    en: 'upheld: the result is corrected by a new version',
  },
  'outcome.decision': {
    vi: 'chấp nhận: xếp em theo quyết định đã ghi',
    en: 'upheld: the child is placed by a decision written down',
  },
  number: { vi: 'Số văn bản', en: 'Number of the paper' },
  'number.decision': {
    vi: 'Số quyết định (đã ghi ở thẻ Quyết định)',
    en: 'Number of the decision (written under Decisions)',
  },
  'decided-on': { vi: 'Ngày văn bản', en: 'Date of the paper' },
  words: { vi: 'Lời trả lời gia đình', en: 'Words for the family' },
  'words.hint': { vi: 'Gia đình đọc đúng lời này.', en: 'The family reads exactly this.' },
  send: { vi: 'Ghi câu trả lời', en: 'Write the answer down' },
  done: { vi: 'Đã trả lời kiến nghị số {number}.', en: 'Appeal no. {number} answered.' },
  withdraw: { vi: 'Gia đình rút', en: 'The family withdraws it' },

  // ---- as the family reads it
  own: { vi: 'Kiến nghị của gia đình', en: 'Your appeal' },
  'own-line': { vi: 'Số {number}, về {about}, nhận ngày {date}:', en: 'No. {number}, about {about}, received {date}:' },
  'own.open': {
    vi: 'đang xem xét; trả lời trước hết ngày {date}.',
    en: 'being considered; an answer by the end of {date}.',
  },
  'own.rejected': {
    vi: 'không được chấp nhận (văn bản số {number} ngày {date}). {answer}',
    en: 'not upheld (paper no. {number} of {date}). {answer}',
  },
  'own.correction': {
    vi: 'được chấp nhận (văn bản số {number} ngày {date}); kết quả đang được sửa. {answer}',
    en: 'upheld (paper no. {number} of {date}); the result is being corrected. {answer}',
  },
  'own.corrected': {
    vi: 'được chấp nhận (văn bản số {number} ngày {date}); kết quả đã sửa ở bản {version}. {answer}',
    en: 'upheld (paper no. {number} of {date}); the result was corrected in version {version}. {answer}',
  },
  'own.decision': {
    vi: 'được chấp nhận theo quyết định số {number} ngày {date}. {answer}',
    en: 'upheld by decision no. {number} of {date}. {answer}',
  },
  'own.withdrawn': { vi: 'gia đình đã rút.', en: 'withdrawn by the family.' },

  // ---- what is guaranteed after the main run
  'after-title': { vi: 'Sau lần xét chính, điều được bảo đảm', en: 'What is guaranteed after the main run' },
  'after-decline': {
    vi: 'Gia đình trả lại chỗ: chỗ ấy được xét cho em khác ở đợt bổ sung; đổi ý trước đợt bổ sung thì lấy lại được.',
    en: 'A place given up goes to others in the further round; before it the family may take it back.',
  },
  'after-late': {
    vi: 'Hồ sơ nộp sau: được xét ở đợt bổ sung, vào chỗ còn trống và chỗ được trả lại.',
    en: 'Late dossiers take part in the further round, for seats left or given up.',
  },
  'after-round': {
    vi: 'Đợt bổ sung: không em nào đã có chỗ bị kém đi. Kết quả giống như xét lại từ đầu với mọi chỗ đang giữ được khóa, và chương trình kiểm tra xác nhận.',
    en: 'A further round: nobody who has a place gets a worse one. It equals a full run with every held place locked, and the checking program confirms it.',
  },
  'after-appeal': {
    vi: 'Kiến nghị: có số, có hạn trả lời, có văn bản; nếu đúng thì sửa bằng quyết định hoặc bằng bản mới.',
    en: 'An appeal has a number, a day for its answer and a paper; upheld, it is mended by a decision or a new version.',
  },
  'after-correction': {
    vi: 'Sửa kết quả: bản mới có lý do, hai người duyệt, danh sách em có thay đổi; bản cũ vẫn đọc được; không em nào mất chỗ nếu không có quyết định nêu tên hồ sơ ấy.',
    en: 'A correction is a new version with a reason, two approvals and the list of children it touches; the old one stays readable; nobody loses a place without a decision that names the dossier.',
  },
} as const;
