/** One sentence per issue code of a history of pupils or births, and of a forecast from it. Spread into `issues`. */
export const forecastIssues = {
  'forecast-no-rows': {
    vi: 'Tệp {file} không có dòng số liệu nào. Hãy thêm số học sinh các năm trước rồi nạp lại.',
    en: 'File {file} holds no rows. Add the pupils of earlier years and load it again.',
  },
  'forecast-too-few-years': {
    vi: 'Tệp {file} chỉ có số liệu của {years} năm (năm {year}). Cần ít nhất {least} năm để thấy học sinh lên lớp; hãy thêm các năm trước.',
    en: 'File {file} holds {years} year only ({year}). At least {least} are needed to see pupils move up; add earlier years.',
  },
  'forecast-year': {
    vi: 'Dòng {row} của tệp {file}: "{value}" không phải một năm. Hãy ghi năm bằng bốn chữ số, ví dụ 2024.',
    en: 'Row {row} of {file}: "{value}" is no year. Write it with four digits, for example 2024.',
  },
  'forecast-school-blank': {
    vi: 'Dòng {row} của tệp {file} không ghi mã trường. Hãy điền mã trường.',
    en: 'Row {row} of {file} names no school. Fill in the school.',
  },
  'forecast-grade': {
    vi: 'Dòng {row} của tệp {file}: không có lớp "{value}". Các lớp được hiểu: PK, K, 1 … 12.',
    en: 'Row {row} of {file}: there is no grade "{value}". Grades are PK, K, 1 … 12.',
  },
  'forecast-pupils': {
    vi: 'Dòng {row} của tệp {file}: "{value}" không phải số học sinh. Hãy ghi số nguyên không âm, hoặc để trống nếu chưa biết.',
    en: 'Row {row} of {file}: "{value}" is no number of pupils. Write a whole number, not negative, or leave it blank where it is unknown.',
  },
  'forecast-duplicate-row': {
    vi: 'Dòng {row} của tệp {file} ghi lại năm, trường và lớp đã có ở dòng trước. Hãy giữ một dòng.',
    en: 'Row {row} of {file} repeats the year, school and grade of an earlier row. Keep one of them.',
  },
  'forecast-births': {
    vi: 'Dòng {row} của tệp {file}: "{value}" không phải số trẻ sinh. Hãy ghi số nguyên không âm, hoặc để trống nếu chưa biết.',
    en: 'Row {row} of {file}: "{value}" is no number of births. Write a whole number, not negative, or leave it blank where it is unknown.',
  },
  'forecast-duplicate-births': {
    vi: 'Dòng {row} của tệp {file} ghi lại năm và nơi sinh đã có ở dòng trước. Hãy giữ một dòng.',
    en: 'Row {row} of {file} repeats the year and place of an earlier row. Keep one of them.',
  },
  'forecast-year-missing': {
    vi: 'Tệp {file} không có năm {year}. Dự báo bỏ qua các bước lên lớp vào và ra khỏi năm đó; nếu có số liệu, hãy thêm vào.',
    en: 'File {file} lacks the year {year}. The moves into and out of it are left out of the ratios; add the year if you have it.',
  },
  'forecast-school-closed': {
    vi: 'Trường "{school}" có số liệu đến năm {year} rồi thôi: coi là đã đóng, không dự báo.',
    en: 'School "{school}" has rows until {year} and none later: it is taken as closed and not forecast.',
  },
  'forecast-school-recoded': {
    vi: 'Trường "{school}" hết số liệu sau năm {year}, và trường "{heir}" bắt đầu ngay năm sau với cùng các lớp và gần bằng số học sinh. Nếu là một trường, hãy dùng một mã cho mọi năm.',
    en: 'School "{school}" ends after {year} and "{heir}" begins the year after with the same grades and nearly as many pupils. If they are one school, give it one code in every year.',
  },
  'forecast-births-unmatched': {
    vi: 'Trong tệp {file}, "{record}" không phải trường hay khu vực nào của tệp học sinh: số sinh này chỉ được tính vào toàn vùng.',
    en: 'In file {file}, "{record}" is no school or area of the pupils’ file: its births count for the whole alone.',
  },
  'forecast-births-without-place': {
    vi: 'Tệp {file} có dòng không ghi trường hay khu vực: số sinh đó chỉ được tính vào toàn vùng.',
    en: 'File {file} has rows without school or area: their births count for the whole alone.',
  },
  'forecast-births-filled': {
    vi: 'Tệp {file} để trống hoặc bỏ sót {count} năm của một số nơi: tạm lấy số sinh năm liền trước của nơi đó. Hãy bổ sung nếu có số liệu.',
    en: 'File {file} leaves {count} years of some places blank or out: they are held at the figure of the year before. Add them if you have them.',
  },
  'forecast-births-end': {
    vi: 'Trong tệp {file}, "{record}" có số sinh đến năm {year} rồi thôi, trong khi nơi khác có đến năm {last}: sau năm {year} nơi này coi như không còn trẻ sinh. Nếu chỉ là chưa báo cáo, hãy thêm dòng và để trống số sinh.',
    en: 'In file {file}, "{record}" has births until {year} and none later, while others go on to {last}: from then on it counts as without births. If it has only not reported yet, add its rows and leave the births blank.',
  },
  'forecast-births-unused': {
    vi: 'Số sinh trong tệp {file} không khớp được với ít nhất hai năm có học sinh vào lớp đầu: dự báo không dùng số sinh.',
    en: 'The births of {file} meet fewer than two years of entry into the first grade: the forecast does without them.',
  },
  'forecast-births-projected': {
    vi: 'Số sinh từ năm {year} trở đi chưa có trong tệp {file}: lấy bằng trung bình ba năm cuối đã biết.',
    en: 'Births from {year} on are not in {file}: they are held at the mean of the last three years known.',
  },
  'forecast-bands-assumed': {
    vi: 'Lịch sử quá ngắn để thử lại dự báo trên các năm trước: khoảng dự báo là giả định, không phải đo được.',
    en: 'The history is too short to try the forecast on earlier years: low and high are assumed, not measured.',
  },
  'forecast-shock': {
    vi: 'Trường "{school}" năm {year} lệch {percent} % so với các năm bên cạnh mà trường khác không bù lại: coi là biến động nhất thời nên được giảm bớt.',
    en: 'School "{school}" in {year} is {percent} % off what the years beside it promise, and no other school made up for it: taken as passing and damped.',
  },
  'history-school-unknown': {
    vi: 'Trường "{value}" (dòng {row} của tệp {file}) không có trong danh sách trường hiện nay: giữ theo mã cũ, có thể ghép với trường hiện nay sau.',
    en: 'School "{value}" (row {row} of {file}) is none of today’s: it is kept by its old code and can be matched with a school of today later.',
  },
  'births-place-unknown': {
    vi: 'Dòng {row} của tệp {file}: "{value}" không phải mã xã, phường hay mã trường nào: số sinh này chỉ được tính vào toàn vùng.',
    en: 'Row {row} of {file}: "{value}" is the code of no commune or school: its births count for the whole alone.',
  },
  'births-old-unknown': {
    vi: 'Dòng {row} của tệp {file}: xã, phường cũ "{value}" chưa có trong bảng xã cũ – xã mới. Hãy nhập bảng đó trước, hoặc sửa mã.',
    en: 'Row {row} of {file}: the old commune "{value}" is not in the table of old and new communes. Import that table first, or correct the code.',
  },
  'births-split-supposed': {
    vi: 'Xã, phường cũ "{record}" trong tệp {file} được chia về {count} nơi mà bảng không ghi phần của từng nơi: chia theo dân số các xã mới (chia đều nếu chưa rõ dân số).',
    en: 'Old commune "{record}" of {file} went to {count} communes and the table does not say in which parts: divided by the people of the new ones (evenly where these are unknown).',
  },
  'commune-change-share': {
    vi: 'Dòng {row} của tệp {file}: phần "{value}" phải lớn hơn 0 và không quá 1 (hoặc 100 %). Để trống nếu chưa biết.',
    en: 'Row {row} of {file}: the share "{value}" has to be above 0 and at most 1 (or 100 %). Leave it blank where it is unknown.',
  },
  'commune-change-unknown': {
    vi: 'Dòng {row} của tệp {file}: "{value}" không phải mã của xã, phường hiện nay.',
    en: 'Row {row} of {file}: "{value}" is the code of no commune of today.',
  },
  'commune-change-sum': {
    vi: 'Các phần của xã, phường cũ "{record}" trong tệp {file} cộng lại là {percent} %: được chia theo tỷ lệ cho đủ.',
    en: 'The shares of the old commune "{record}" in {file} are {percent} % together: they are scaled to make the whole.',
  },
  'forecast-no-figure': {
    vi: '{count} lớp của các trường chưa từng có số liệu: dòng dự báo để trống.',
    en: '{count} grades of schools never had a known figure: their rows are left blank.',
  },
} as const;
