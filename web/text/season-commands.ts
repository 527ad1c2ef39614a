/** Words of the command line for the council's season: periods, runs, draws, results, rounds, appeals, receipts. */
export const seasonCommands = {
  'file-written': { vi: 'Đã ghi vào {file}.', en: 'Written to {file}.' },
  'step.printing': { vi: 'đang in', en: 'printing' },

  'period.none': {
    vi: 'Chưa có kỳ tuyển sinh nào. Nạp hồ sơ dự tuyển (truonggan import applicants) thì kỳ được mở cùng lúc.',
    en: 'There is no enrolment period yet. Importing applicants (truonggan import applicants) opens one.',
  },
  'period.which': {
    vi: 'Có {count} kỳ tuyển sinh; chọn một kỳ bằng --period, theo mã hoặc vài chữ của tên:{list}',
    en: 'There are {count} enrolment periods; choose one with --period, by its id or words of its name:{list}',
  },
  'period.not-one': {
    vi: '--period "{given}" không chỉ đúng một kỳ tuyển sinh. Các kỳ:{list}',
    en: '--period "{given}" does not name exactly one enrolment period. They are:{list}',
  },
  'period.line': { vi: '{name} · {level} · năm học {schoolYear}', en: '{name} · {level} · school year {schoolYear}' },
  'period.id': { vi: '  mã: {id}', en: '  id: {id}' },
  'period.no-day': { vi: 'chưa định', en: 'not set' },
  'period.opensOn': { vi: 'Bắt đầu nhận hồ sơ: {day}', en: 'Dossiers taken from: {day}' },
  'period.closesOn': { vi: 'Hết nhận hồ sơ: {day}', en: 'Dossiers taken until: {day}' },
  'period.resultsOn': { vi: 'Có kết quả: {day}', en: 'Result: {day}' },
  'period.appealsUntil': { vi: 'Hết hạn kiến nghị: {day}', en: 'Objections taken until: {day}' },

  'rules.title': {
    vi: 'Cách xếp chỗ: {mechanism}. Thứ tự ưu tiên:',
    en: 'How places are given: {mechanism}. Order of priority:',
  },
  'rules.line': { vi: '  {place}. {sentence}', en: '  {place}. {sentence}' },
  'rules.not-json': {
    vi: 'Tệp {file} chưa đúng JSON: {problem}. Sửa chỗ ấy rồi lưu lại; chưa có gì được ghi.',
    en: 'The file {file} is not JSON: {problem}. Correct it and save again; nothing was written.',
  },

  'run.none': {
    vi: 'Kỳ "{period}" chưa có lần xét nào như vậy. Xem các lần xét: truonggan run list.',
    en: 'Period "{period}" has no such run yet. See what there is: truonggan run list.',
  },
  'run.stopped': {
    vi: 'Việc này đã bị dừng; không có kết quả nào được ghi.',
    en: 'This was stopped; no result was written.',
  },
  'run.id': { vi: 'Lần xét {id} · {kind} · {mechanism}', en: 'Run {id} · {kind} · {mechanism}' },
  'run.counts': {
    vi: '{applicants} hồ sơ, {seats} chỗ: xếp được {placed} em ({firstChoice} em đúng nguyện vọng 1), {unplaced} em chưa có chỗ.',
    en: '{applicants} dossiers, {seats} seats: {placed} children placed ({firstChoice} at their first wish), {unplaced} without a place.',
  },
  'run.metres': {
    vi: 'Quãng đường của các em được xếp: trung bình {mean} m, xa nhất {most} m.',
    en: 'Ways of the placed children: {mean} m on average, {most} m the longest.',
  },
  'run.placements': { vi: 'Mã của kết quả (SHA-256): {sha256}', en: 'Code of the result (SHA-256): {sha256}' },
  'run.line': {
    vi: '{when} · {kind} · {status} · xếp {placed}/{applicants} · {id}',
    en: '{when} · {kind} · {status} · {placed}/{applicants} placed · {id}',
  },
  'run.line-without': { vi: '{when} · {kind} · {status} · {id}', en: '{when} · {kind} · {status} · {id}' },
  'run.failure': { vi: '  {failure}', en: '  {failure}' },
  'run.could': {
    vi: '{applicants} em: xếp được {placed}; nhiều nhất có thể xếp được {maximum}.',
    en: '{applicants} children: {placed} placed; {maximum} could be placed at most.',
  },
  'run.by-priorities': {
    vi: '{count} em chưa có chỗ là do thứ tự ưu tiên, không phải do thiếu chỗ.',
    en: '{count} of those left out are left out by the priorities, not for want of seats.',
  },
  'run.without-school': {
    vi: '{count} em không có trường nào đi tới được trong giới hạn.',
    en: '{count} children have no school within reach.',
  },
  'run.missing': {
    vi: 'Thiếu {count} chỗ, dù theo quy tắc nào.',
    en: '{count} seats are missing, whatever the rules.',
  },
  'run.part': {
    vi: '  {children} em chỉ đi tới được {schools} với {seats} chỗ: thiếu {missing} chỗ.',
    en: '  {children} children can reach only {schools}, with {seats} seats: {missing} seats are missing.',
  },
  'run.part-within': {
    vi: '  {children} em chỉ đi tới được {schools} với {seats} chỗ trong vòng {metres} m: thiếu {missing} chỗ.',
    en: '  {children} children can reach only {schools}, with {seats} seats within {metres} m: {missing} seats are missing.',
  },
  'run.step': { vi: 'Nguyện vọng {rank}: {school}. {outcome}', en: 'Wish {rank}: {school}. {outcome}' },
  'run.step-line': {
    vi: '  {seats} chỗ học. Em cuối cùng được nhận: {last}.',
    en: '  {seats} seats. Last admitted: {last}.',
  },
  'run.step-left': { vi: '  {seats} chỗ học, vẫn còn chỗ.', en: '  {seats} seats, some left.' },
  'run.step-own': { vi: '  Của em: {own}.', en: '  This child: {own}.' },
  'run.step-decided': { vi: '  Điều quyết định: {reason}', en: '  What decided: {reason}' },
  'run.step-uncertain': {
    vi: '  Chênh lệch nhỏ hơn sai số đo đường (khoảng {metres} m); thứ tự vẫn theo quy tắc đã định.',
    en: '  The difference is smaller than roads can be measured (about {metres} m); the order still follows the rules.',
  },

  'draw.sealed': {
    vi: 'Đã niêm phong kỳ "{period}": {applicants} hồ sơ, chỉ tiêu, quy tắc, quyết định và quãng đường không đổi được nữa.',
    en: 'Period "{period}" is sealed: {applicants} dossiers, seats, rules, decisions and ways can no longer change.',
  },
  'draw.inputs': { vi: '  Mã niêm phong (SHA-256): {sha256}', en: '  Code of the seal (SHA-256): {sha256}' },
  'draw.rules': {
    vi: '  Mã của quy tắc bản {version} (SHA-256): {sha256}',
    en: '  Code of the rules, version {version} (SHA-256): {sha256}',
  },
  'draw.source': { vi: '  Con số sẽ dùng: {source}', en: '  Number that will be used: {source}' },
  'draw.sealed.next': {
    vi: 'Công bố hai mã và quy tắc này ngay. Khi có con số: truonggan draw reveal{office} --seed CON-SỐ.',
    en: 'Make both codes and the rules public now. When the number is known: truonggan draw reveal{office} --seed NUMBER.',
  },
  'draw.revealed': {
    vi: 'Con số "{seed}" đã nhập, không bốc lại. Xét từ đúng dữ liệu có mã {sha256}.',
    en: 'The number "{seed}" is entered and is not drawn again. Running from exactly the data with the code {sha256}.',
  },
  'draw.revealed.next': {
    vi: 'Kết quả này công bố được: truonggan result publish{office}.',
    en: 'This result can be made public: truonggan result publish{office}.',
  },
  'draw.withdrawn': {
    vi: 'Đã rút niêm phong của kỳ "{period}"; ai cũng đọc được lý do.',
    en: 'The seal of period "{period}" is withdrawn; everyone can read the reason.',
  },
  'draw.none': { vi: 'Kỳ "{period}" chưa niêm phong lần nào.', en: 'Period "{period}" has no sealed draw yet.' },
  'draw.nothing-sealed': {
    vi: 'Kỳ "{period}" chưa niêm phong nên con số "{seed}" chưa dùng được. Niêm phong trước: truonggan draw seal --source "…".',
    en: 'Period "{period}" is not sealed, so the number "{seed}" cannot be used yet. Seal first: truonggan draw seal --source "…".',
  },
  'draw.line': { vi: '{when} · {status} · {id}', en: '{when} · {status} · {id}' },
  'draw.seed': {
    vi: '  Con số bốc thăm: {seed} (nhập lúc {when})',
    en: '  Number of the draw: {seed} (entered {when})',
  },
  'draw.withdrawn-why': { vi: '  Rút vì: {reason}', en: '  Withdrawn because: {reason}' },

  'result.none': {
    vi: 'Kỳ "{period}" chưa có kết quả nào được công bố hay đề nghị.',
    en: 'Period "{period}" has no result that is public or proposed.',
  },
  'result.no-version': {
    vi: 'Kỳ "{period}" không có bản như vậy. Các bản: {list}.',
    en: 'Period "{period}" has no such version. Versions: {list}.',
  },
  'result.nothing-to-correct': {
    vi: 'Kỳ "{period}" chưa công bố bản nào nên chưa có gì để sửa. Công bố bản đầu: truonggan result publish.',
    en: 'Period "{period}" has no public version yet, so there is nothing to correct. Publish the first: truonggan result publish.',
  },
  'result.line': {
    vi: 'Bản {version} · {status} · xếp {placed}/{applicants} · {id}',
    en: 'Version {version} · {status} · {placed}/{applicants} placed · {id}',
  },
  'result.when': { vi: '  Công bố lúc {when}', en: '  Public since {when}' },
  'result.codes': {
    vi: '  SHA-256 của tệp công khai: {sha256}\n  Mã của bản này: {root}',
    en: '  SHA-256 of the public file: {sha256}\n  Code of this version: {root}',
  },
  'result.public': {
    vi: 'Ai cũng kiểm tra được: truonggan result file{office} --out ket-qua.json, rồi truonggan verify-public ket-qua.json.',
    en: 'Anyone can check it: truonggan result file{office} --out result.json, then truonggan verify-public result.json.',
  },
  'result.affected': {
    vi: '{count} gia đình có thay đổi so với bản trước (danh sách: truonggan result affected{office} --version {version} --out thay-doi.csv):',
    en: 'Families touched, against the version before: {count} (list: truonggan result affected{office} --version {version} --out affected.csv)',
  },
  'result.affected-kind': { vi: '  {kind}: {count}', en: '  {kind}: {count}' },
  'result.proposed': {
    vi: 'Bản {version} chờ hai người khác nhau duyệt: truonggan result approve{office} --name "Họ và tên".',
    en: 'Version {version} waits for two different people to approve it: truonggan result approve{office} --name "Full name".',
  },
  'result.one-more': {
    vi: 'Đã ghi nhận. Cần thêm một người khác duyệt.',
    en: 'Written down. One more, different person must approve.',
  },
  'result.withdrawn': {
    vi: 'Đã rút đề nghị bản {version}; bản đang có hiệu lực giữ nguyên.',
    en: 'The proposal of version {version} is withdrawn; the version in force stays.',
  },

  'round.declined': { vi: 'Đã ghi {count} hồ sơ trả lại chỗ.', en: 'Places given up, written down: {count}.' },
  'round.taken-back': { vi: 'Hồ sơ {child} lấy lại chỗ.', en: 'Dossier {child} has its place again.' },
  'round.based': {
    vi: 'Đợt bổ sung trên kết quả {base}: không em nào đã có chỗ bị kém đi.',
    en: 'A further round on the result {base}: nobody who has a place gets a worse one.',
  },
  'round.next': {
    vi: 'Đề nghị thành bản mới: truonggan result correct{office} --reason "…".',
    en: 'Propose it as the next version: truonggan result correct{office} --reason "…".',
  },

  'appeal.line': {
    vi: 'Số {number} · hồ sơ {applicant} · {about} · {status}',
    en: 'No. {number} · dossier {applicant} · {about} · {status}',
  },
  'appeal.unknown': {
    vi: 'Kỳ "{period}" không có kiến nghị số {number}. Xem danh sách: truonggan appeal list.',
    en: 'Period "{period}" has no appeal no. {number}. See the list: truonggan appeal list.',
  },
  'appeal.correct-next': {
    vi: 'Việc tiếp theo: sửa hồ sơ hoặc chỉ tiêu, niêm phong và bốc thăm lại hoặc xét đợt bổ sung, rồi truonggan result correct{office} với số văn bản này trong lý do.',
    en: 'Next: correct the dossier or the quota, seal and draw again or run a further round, then truonggan result correct{office} with this paper’s number in the reason.',
  },

  'decision.preview': {
    vi: 'Chỉ xem trước, chưa ghi gì. Để ký: thêm --number SỐ --reason "LÝ DO" --apply.',
    en: 'This is a look; nothing was written. To sign it add --number NUMBER --reason "REASON" --apply.',
  },
  'decision.next': {
    vi: 'Mọi lần xét và niêm phong sau đây đều theo quyết định này.',
    en: 'Every run and every seal from now on goes by it.',
  },
  'decision.better': { vi: '  được chỗ tốt hơn', en: '  gets a better place' },
  'decision.worse': { vi: '  mất chỗ này', en: '  loses this place' },

  'trial.few': { vi: 'dưới 5', en: 'fewer than 5' },
  'trial.side': {
    vi: '{place}. {name}: {children} em, {placed} em có chỗ, {unplaced} em chưa có chỗ.',
    en: '{place}. {name}: {children} children, {placed} placed, {unplaced} without a place.',
  },
  'trial.side-metres': {
    vi: '   Quãng đường: trung bình {mean}, xa nhất {most}.',
    en: '   Way: {mean} on average, {most} the longest.',
  },
  'trial.against-wish': {
    vi: '   So với 1: {better} em được nguyện vọng cao hơn, {worse} em thấp hơn.',
    en: '   Against 1: {better} get a higher wish, {worse} a lower one.',
  },
  'trial.against-metres': {
    vi: '   So với 1: {better} em đi gần hơn, {worse} em đi xa hơn.',
    en: '   Against 1: {better} go less far, {worse} farther.',
  },
  'trial.stress': {
    vi: 'Tính {intakes} năm giả định: trung bình {mean} em, chín phần mười số năm từ {low} đến {high} em.',
    en: '{intakes} simulated intakes: {mean} children on average, between {low} and {high} in nine of ten.',
  },
  'trial.stress-city': {
    vi: 'Cả địa bàn: {percent} % số năm có em không có chỗ; thêm {seats} chỗ thì đủ cho chín phần mười số năm.',
    en: 'As a whole: in {percent} % of the intakes children are left without a place; {seats} more seats suffice in nine of ten.',
  },
  'trial.stress-none': { vi: 'Không trường nào thiếu chỗ.', en: 'No school runs short.' },
  'trial.stress-schools': {
    vi: '{count} trường có lúc thiếu chỗ (không cộng số chỗ của các trường với nhau):',
    en: '{count} schools run short at times (do not add their seats up):',
  },
  'trial.stress-school': {
    vi: '  {name}: {seats} chỗ, thiếu trong {percent} % số năm; thêm {add} chỗ.',
    en: '  {name}: {seats} seats, short in {percent} % of the intakes; add {add}.',
  },
  'trial.edits-wrong': {
    vi: 'Tệp {file}, chỗ "{place}": {problem}. Sửa rồi chạy lại; chưa có gì được thử.',
    en: 'The file {file}, at "{place}": {problem}. Correct it and run again; nothing was tried.',
  },

  'receipt.written': {
    vi: 'Đã in {count} giấy giải thích vào {directory}; mỗi lần in đều có trong nhật ký.',
    en: '{count} receipts printed into {directory}; the audit says so.',
  },
  'receipt.version': { vi: 'Theo bản {version} đang có hiệu lực.', en: 'By version {version}, the one in force.' },
} as const;
