import { forecastFailures } from './forecast-failures.ts';
import { layerFailures } from './layer-failures.ts';
import { sitingFailures } from './siting-failures.ts';

/** Refusals of the server, as sentences. */
export const failures = {
  ...forecastFailures,
  ...layerFailures,
  ...sitingFailures,
  unexpected: {
    vi: 'Hệ thống gặp sự cố và chưa làm xong việc này. Không có gì bị ghi dở. Bạn thử lại sau ít phút.',
    en: 'The system failed to finish this. Nothing was half-written. Please try again in a few minutes.',
  },
  forbidden: {
    vi: 'Việc này ({verb}, khu vực {area}) cần mã của người vận hành. Mã được in ra khi khởi động máy chủ.',
    en: 'This ({verb}, area {area}) needs the operator’s token. It is printed when the server starts.',
  },
  'foreign-origin': {
    vi: 'Yêu cầu đến từ trang khác ({origin}) nên bị từ chối. Hãy mở lại từ địa chỉ của hệ thống.',
    en: 'The request came from another site ({origin}) and was refused. Open it from this system’s own address.',
  },
  'wrong-input': {
    vi: 'Giá trị ở "{field}" không dùng được: {problem}. Hãy sửa rồi gửi lại.',
    en: 'The value at "{field}" cannot be used: {problem}. Correct it and send it again.',
  },
  'input-missing': {
    vi: 'Thiếu giá trị ở "{field}". Hãy bổ sung rồi gửi lại.',
    en: 'A value is missing at "{field}". Add it and send it again.',
  },
  'input-least': {
    vi: 'Giá trị {value} ở "{field}" nhỏ quá: ít nhất phải là {limit}. Hãy sửa rồi gửi lại.',
    en: 'The value {value} at "{field}" is too small: {limit} is the least. Correct it and send it again.',
  },
  'input-most': {
    vi: 'Giá trị {value} ở "{field}" lớn quá: nhiều nhất là {limit}. Hãy sửa rồi gửi lại.',
    en: 'The value {value} at "{field}" is too large: {limit} is the most. Correct it and send it again.',
  },
  'input-least-open': {
    vi: 'Giá trị {value} ở "{field}" nhỏ quá: phải lớn hơn {limit}. Hãy sửa rồi gửi lại.',
    en: 'The value {value} at "{field}" is too small: it must be above {limit}. Correct it and send it again.',
  },
  'input-most-open': {
    vi: 'Giá trị {value} ở "{field}" lớn quá: phải nhỏ hơn {limit}. Hãy sửa rồi gửi lại.',
    en: 'The value {value} at "{field}" is too large: it must be below {limit}. Correct it and send it again.',
  },
  'input-text-least': {
    vi: 'Chữ ở "{field}" ngắn quá ("{value}"): cần ít nhất {limit} ký tự. Hãy sửa rồi gửi lại.',
    en: 'The text at "{field}" is too short ("{value}"): it needs at least {limit} characters. Correct it and send it again.',
  },
  'input-text-most': {
    vi: 'Chữ ở "{field}" dài quá ("{value}"): nhiều nhất {limit} ký tự. Hãy rút ngắn rồi gửi lại.',
    en: 'The text at "{field}" is too long ("{value}"): {limit} characters are the most. Shorten it and send it again.',
  },
  'input-list-least': {
    vi: 'Danh sách ở "{field}" cần ít nhất {limit} mục. Hãy bổ sung rồi gửi lại.',
    en: 'The list at "{field}" needs at least {limit} entries. Add to it and send it again.',
  },
  'input-list-most': {
    vi: 'Danh sách ở "{field}" nhiều quá: nhiều nhất {limit} mục. Hãy bỏ bớt rồi gửi lại.',
    en: 'The list at "{field}" is too long: {limit} entries are the most. Shorten it and send it again.',
  },
  'input-type': {
    vi: 'Giá trị "{value}" ở "{field}" không phải là {expected}. Hãy sửa rồi gửi lại.',
    en: 'The value "{value}" at "{field}" is not {expected}. Correct it and send it again.',
  },
  'input-choice': {
    vi: 'Không có lựa chọn "{value}" ở "{field}". Chỉ nhận: {choices}. Hãy sửa rồi gửi lại.',
    en: 'There is no choice "{value}" at "{field}". Only these are known: {choices}. Correct it and send it again.',
  },
  'input-unknown': {
    vi: 'Ở "{field}" có tên không dùng được: {names}. Hãy bỏ đi rồi gửi lại.',
    en: 'At "{field}" there are names nobody knows: {names}. Leave them out and send it again.',
  },
  'input-format': {
    vi: 'Giá trị "{value}" ở "{field}" không đúng dạng {format}. Hãy sửa rồi gửi lại.',
    en: 'The value "{value}" at "{field}" does not have the form {format}. Correct it and send it again.',
  },
  'input-other': {
    vi: 'Giá trị "{value}" ở "{field}" không dùng được: {problem}. Hãy sửa rồi gửi lại.',
    en: 'The value "{value}" at "{field}" cannot be used: {problem}. Correct it and send it again.',
  },
  'type.number': { vi: 'số', en: 'a number' },
  'type.int': { vi: 'số nguyên', en: 'a whole number' },
  'type.string': { vi: 'chữ', en: 'text' },
  'type.boolean': { vi: 'đúng/sai', en: 'true or false' },
  'type.array': { vi: 'danh sách', en: 'a list' },
  'type.object': { vi: 'một bộ giá trị', en: 'a set of values' },
  'too-large': {
    vi: 'Tệp gửi lên lớn hơn {limit} MB. Hãy chia nhỏ hoặc nạp bằng dòng lệnh.',
    en: 'The file is larger than {limit} MB. Split it, or import it from the command line.',
  },
  'no-such-page': { vi: 'Không có trang {path}.', en: 'There is no page {path}.' },
  'no-such-layer': {
    vi: 'Không có lớp bản đồ "{layer}". Các lớp có: {layers}.',
    en: 'There is no map layer "{layer}". The layers are: {layers}.',
  },
  'no-such-tile': {
    vi: 'Ô bản đồ {z}/{x}/{y} nằm ngoài bản đồ. Mức phóng từ 0 đến {deepest}, x và y nhỏ hơn 2 mũ z.',
    en: 'Tile {z}/{x}/{y} lies outside the map. Zoom runs from 0 to {deepest}; x and y are below 2 to the power z.',
  },
  'no-such-tiles': {
    vi: 'Không có lớp bản đồ "{layer}" của "{organisation}".',
    en: 'There is no map layer "{layer}" of "{organisation}".',
  },
  'disk-full': {
    vi: 'Ổ đĩa của thư mục {directory} chỉ còn {free} MB, cần ít nhất {floor} MB. Hệ thống đang ở chế độ chỉ đọc; hãy giải phóng ổ đĩa rồi làm lại.',
    en: 'The disk of {directory} has {free} MB free and needs at least {floor} MB. The system is read-only; free some space and try again.',
  },
  'directory-in-use': {
    vi: 'Thư mục dữ liệu {directory} đang được mở bởi {holder}. Hãy tắt tiến trình đó (máy chủ đang chạy chẳng hạn), chọn thư mục khác bằng TRUONGGAN_DATA, hoặc dùng PostgreSQL (DATABASE_URL) để nhiều tiến trình cùng làm việc.',
    en: 'The data directory {directory} is open in {holder}. Stop that process (a running server, for example), choose another directory with TRUONGGAN_DATA, or use PostgreSQL (DATABASE_URL), which many processes may share.',
  },
  'statement-stuck': {
    vi: 'Một câu lệnh chạy quá {seconds} giây nên đã bị dừng; không có gì bị ghi dở. Hãy thử với ít dữ liệu hơn, hoặc dùng PostgreSQL.',
    en: 'A statement ran for more than {seconds} seconds and was ended; nothing was half-written. Try with less data, or use PostgreSQL.',
  },
  'database-stopped': {
    vi: 'Cơ sở dữ liệu trong {directory} đã dừng và không khởi động lại được. Hãy kiểm tra ổ đĩa rồi khởi động lại hệ thống.',
    en: 'The database in {directory} stopped and could not be started again. Check the disk and restart the system.',
  },
  'artefact-missing': {
    vi: 'Không tìm thấy tệp kết quả {sha256}. Hãy nạp lại dữ liệu đã tạo ra nó.',
    en: 'The stored result {sha256} is missing. Import again the data it was made from.',
  },
  'artefact-damaged': {
    vi: 'Tệp kết quả {sha256} đã bị hỏng. Hãy nạp lại dữ liệu đã tạo ra nó.',
    en: 'The stored result {sha256} is damaged. Import again the data it was made from.',
  },
  'no-such-period': {
    vi: 'Không có kỳ tuyển sinh {period}. Hãy chọn lại trong danh sách.',
    en: 'There is no enrolment period {period}. Choose one from the list.',
  },
  'no-such-run': {
    vi: 'Không có lượt xét tuyển {run}. Hãy chọn lại trong danh sách.',
    en: 'There is no assignment run {run}. Choose one from the list.',
  },
  'no-such-applicant': {
    vi: 'Không có hồ sơ {applicant} trong lượt xét này. Hãy kiểm tra lại mã hồ sơ.',
    en: 'There is no dossier {applicant} in this run. Check the dossier code.',
  },
  'not-a-backup': {
    vi: 'Tệp {file} không phải bản sao lưu nguyên vẹn của hệ thống ({problem}). Không có gì được ghi. Hãy lấy một bản sao lưu khác.',
    en: 'The file {file} is no whole backup of this system ({problem}). Nothing was written. Take another backup.',
  },
  'no-data-directory': {
    vi: 'Không có thư mục dữ liệu {directory} để sao lưu. Hãy chỉ đúng thư mục bằng TRUONGGAN_DATA.',
    en: 'There is no data directory {directory} to save. Name the right one with TRUONGGAN_DATA.',
  },
  'directory-not-empty': {
    vi: 'Thư mục dữ liệu {directory} không trống nên không khôi phục đè lên. Hãy chọn thư mục trống bằng TRUONGGAN_DATA.',
    en: 'The data directory {directory} is not empty and is not written over. Choose an empty one with TRUONGGAN_DATA.',
  },
  'file-exists': {
    vi: 'Tệp {file} đã có nên không ghi đè. Hãy chọn tên khác.',
    en: 'The file {file} exists and is not written over. Choose another name.',
  },
  'run-refused': {
    vi: 'Dữ liệu và quy tắc không khớp ở {count} chỗ nên chưa xét được. Hãy sửa các chỗ sau rồi xét lại.',
    en: 'Data and rules disagree in {count} places, so nothing was assigned. Correct these and run again.',
  },
  'run-finished': {
    vi: 'Lần xét {run} đã kết thúc nên không dừng được nữa.',
    en: 'The run {run} is finished and cannot be stopped.',
  },
  'run-without-result': {
    vi: 'Lần xét {run} chưa có kết quả. Hãy đợi đến khi xong, hoặc xét lần khác.',
    en: 'The run {run} has no result. Wait until it is done, or start another.',
  },
  'no-such-study': {
    vi: 'Không có lần thử {study}. Hãy chọn lại trong danh sách.',
    en: 'There is no trial {study}. Choose one from the list.',
  },
  'study-without-result': {
    vi: 'Lần thử {study} chưa có kết quả. Hãy đợi đến khi xong, hoặc thử lại.',
    en: 'The trial {study} has no result. Wait until it is done, or start another.',
  },
  'study-finished': {
    vi: 'Lần thử {study} đã kết thúc, không dừng được nữa.',
    en: 'The trial {study} has ended and cannot be stopped.',
  },
  'study-without-children': {
    vi: 'Lần thử {study} không xếp từng em có thật, nên không có danh sách hồ sơ.',
    en: 'The trial {study} places no real children, so it has no list of dossiers.',
  },
  'no-such-rules-version': {
    vi: 'Kỳ này không có quy tắc phiên bản {version}. Hãy chọn một phiên bản trong danh sách.',
    en: 'This period has no rules of version {version}. Choose a version from the list.',
  },
  'no-such-run-file': {
    vi: 'Lần xét này không có tệp "{file}". Các tệp có: {files}.',
    en: 'This run has no file "{file}". The files are: {files}.',
  },
  'rules-not-understood': {
    vi: 'Quy tắc có {count} chỗ không dùng được. Hãy sửa các chỗ được nêu rồi lưu lại.',
    en: 'The rules have {count} faults. Correct those named and save again.',
  },
  'quota-unknown-school': {
    vi: 'Không có trường mang mã "{school}". Hãy kiểm tra mã trường trong bảng chỉ tiêu.',
    en: 'There is no school "{school}". Check the school’s code in the quota table.',
  },
  'period-dates-order': {
    vi: 'Ngày {later} đứng trước ngày {earlier}. Thứ tự là: bắt đầu nhận hồ sơ, hết nhận, có kết quả, hết hạn kiến nghị.',
    en: 'Day {later} comes before day {earlier}. The order is: dossiers taken from, until, result, end of objections.',
  },
  'quota-twice': {
    vi: 'Trường "{school}" xuất hiện hai lần trong bảng chỉ tiêu. Hãy giữ lại một dòng.',
    en: 'School "{school}" stands twice in the quota table. Keep one row.',
  },
  'no-such-organisation': {
    vi: 'Chưa có đơn vị "{id}". Hãy nạp dữ liệu đầu tiên của đơn vị bằng lệnh: truonggan import roads TỆP --organisation {id} --name "Tên" --apply.',
    en: 'There is no organisation "{id}". Load its first data with: truonggan import roads FILE --organisation {id} --name "Name" --apply.',
  },
  'organisation-id': {
    vi: 'Mã đơn vị "{id}" không dùng được trong địa chỉ. Hãy dùng 2 đến 40 chữ thường không dấu, chữ số hoặc gạch nối, bắt đầu bằng chữ, ví dụ: hcmc.',
    en: 'The organisation id "{id}" cannot stand in an address. Use 2 to 40 small letters, digits or hyphens, a letter first, for example: hcmc.',
  },
  'unknown-profile': {
    vi: 'Không có hồ sơ quốc gia "{profile}". Các hồ sơ có: {profiles}.',
    en: 'There is no country profile "{profile}". The profiles are: {profiles}.',
  },
  'profile-differs': {
    vi: 'Đơn vị "{id}" dùng hồ sơ quốc gia {profile}, không đổi sang {given} được. Hãy bỏ --profile, hoặc nạp vào đơn vị khác.',
    en: 'Organisation "{id}" has the country profile {profile}, which cannot become {given}. Leave out --profile, or import into another organisation.',
  },
  'file-refused': {
    vi: 'Tệp {file} không nạp được vì những điều nêu dưới đây. Chưa có gì được ghi.',
    en: 'File {file} cannot be imported for the reasons below. Nothing was written.',
  },
  'nothing-to-import': {
    vi: 'Tệp {file} không có dòng nào dùng được. Chưa có gì được ghi; hãy sửa các lỗi được nêu rồi nạp lại.',
    en: 'File {file} has no row that can be used. Nothing was written; correct the faults named and import it again.',
  },
  'no-such-import': {
    vi: 'Không có lần nhập {batch}. Hãy chọn lại trong danh sách.',
    en: 'There is no import {batch}. Choose one from the list.',
  },
  'no-such-import-kind': {
    vi: 'Không nhập được loại "{kind}" ở đây.',
    en: 'Files of the kind "{kind}" cannot be imported here.',
  },
  'import-stopped': {
    vi: 'Đã dừng đọc tệp “{file}”; không ghi gì. Muốn nạp, hãy gửi lại tệp.',
    en: 'Reading of “{file}” was stopped and nothing was written. To load it, send the file again.',
  },
  'import-applied': {
    vi: 'Lần nhập {batch} đã được ghi rồi. Muốn đổi tiếp, hãy gửi tệp mới.',
    en: 'Import {batch} was written already. To change more, send a new file.',
  },
  'no-cells-to-mark': {
    vi: 'Tệp {file} không phải bảng tính nên không có ô để đánh dấu. Hãy xem danh sách lỗi.',
    en: 'File {file} is no table, so there are no cells to mark. See the list of issues.',
  },
  'no-such-school': {
    vi: 'Không có trường mang mã "{id}", hoặc trường đã đóng.',
    en: 'There is no school "{id}", or it has closed.',
  },
  'school-without-place': {
    vi: 'Trường "{id}" mới có địa chỉ, chưa có tọa độ. Hãy nạp lại danh sách trường kèm tọa độ.',
    en: 'School "{id}" has an address but no coordinates yet. Import the register again with coordinates.',
  },
  'no-such-decision': {
    vi: 'Không có quyết định làm sạch nào cho mục "{key}". Hãy chọn lại trong danh sách.',
    en: 'There is no cleaning decision for the entry "{key}". Choose one from the list.',
  },
  'decision-not-reversed': {
    vi: 'Quyết định cho mục "{key}" chưa bị đảo nên không có gì để khôi phục.',
    en: 'The decision for the entry "{key}" was not turned round, so there is nothing to take back.',
  },
  'reversal-levels': {
    vi: 'Với việc "{action}" cho mục "{key}", cấp học phải được ghi khi và chỉ khi việc là "levels".',
    en: 'For the action "{action}" on the entry "{key}", levels go with the action "levels" and with no other.',
  },
  'port-in-use': {
    vi: 'Cổng {port} đang được chương trình khác dùng. Hãy tắt chương trình đó, hoặc chọn cổng khác: npm start -- --port {other}.',
    en: 'Port {port} is used by another program. Stop that program, or choose another port: npm start -- --port {other}.',
  },
  'port-refused': {
    vi: 'Không mở được cổng {port} ({reason}). Hãy chọn cổng khác: npm start -- --port {other}.',
    en: 'Port {port} cannot be opened ({reason}). Choose another port: npm start -- --port {other}.',
  },
  'no-roads': {
    vi: 'Đơn vị "{organisation}" chưa có bản đồ đường nên chưa đo được quãng đường. Hãy nạp đường trước: import roads.',
    en: '"{organisation}" has no roads yet, so nothing can be measured. Import them first: import roads.',
  },
  'no-such-scenario': { vi: 'Không có phương án mã "{id}".', en: 'There is no scenario "{id}".' },
  'no-such-draft': { vi: 'Không có bản nháp tuyến mã "{id}".', en: 'There is no boundary draft "{id}".' },
  'no-such-draft-version': { vi: 'Bản nháp không có lần lưu {version}.', en: 'The draft has no version {version}.' },
  'draft-name': { vi: 'Bản nháp cần có tên.', en: 'A draft needs a name.' },
  'draft-empty': {
    vi: 'Bản nháp chưa giao ô nào cho trường nào. Hãy vẽ ít nhất một tuyến rồi lưu.',
    en: 'The draft gives no block to any school. Draw one area at least, then save.',
  },
  'draft-school': {
    vi: 'Không có trường mã "{school}" dạy cấp này nên không lưu được tuyến của trường ấy.',
    en: 'No school "{school}" teaches this level, so its area cannot be saved.',
  },
  'draft-cell': { vi: '"{cell}" không phải một ô của bản đồ.', en: '"{cell}" is not a block of the map.' },
  'draft-twice': {
    vi: 'Ô {cell} được giao cho cả "{first}" và "{second}". Mỗi ô chỉ thuộc một trường.',
    en: 'Block {cell} is given to both "{first}" and "{second}". A block belongs to one school.',
  },
  'draft-moved': {
    vi: 'Người khác đã lưu bản nháp "{name}" (lần {latest}). Hãy mở lại, hoặc lưu thành bản nháp mới.',
    en: 'Somebody else has saved draft "{name}" (version {latest}). Open it again, or save yours as a new draft.',
  },
  'no-such-link': {
    vi: 'Đường dẫn này không có, hoặc không còn được chia sẻ.',
    en: 'There is no such link, or what it showed is no longer shared.',
  },
  'programme-no-forecast': {
    vi: 'Chưa có dự báo của cấp học này nên chưa lập được lộ trình cho "{name}". Hãy chạy dự báo trước.',
    en: 'There is no forecast of this level yet, so "{name}" has nothing to be held against. Run a forecast first.',
  },
  'programme-no-work': {
    vi: 'Phương án không còn công trình "{key}". Hãy tải lại trang.',
    en: 'The scenario has no work "{key}" any more. Load the page again.',
  },
  'programme-year': {
    vi: 'Năm {year} nằm ngoài dự báo, vốn có từ {first} đến {last}.',
    en: 'The year {year} is outside the forecast, which runs from {first} to {last}.',
  },
  'programme-rooms': {
    vi: 'Công trình chỉ có {most} phòng, không xây được {rooms}.',
    en: 'The work has only {most} rooms, not {rooms}.',
  },
  'scenario-name': { vi: 'Phương án cần có tên.', en: 'A scenario needs a name.' },
  'scenario-long': {
    vi: 'Một phương án có nhiều nhất {most} thay đổi. Hãy lập phương án khác.',
    en: 'A scenario has at most {most} changes. Make another one.',
  },
  'scenario-position': {
    vi: 'Không thể để {to} thay đổi có hiệu lực: phương án có {most}.',
    en: '{to} changes cannot be in force: the scenario has {most}.',
  },
  'scenario-adopted': {
    vi: 'Phương án "{name}" đã áp dụng nên không đổi được nữa. Hãy tách nhánh.',
    en: 'Scenario "{name}" is adopted and cannot change. Branch it instead.',
  },
  'scenario-moved': {
    vi: 'Người khác vừa sửa phương án "{name}". Hãy tải lại rồi làm tiếp.',
    en: 'Somebody else has changed scenario "{name}". Load it again, then go on.',
  },
  'scenario-empty': {
    vi: 'Phương án "{name}" chưa có thay đổi nào để áp dụng.',
    en: 'Scenario "{name}" has no changes to adopt.',
  },
  'scenario-conflicts': {
    vi: '{count} thay đổi của phương án "{name}" không còn hợp với mạng lưới. Hãy cập nhật phương án trước.',
    en: '{count} changes of scenario "{name}" no longer fit the network. Lay it over the network first.',
  },
  'scenario-levels': {
    vi: 'Chỉ so sánh các phương án của cùng một cấp học.',
    en: 'Only scenarios of one level can be compared.',
  },
  'change-refused': { vi: 'Không làm được: {why}.', en: 'This cannot be: {why}.' },
  'comment-empty': { vi: 'Ý kiến cần có tên người góp ý và nội dung.', en: 'A comment needs a name and words.' },
  'comments-full': {
    vi: 'Phương án này đã có đủ {most} ý kiến.',
    en: 'This scenario has its {most} comments.',
  },
  'no-period-to-score': {
    vi: 'Cấp học "{level}" chưa có kỳ tuyển sinh nào để chấm phương án.',
    en: 'Level "{level}" has no enrolment period to score by yet.',
  },
  'no-demand': {
    vi: 'Cấp học "{level}" chưa có số trẻ theo nơi ở. Hãy nạp hồ sơ dự tuyển, hoặc tạo số liệu mô phỏng: synthesise.',
    en: 'Level "{level}" has no children by place yet. Import applicants, or make synthetic ones: synthesise.',
  },
  'no-schools-of-level': {
    vi: 'Cấp học "{level}" chưa có trường nào trên bản đồ. Hãy nạp danh sách trường trước: import schools.',
    en: 'Level "{level}" has no school on the map yet. Import schools first: import schools.',
  },
  'no-known-seats': {
    vi: 'Chưa trường nào của cấp "{level}" có số chỗ. Hãy nạp danh sách trường có số chỗ, hoặc tạo số liệu mô phỏng.',
    en: 'No school of level "{level}" has known seats. Import schools with seats, or make synthetic figures.',
  },
  'no-own-norm': {
    vi: 'Đơn vị chưa đặt mức riêng cho định mức "{norm}"; mức chung đang được dùng.',
    en: 'No figure of your own is set for the norm "{norm}"; the country’s is in use.',
  },
  'norm-level': {
    vi: 'Định mức "{norm}" không đi với cấp học đã chọn. Phòng học trên 10.000 dân tính chung mọi cấp, các định mức khác theo từng cấp.',
    en: 'The norm "{norm}" does not go with this level. Rooms per 10,000 people count all levels together, the other norms go by level.',
  },
  'no-such-road-edit': {
    vi: 'Không có chỉnh sửa đường {id}. Có thể nó thuộc đơn vị khác.',
    en: 'There is no road edit {id}. It may belong to another organisation.',
  },
  'road-edit-withdrawn': {
    vi: 'Chỉnh sửa đường {id} đã được rút lại ngày {date}, không rút thêm lần nữa.',
    en: 'Road edit {id} was withdrawn on {date} already.',
  },
  'edit-points': {
    vi: 'Chỉnh sửa này cần ít nhất {least} điểm và nhiều nhất {most}, mới có {count}. Hãy vẽ lại trên bản đồ.',
    en: 'This edit needs at least {least} points and at most {most}; {count} are given. Draw it again on the map.',
  },
  'edit-zero-length': {
    vi: 'Đường vừa vẽ dài {metres} m: hai đầu gần như trùng nhau. Hãy vẽ từ đầu này đến đầu kia.',
    en: 'The line drawn is {metres} m long: its ends are almost one point. Draw it from one end to the other.',
  },
  'edit-too-long': {
    vi: 'Đường vừa vẽ dài {metres} m, quá {most} m cho một chỉnh sửa. Hãy kiểm tra kinh độ, vĩ độ của từng điểm.',
    en: 'The line drawn is {metres} m long, more than the {most} m of one edit. Check the longitude and latitude of each point.',
  },
  'edit-no-profile': {
    vi: 'Chưa chọn chỉnh sửa này dành cho người đi bộ hay xe máy. Hãy chọn ít nhất một.',
    en: 'The edit does not say whether it is for walking or motorbikes. Choose at least one.',
  },
  'edit-no-reason': {
    vi: 'Chưa ghi lý do của chỉnh sửa. Hãy ghi một câu để người sau hiểu.',
    en: 'The edit gives no reason. Write one sentence for those who come after.',
  },
  'edit-dates': {
    vi: 'Ngày hết hiệu lực {to} sớm hơn ngày bắt đầu {from}. Hãy sửa một trong hai ngày.',
    en: 'The last day {to} comes before the first day {from}. Correct one of the two.',
  },
  'edit-past': {
    vi: 'Ngày hết hiệu lực {to} đã qua, chỉnh sửa sẽ không có tác dụng. Hãy chọn ngày sau hôm nay hoặc để trống.',
    en: 'The last day {to} is past, so the edit would change nothing. Choose a later day or leave it blank.',
  },
  'edit-seconds': {
    vi: 'Thời gian chờ và qua phà là {seconds} giây; cần một số từ 0 đến {most}.',
    en: 'Waiting and crossing take {seconds} seconds; a number from 0 to {most} is needed.',
  },
  'edit-unknown-school': {
    vi: 'Cổng mới phải thuộc một trường có trong danh sách; "{school}" thì không. Hãy chọn lại trường.',
    en: 'A new gate belongs to a school of the register; "{school}" is not one. Choose the school again.',
  },
  'edit-gate-far': {
    vi: 'Cổng mới cách {school} {metres} m, xa hơn {most} m. Hãy kiểm tra vị trí hoặc chọn đúng trường.',
    en: 'The new gate lies {metres} m from {school}, more than {most} m. Check its place, or choose the right school.',
  },
  'edit-off-network': {
    vi: 'Đường vừa vẽ không chạm con đường nào: đầu đường mới phải cách đường có sẵn dưới 30 m, đoạn đóng phải nằm trên đường (dưới 15 m). Hãy phóng to bản đồ và vẽ lại.',
    en: 'The line drawn touches no road: an end of a new way must lie within 30 m of a road, a closed stretch on one (within 15 m). Zoom in and draw it again.',
  },
  'no-such-grade': {
    vi: 'Cấp học "{level}" không có lớp "{grade}" trong quy định {profile}. Hãy chọn lại lớp.',
    en: 'Level "{level}" has no grade "{grade}" in the profile {profile}. Choose the grade again.',
  },
  'nothing-to-synthesise': {
    vi: 'Chưa có gì để mô phỏng: cần đường, xã/phường có dân số và ít nhất một trường cấp "{level}". Hãy nạp các tệp này trước.',
    en: 'There is nothing to simulate from: roads, communes with population and at least one school of level "{level}" are needed. Import them first.',
  },
  'database-restarted': {
    vi: 'Cơ sở dữ liệu vừa khởi động lại giữa chừng nên thao tác này chưa được ghi. Hãy làm lại.',
    en: 'The database was restarted meanwhile and nothing of this was written. Do it again.',
  },
  'database-unreachable': {
    vi: 'Không mở được cơ sở dữ liệu ở DATABASE_URL: {reason}. Hãy kiểm tra địa chỉ, tên, mật khẩu và máy chủ có đang chạy, hoặc bỏ DATABASE_URL để dùng cơ sở dữ liệu kèm theo.',
    en: 'The database at DATABASE_URL cannot be opened: {reason}. Check address, user, password and that the server runs, or leave DATABASE_URL out to use the embedded database.',
  },
  'database-too-old': {
    vi: 'Máy chủ cơ sở dữ liệu là PostgreSQL {version}; cần từ {least} trở lên.',
    en: 'The database server is PostgreSQL {version}; {least} or newer is needed.',
  },
  'database-without-postgis': {
    vi: 'Máy chủ PostgreSQL {version} chưa cài PostGIS. Trên Debian: apt install postgresql-{version}-postgis-3.',
    en: 'PostgreSQL {version} has no PostGIS. On Debian: apt install postgresql-{version}-postgis-3.',
  },
  'receipts-nothing-published': {
    vi: 'Kỳ "{period}" chưa công bố kết quả nào nên chưa có giấy giải thích. Công bố kết quả trước.',
    en: 'Period "{period}" has no public result yet, so there are no receipts. Publish the result first.',
  },
  'receipts-no-school': {
    vi: 'Kết quả này không có trường "{school}". Hãy kiểm tra lại mã trường.',
    en: 'This result has no school "{school}". Check the school’s code.',
  },
  'no-receipt': {
    vi: 'Không có kết quả đã công bố cho mã hồ sơ và ngày sinh này. Hãy xem lại cả hai; nếu đúng mà vẫn không có, xin hỏi trường hoặc hội đồng tuyển sinh.',
    en: 'There is no published result for this dossier code and birth date. Check both; if they are right, ask the school or the enrolment council.',
  },
  'too-many-tries': {
    vi: 'Đã thử quá nhiều lần. Xin chờ {minutes} phút rồi thử lại.',
    en: 'Too many tries. Please wait {minutes} minutes and try again.',
  },
  'schools-enough': {
    vi: 'Cấp học "{level}" đã có {known} trường, không ít hơn {asked} trường cần có. Hãy yêu cầu nhiều hơn hoặc bỏ bước này.',
    en: 'Level "{level}" has {known} schools already, no fewer than the {asked} asked for. Ask for more, or leave this step out.',
  },
  'period-unknown-for-import': {
    vi: 'Chưa rõ danh sách này thuộc kỳ tuyển sinh nào. Hãy cho biết cấp học (--level) hoặc mã kỳ tuyển sinh (--period).',
    en: 'It is not clear which enrolment period this list belongs to. Name the level (--level) or the period (--period).',
  },
  'no-such-placement-decision': {
    vi: 'Không có quyết định {decision} của hội đồng. Hãy chọn lại trong danh sách.',
    en: 'There is no decision {decision} of the council. Choose one from the list.',
  },
  'decision-unexplained': {
    vi: 'Quyết định về hồ sơ "{applicant}" cần có số và lý do. Hãy ghi cả hai.',
    en: 'The decision about dossier "{applicant}" needs its number and its reason. Write both.',
  },
  'decisions-none': {
    vi: 'Tệp này không có quyết định nào.',
    en: 'There is no decision in this file.',
  },
  'decision-unseen': {
    vi: 'Chưa ai xem quyết định này chạm tới những em nào (hồ sơ "{applicant}", trường "{school}"). Hãy bấm “Xem trước ai bị ảnh hưởng”, rồi ký.',
    en: 'Nobody has looked yet whom this decision touches (dossier "{applicant}", school "{school}"). Look first whom it touches, then sign.',
  },
  'decision-seen-before': {
    vi: 'Từ lúc xem trước đến nay đã có lần xét mới, nên những em bị ảnh hưởng có thể đã khác (hồ sơ "{applicant}"). Hãy xem trước lại, rồi ký.',
    en: 'There is a newer run since the preview was looked at, so that other children may be touched (dossier "{applicant}"). Look again, then sign.',
  },
  'decision-unknown-applicant': {
    vi: 'Kỳ tuyển sinh này không có hồ sơ "{applicant}". Hãy kiểm tra lại mã hồ sơ.',
    en: 'This period has no dossier "{applicant}". Check the dossier code.',
  },
  'no-such-appeal': {
    vi: 'Không có kiến nghị "{appeal}" này.',
    en: 'There is no such appeal: "{appeal}".',
  },
  'appeal-no-term': {
    vi: 'Kỳ này chưa định thời hạn trả lời kiến nghị, nên mỗi kiến nghị phải ghi ngày trả lời. Ghi ngày ấy, hoặc đặt thời hạn chung ở thẻ Kiến nghị.',
    en: 'This period has no term for answering appeals, so each needs its day. Give the day, or set the term under Appeals.',
  },
  'appeal-answer-beyond': {
    vi: 'Ngày trả lời {day} quá thời hạn {days} ngày theo {source}: chậm nhất là ngày {last}.',
    en: 'An answer by {day} is beyond the term of {days} days set by {source}: {last} at the latest.',
  },
  'appeal-nothing-published': {
    vi: 'Kỳ này chưa công bố kết quả nào, nên chưa có gì để kiến nghị.',
    en: 'No result of this period is public yet, so there is nothing to object to.',
  },
  'appeal-unknown-applicant': {
    vi: 'Kỳ này không có hồ sơ mã "{applicant}". Hãy xem lại mã trên giấy của gia đình.',
    en: 'This period has no dossier "{applicant}". Compare the code on the family’s paper.',
  },
  'appeal-no-statement': {
    vi: 'Cần ghi gia đình kiến nghị điều gì.',
    en: 'Write down what the family objects to.',
  },
  'appeal-day-to-come': { vi: 'Ngày {day} chưa tới.', en: 'The day {day} is still to come.' },
  'appeal-answer-before': {
    vi: 'Ngày trả lời {day} đứng trước ngày nhận {received}.',
    en: 'The day of the answer, {day}, comes before the day it was received, {received}.',
  },
  'appeal-twice': {
    vi: 'Hồ sơ {applicant} đã có kiến nghị số {number} về việc này, chưa trả lời.',
    en: 'Dossier {applicant} has an open appeal about this already: no. {number}.',
  },
  'appeal-answered': {
    vi: 'Kiến nghị số {number} đã kết thúc, không sửa được nữa.',
    en: 'Appeal no. {number} is closed and can no longer be changed.',
  },
  'appeal-answer-unexplained': {
    vi: 'Cần số văn bản và lời trả lời cho gia đình.',
    en: 'The answer needs the number of its paper and the words for the family.',
  },
  'appeal-no-decision': {
    vi: 'Hồ sơ {applicant} chưa có quyết định số {number} đang có hiệu lực. Hãy ghi quyết định ở thẻ Quyết định trước.',
    en: 'Dossier {applicant} has no decision no. {number} in force. Write it under Decisions first.',
  },
  'no-such-publishing': {
    vi: 'Không có lần công bố "{publishing}" này.',
    en: 'There is no such work of publishing: "{publishing}".',
  },
  'publishing-at-work': {
    vi: 'Đang có một lần công bố của kỳ này. Chờ xong hoặc dừng lần ấy trước.',
    en: 'A result of this period is being published already. Wait for it, or stop it first.',
  },
  'publishing-finished': {
    vi: 'Lần công bố này đã kết thúc, không dừng được nữa.',
    en: 'This publishing has ended and can no longer be stopped.',
  },
  'programme-unknown-school': {
    vi: 'Trường "{school}" không tham gia kỳ tuyển sinh này. Hãy chọn trường trong danh sách chỉ tiêu.',
    en: 'School "{school}" takes no part in this period. Choose one from the list of quotas.',
  },
  'programme-of-programme': {
    vi: '"{school}" đã là một chương trình. Hãy chọn trường có chương trình đó.',
    en: '"{school}" is a programme itself. Choose the school it belongs to.',
  },
  'programme-no-name': {
    vi: 'Cần tên chương trình, ví dụ: Nội trú, Tiếng Anh tăng cường.',
    en: 'The programme needs a name, such as Boarding or Intensive English.',
  },
  'programme-same-name': {
    vi: 'Trường này đã có chương trình tên "{name}". Hãy đặt tên khác.',
    en: 'This school has a programme named "{name}" already. Choose another name.',
  },
  'no-such-programme': {
    vi: 'Kỳ tuyển sinh này không có chương trình "{programme}" do hội đồng mở.',
    en: 'This period has no programme "{programme}" opened by the council.',
  },
  'programme-in-use': {
    vi: 'Còn {count} hồ sơ ghi nguyện vọng hoặc được quyết định vào "{name}", nên chưa bỏ được. Đặt chỉ tiêu bằng 0 nếu chương trình không nhận em nào.',
    en: '"{name}" cannot be removed while dossiers name it or are placed there by decision (so far {count}). Set its seats to 0 if it takes nobody.',
  },
  'decision-unknown-school': {
    vi: 'Không có trường với mã "{school}". Hãy chọn trường trong danh sách.',
    en: 'There is no school with the code "{school}". Choose one from the list.',
  },
  'decision-closed-school': {
    vi: 'Trường {school} đã đóng cửa nên không thể xếp em nào vào. Hãy chọn trường khác.',
    en: 'School {school} is closed, so no child can be placed there. Choose another school.',
  },
  'decision-wrong-level': {
    vi: 'Trường {school} không dạy cấp học của kỳ tuyển sinh này. Hãy chọn trường khác.',
    en: 'School {school} does not teach the level of this period. Choose another school.',
  },
  'decision-seats-unknown': {
    vi: 'Trường {school} chưa có chỉ tiêu nên chưa thể xếp em nào theo quyết định. Hãy nhập chỉ tiêu trước.',
    en: 'School {school} has no known seats yet, so nobody can be placed there by decision. Enter its quota first.',
  },
  'decision-above-seats': {
    vi: 'Trường {school} có {seats} chỗ và đã có chừng ấy quyết định; không còn chỗ cho hồ sơ "{applicant}". Hãy rút bớt quyết định hoặc tăng chỉ tiêu.',
    en: 'School {school} has {seats} seats and as many decisions; none is left for dossier "{applicant}". Withdraw a decision or raise the quota.',
  },
  'decision-twice': {
    vi: 'Hồ sơ "{applicant}" đã có quyết định số {number} vào {school}. Không cần ghi lần nữa.',
    en: 'Dossier "{applicant}" is already placed at {school} by decision no. {number}. It need not be written again.',
  },
  'decision-contradicts': {
    vi: 'Hồ sơ "{applicant}" đã có quyết định số {number} vào {school}. Một em không thể học hai trường: hãy rút quyết định cũ trước.',
    en: 'Dossier "{applicant}" is already placed at {school} by decision no. {number}. A child cannot go to two schools: withdraw the earlier decision first.',
  },
  'decision-withdrawn': {
    vi: 'Quyết định số {number} đã được rút trước đó.',
    en: 'Decision no. {number} was withdrawn before.',
  },
  'decisions-row': {
    vi: 'Dòng {row}: {problem} Chưa ghi dòng nào.',
    en: 'Row {row}: {problem} No row was written.',
  },
  'decisions-column': {
    vi: 'Tệp quyết định thiếu cột "{column}". Cần các cột applicant_id, school_id, decision, reason.',
    en: 'The file of decisions has no column "{column}". It needs applicant_id, school_id, decision, reason.',
  },
  'decisions-cell': {
    vi: 'Dòng {row}: ô "{column}" trống hoặc không dùng được. Chưa ghi dòng nào.',
    en: 'Row {row}: the cell "{column}" is blank or cannot be used. No row was written.',
  },
  'decisions-quote': {
    vi: 'Dòng {row} của tệp quyết định mở ngoặc kép mà không đóng. Chưa ghi dòng nào.',
    en: 'Row {row} of the file of decisions opens a quote that never closes. No row was written.',
  },
  'decision-no-run': {
    vi: 'Kỳ tuyển sinh "{period}" chưa có lần xét thử nào xong, nên chưa biết quyết định ảnh hưởng tới em nào. Hãy xét thử trước.',
    en: 'Period "{period}" has no finished practice run yet, so it is not known whom the decision touches. Make a practice run first.',
  },
  'decision-not-in-run': {
    vi: 'Lần xét gần nhất không xem trước được quyết định cho hồ sơ "{applicant}" vào trường "{school}": hồ sơ hoặc trường chưa có trong lần xét ấy, hoặc trường hết chỗ. Hãy xét thử lại rồi xem.',
    en: 'The last run cannot preview this decision for dossier "{applicant}" at school "{school}": one of them is not in it, or the school has no seat left. Make a new practice run and look again.',
  },
  'no-such-draw': {
    vi: 'Không có lần bốc thăm {draw}. Hãy chọn lại trong danh sách.',
    en: 'There is no draw {draw}. Choose one from the list.',
  },
  'draw-no-source': {
    vi: 'Chưa ghi con số công khai nào sẽ dùng để bốc thăm và khi nào có. Hãy ghi một câu, ví dụ: "Giải đặc biệt xổ số miền Nam ngày 12/6".',
    en: 'It is not said which public number will settle the draw, and when. Write one sentence, for example: "First prize number announced on 12 June".',
  },
  'draw-waiting': {
    vi: 'Kỳ "{period}" đã có một lần niêm phong đang chờ con số. Hãy nhập con số ấy hoặc rút niêm phong trước.',
    en: 'Period "{period}" has a sealed draw waiting for its number. Enter that number, or withdraw the seal first.',
  },
  'draw-no-seed': {
    vi: 'Chưa nhập con số bốc thăm. Hãy chép đúng con số đã hẹn.',
    en: 'The number of the draw is missing. Copy the number that was announced.',
  },
  'draw-drawn': {
    vi: 'Lần bốc thăm này đã có con số "{seed}" và không bốc lại.',
    en: 'This draw has its number "{seed}" already and is not drawn again.',
  },
  'draw-sealing': {
    vi: 'Dữ liệu còn đang được niêm phong. Hãy đợi mã niêm phong được công bố rồi mới nhập con số.',
    en: 'The data are still being sealed. Wait until the seal is published before entering the number.',
  },
  'draw-withdrawn': {
    vi: 'Lần niêm phong này đã được rút. Hãy niêm phong lần mới.',
    en: 'This seal was withdrawn. Seal a new draw.',
  },
  'draw-seed-used': {
    vi: 'Con số "{seed}" đã được dùng cho một lần xét tuyển hay phân lớp trước, nên kết quả của nó có thể đã có người biết. Hãy dùng đúng con số công khai đã hẹn.',
    en: 'The number "{seed}" was used before, by a run of places or of classes, so someone may know what it gives. Use the public number that was announced.',
  },
  'draw-same-inputs': {
    vi: 'Đúng dữ liệu này đã được niêm phong trước đó (mã {sha256}…) và chỉ được bốc thăm một lần.',
    en: 'Exactly these data were sealed before (seal {sha256}…) and are drawn only once.',
  },
  'draw-no-reason': {
    vi: 'Chưa ghi lý do rút niêm phong. Hãy ghi một câu; ai cũng thấy là đã rút.',
    en: 'The seal cannot be withdrawn without a reason. Write one sentence; everyone sees that it was withdrawn.',
  },
  'run-of-draw': {
    vi: 'Lần xét này thuộc một lần bốc thăm có niêm phong nên không dừng được. Khi chưa có con số, hãy rút niêm phong.',
    en: 'This run belongs to a sealed draw and cannot be stopped. While there is no number yet, withdraw the seal instead.',
  },
  'round-school-gone': {
    vi: 'Trường "{school}" có em đang giữ chỗ nhưng không còn trong kỳ tuyển sinh. Hãy đưa trường vào lại chỉ tiêu.',
    en: 'Children keep seats at school "{school}", which is no longer in the period. Put it back into the quotas.',
  },
  'round-seats-below': {
    vi: 'Trường {school} có {kept} em đang giữ chỗ nhưng chỉ tiêu nay là {seats}. Không em nào bị mất chỗ: hãy nâng chỉ tiêu lên ít nhất {kept}.',
    en: 'School {school} has {kept} children who keep their seats and a quota of {seats} now. Nobody loses a place: raise the quota to {kept} or more.',
  },
  'round-not-certified': {
    vi: 'Chỉ làm đợt bổ sung trên một kết quả đã được kiểm tra là đúng quy tắc. Hãy chọn lần xét khác.',
    en: 'A further round builds on a result that was checked and found to follow the rules. Choose another run.',
  },
  'decline-without-place': {
    vi: 'Hồ sơ "{applicant}" không được xếp chỗ nào nên không có chỗ để trả lại. Hãy kiểm tra mã hồ sơ.',
    en: 'Dossier "{applicant}" has no place to give up. Check the dossier code.',
  },
  'no-such-decline': {
    vi: 'Hồ sơ "{applicant}" chưa trả lại chỗ nào trong lần xét này.',
    en: 'Dossier "{applicant}" has given up no place of this run.',
  },
  'no-such-publication': {
    vi: 'Không có bản công bố {publication}. Hãy chọn lại trong danh sách.',
    en: 'There is no published version {publication}. Choose one from the list.',
  },
  'bundle-no-taker': {
    vi: 'Bản đầy đủ có mã hồ sơ và quãng đường của từng em, nên phải ghi ai lấy và để làm gì. Hãy ghi cả hai.',
    en: 'The full bundle holds dossier codes and distances of every child, so it must be said who takes it and what for. Write both.',
  },
  'publish-other-period': {
    vi: 'Lần xét {run} thuộc kỳ tuyển sinh khác. Hãy chọn lần xét của kỳ này.',
    en: 'Run {run} belongs to another period. Choose a run of this one.',
  },
  'publish-not-certified': {
    vi: 'Chỉ công bố kết quả đã xét xong và được chương trình kiểm tra xác nhận. Hãy đợi hoặc chọn lần xét khác.',
    en: 'Only a finished result that the checking program confirmed is published. Wait, or choose another run.',
  },
  'publish-practice': {
    vi: 'Lần xét này là xét thử: con số bốc thăm do người xét chọn nên không được công bố. Hãy niêm phong, bốc thăm rồi công bố kết quả ấy.',
    en: 'This is a practice run: whoever made it chose the number of the draw, so it is not published. Seal a draw, and publish its result.',
  },
  'publish-older-draw': {
    vi: 'Sau lần bốc thăm này đã có lần bốc thăm khác trong kỳ. Chỉ công bố lần mới nhất, để không ai chọn kết quả.',
    en: 'Another draw was made after this one. Only the newest is published, so that nobody picks a result.',
  },
  'publish-twice': {
    vi: 'Kết quả này đã được công bố là bản {version}.',
    en: 'This result is published already, as version {version}.',
  },
  'publish-old-round': {
    vi: 'Đợt bổ sung này không dựa trên bản đang có hiệu lực. Hãy làm đợt bổ sung từ bản mới nhất.',
    en: 'This round does not build on the version in force. Make a round from the newest version.',
  },
  'publication-waiting': {
    vi: 'Bản {version} đã được đề nghị hoặc công bố. Hãy duyệt hoặc rút bản đề nghị ấy trước.',
    en: 'Version {version} is proposed or published already. Approve or withdraw that proposal first.',
  },
  'publication-published': {
    vi: 'Bản {version} đã công bố và không đổi được nữa. Sai sót được sửa bằng một bản mới.',
    en: 'Version {version} is public and never changes. A mistake is corrected by a new version.',
  },
  'publication-withdrawn': {
    vi: 'Đề nghị bản {version} đã được rút. Hãy lập đề nghị mới.',
    en: 'The proposal of version {version} was withdrawn. Make a new one.',
  },
  'publication-first': {
    vi: 'Đây là bản đầu tiên nên chưa có thay đổi nào để liệt kê.',
    en: 'This is the first version; there is no change to list yet.',
  },
  'correction-no-reason': {
    vi: 'Đã có bản {version}. Công bố bản mới cần có lý do; hãy ghi một câu để mọi người cùng đọc.',
    en: 'Version {version} is public. A new one needs a reason; write one sentence that everyone can read.',
  },
  'correction-displaces': {
    vi: 'Bản này làm {count} em mất chỗ đã công bố mà không có quyết định nào nêu tên, trước hết là hồ sơ "{applicant}" ở {school}. Hãy ghi quyết định giữ chỗ hoặc quyết định khác cho các em ấy, rồi xét lại.',
    en: 'This version takes a published place from {count} children without a decision that names them, first of all dossier "{applicant}" at {school}. Write a decision for each, and run again.',
  },
  'approval-no-name': {
    vi: 'Chưa ghi tên người duyệt. Hãy ghi họ và tên.',
    en: 'The name of who approves is missing. Write it in full.',
  },
  'approval-same-name': {
    vi: '{name} đã duyệt bản này. Cần một người khác duyệt thứ hai.',
    en: '{name} has approved this version. A second, different person is needed.',
  },
  'publish-differs': {
    vi: 'Chạy lại lần xét {run} không cho đúng kết quả đã được kiểm tra, nên không công bố. Chương trình đã đổi từ lúc xét: hãy mở bằng phiên bản đã dùng khi xét.',
    en: 'Running {run} again does not give the result that was checked, so it is not published. The program has changed since: use the version that made the run.',
  },
  'publish-unsound': {
    vi: 'Bản công bố của lần xét {run} tự nó chưa kiểm tra được là đúng, nên không công bố. Hãy báo cho người vận hành hệ thống.',
    en: 'The public file of run {run}, checked by itself, does not hold, so it is not published. Tell those who run the system.',
  },
  'no-such-class-plan': {
    vi: 'Không có bảng phân lớp {plan}.',
    en: 'There is no class plan {plan}.',
  },
  'no-such-class-proposal': {
    vi: 'Không có phương án phân lớp {proposal}.',
    en: 'There is no class proposal {proposal}.',
  },
  'no-such-class-adoption': {
    vi: 'Không có bản phân lớp {adoption}, hoặc bản ấy chưa công bố.',
    en: 'There are no signed classes {adoption}, or they are not public.',
  },
  'no-own-class': {
    vi: 'Không tìm thấy lớp của em có mã và ngày sinh này. Hãy xem lại mã và ngày sinh; cũng có thể trường chưa công bố danh sách lớp.',
    en: 'No class was found for this code and birth date. Check both; the school may also not have published its classes yet.',
  },
  'class-not-published': {
    vi: 'Kỳ "{period}" chưa công bố kết quả, nên chưa có danh sách học sinh để phân lớp. Hãy công bố trước, hoặc nạp danh sách từ bảng tính.',
    en: 'Period "{period}" has no published result, so there is no list of pupils yet. Publish first, or load a list from a spreadsheet.',
  },
  'class-nobody-admitted': {
    vi: 'Kết quả đã công bố không xếp em nào vào trường "{school}". Hãy chọn trường khác, hoặc nạp danh sách từ bảng tính.',
    en: 'The published result places nobody in school "{school}". Choose another school, or load a list from a spreadsheet.',
  },
  'class-no-pupils': {
    vi: 'Danh sách không có em nào. Hãy kiểm tra lại tệp.',
    en: 'The list holds no pupil. Check the file.',
  },
  'class-too-many': {
    vi: 'Có {classes} lớp mà chỉ có {pupils} em. Mỗi lớp cần ít nhất một em; hãy giảm số lớp.',
    en: 'There are {classes} classes for {pupils} pupils. Every class needs one; ask for fewer classes.',
  },
  'class-no-purpose': {
    vi: 'Cột "{column}" là dữ liệu nhạy cảm. Hãy ghi vì sao được dùng ở đây (căn cứ và mục đích), hoặc bỏ cột này.',
    en: 'Column "{column}" is sensitive. Say why it may be used here (ground and purpose), or leave it out.',
  },
  'class-list-faults': {
    vi: 'Danh sách có {count} chỗ sai, nên chưa nạp em nào. Hãy sửa rồi nạp lại.',
    en: 'The list has {count} faults, so nobody was taken in. Correct them and load it again.',
  },
  'class-merge-no-code': {
    vi: 'Bảng này không có cột mã học sinh, nên không biết dòng nào là của em nào. Hãy chọn cột mã.',
    en: 'This table has no column of pupil codes, so it cannot be told whose row is whose. Choose that column.',
  },
  'class-labels': {
    vi: 'Cần đúng {classes} tên lớp, không tên nào trống hoặc trùng nhau.',
    en: 'Exactly {classes} class names are needed, none blank and no two alike.',
  },
  'class-proposal-at-work': {
    vi: 'Một phương án của bảng này đang được tính. Hãy đợi hoặc dừng nó trước.',
    en: 'A proposal of this plan is being worked out. Wait for it or stop it first.',
  },
  'class-proposal-without-result': {
    vi: 'Phương án {number} chưa có kết quả.',
    en: 'Proposal {number} has no result yet.',
  },
  'class-proposal-finished': {
    vi: 'Phương án {number} đã xong, không dừng được nữa.',
    en: 'Proposal {number} is finished and can no longer be stopped.',
  },
  'class-proposal-of-draw': {
    vi: 'Phương án này thuộc lần bốc thăm có niêm phong nên không dừng được: dừng sẽ là một cách bốc lại.',
    en: 'This proposal belongs to a sealed draw and cannot be stopped: that would be a way to draw again.',
  },
  'class-no-repair': {
    vi: 'Phương án này không có cách sửa "{repair}". Hãy mở lại trang rồi chọn một cách sửa đang hiện.',
    en: 'This proposal has no repair "{repair}". Open the page again and choose one that is shown.',
  },
  'class-repair-stale': {
    vi: 'Quy tắc đã đổi (bản {version}) từ khi phương án này được chia. Hãy chia phương án mới rồi sửa theo câu trả lời mới.',
    en: 'The rules have changed (version {version}) since this proposal was made. Make another proposal and repair what it says.',
  },
  'class-no-split': {
    vi: 'Không chia lớp được theo các quy tắc này.',
    en: 'The pupils cannot be split by these rules.',
  },
  'class-score-unreadable': {
    vi: 'Ô "{column}" ghi "{value}", không phải là một con số. Hãy sửa hoặc để trống rồi thêm lại.',
    en: 'The field "{column}" says "{value}", which is not a number. Correct it or leave it blank, and add the pupil again.',
  },
  'class-rules-not-usable': {
    vi: 'Các quy tắc của bảng này không còn dùng được với danh sách hiện nay. Hãy xem lại phần Quy tắc.',
    en: 'The rules of this plan no longer fit its list. Look at the rules again.',
  },
  'class-changed-meanwhile': {
    vi: 'Người khác vừa làm {count} việc trên bảng này. Hãy tải lại rồi làm tiếp; việc của bạn chưa được ghi.',
    en: 'Someone did {count} things on this plan meanwhile. Load it again and go on; yours was not recorded.',
  },
  'class-no-such-pupil': {
    vi: 'Không có em "{pupil}" trong danh sách.',
    en: 'There is no pupil "{pupil}" on the list.',
  },
  'class-no-such-class': {
    vi: 'Không có lớp thứ {class}: bảng này có {classes} lớp.',
    en: 'There is no class {class}: this plan has {classes}.',
  },
  'class-no-reason': {
    vi: 'Chưa ghi lý do. Hãy ghi một câu ngắn để sau này còn biết vì sao.',
    en: 'The reason is missing. Write a short sentence, so that it is known later.',
  },
  'class-locked': {
    vi: 'Em "{pupil}" đã được khóa ở lớp của mình. Hãy mở khóa trước khi chuyển.',
    en: 'Pupil "{pupil}" is locked in its class. Unlock it before moving it.',
  },
  'class-lock-unplaced': {
    vi: 'Em "{pupil}" chưa có lớp nên chưa khóa được.',
    en: 'Pupil "{pupil}" has no class yet and cannot be locked.',
  },
  'class-left': {
    vi: 'Em "{pupil}" đã chuyển đi.',
    en: 'Pupil "{pupil}" has left.',
  },
  'class-nothing-undo': { vi: 'Không còn việc nào để hoàn tác.', en: 'There is nothing left to undo.' },
  'class-nothing-redo': { vi: 'Không còn việc nào để làm lại.', en: 'There is nothing left to redo.' },
  'class-pupil-there': {
    vi: 'Em "{pupil}" đã có trong danh sách. Hãy dùng mã khác, hoặc tìm em ấy trên bảng.',
    en: 'Pupil "{pupil}" is on the list already. Use another code, or find the pupil on the board.',
  },
  'class-nothing-taken': {
    vi: 'Chưa chọn phương án nào, nên chưa có lớp.',
    en: 'No proposal was chosen yet, so there are no classes.',
  },
  'class-replay-differs': {
    vi: 'Chạy lại phương án {number} từ đúng dữ liệu và con số ấy không cho cùng các lớp, nên không ký. Chương trình đã đổi từ lúc tính: hãy tính phương án mới.',
    en: 'Running proposal {number} again from the same inputs and seed does not give the same classes, so they are not signed. The program has changed since: make a new proposal.',
  },
  'class-unplaced': {
    vi: 'Còn {count} em chưa có lớp, trước hết là "{pupil}". Hãy xếp lớp cho các em rồi ký.',
    en: '{count} pupils have no class yet, first of all "{pupil}". Give them one, then sign.',
  },
  'class-hard-broken': {
    vi: 'Còn {count} chỗ trái quy tắc bắt buộc. Hãy sửa, hoặc ghi vì sao vẫn ký.',
    en: 'Hard rules are broken in {count} places. Mend them, or say why you sign all the same.',
  },
  'class-published-already': {
    vi: 'Bản {version} đã công bố rồi.',
    en: 'Version {version} is public already.',
  },
  'class-older-version': {
    vi: 'Bản {version} đã cũ: bản mới nhất đã ký là {newest}.',
    en: 'Version {version} is old: the newest signed one is {newest}.',
  },
  'class-example-real': {
    vi: 'Lớp mẫu chỉ mở được ở nơi mọi số liệu đều là mô phỏng và có trường tiểu học.',
    en: 'The example opens only where all figures are invented and there is a primary school.',
  },
} as const;
