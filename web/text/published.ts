/** Words of the page on which anyone watches the seal, the draw and the versions of a result. */
export const published = {
  title: { vi: 'Niêm phong, bốc thăm và công bố', en: 'Seals, draws and published results' },
  what: {
    vi: 'Trang này để ai cũng theo dõi và kiểm tra được: dữ liệu khóa lúc nào, con số bốc thăm là số nào, kết quả có mấy bản. Không có tên, nhà hay quãng đường của em nào.',
    en: 'For anyone to watch and to check: when the data were locked, which number settled the draw, how many versions a result has. No child’s name, home or distance is here.',
  },
  empty: { vi: 'Chưa có kỳ tuyển sinh nào', en: 'No enrolment period yet' },
  'empty.next': {
    vi: 'Khi hội đồng mở một kỳ, kỳ ấy hiện ở đây.',
    en: 'Once the council opens a period it stands here.',
  },
  draw: { vi: 'Niêm phong và bốc thăm', en: 'Seal and draw' },
  'no-draw': {
    vi: 'Hội đồng chưa niêm phong dữ liệu của kỳ này.',
    en: 'The council has not sealed the data of this period yet.',
  },
  versions: { vi: 'Kết quả đã công bố', en: 'Published results' },
  'no-version': { vi: 'Chưa công bố kết quả.', en: 'No result is published yet.' },
  'file-code': { vi: 'Mã của tệp (SHA-256)', en: 'Code of the file (SHA-256)' },
  file: { vi: 'Tải tệp kết quả công khai', en: 'Download the public file' },
  'check-title': { vi: 'Tự kiểm tra kết quả', en: 'Check a result yourself' },
  'check-file': {
    vi: 'Tải tệp kết quả công khai của bản muốn kiểm tra ở trên.',
    en: 'Download the public file of the version you want to check, above.',
  },
  'check-page': {
    vi: 'Tải trang kiểm tra về máy, mở bằng trình duyệt rồi thả tệp vào. Trang chạy lại việc xếp chỗ ngay trên máy, không cần mạng.',
    en: 'Download the checking page, open it in a browser and drop the file on it. It gives the places again on your device, without a network.',
  },
  'check-codes': {
    vi: 'So mã của tệp và mã của danh sách mà trang kiểm tra hiện ra với hai mã ghi ở trên. Mã niêm phong có trước con số bốc thăm, nên không ai chọn được kết quả.',
    en: 'Compare the code of the file and of the list that the page shows with the two codes above. The seal came before the number of the draw, so nobody could choose the result.',
  },
  own: { vi: 'Xem kết quả của con mình', en: 'Look at my own child’s result' },
} as const;
