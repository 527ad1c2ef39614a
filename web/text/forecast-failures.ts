/** Refusals about forecasts and what they are reckoned from. Spread into `failures`. */
export const forecastFailures = {
  'history-too-short': {
    vi: 'Chưa đủ số học sinh các năm trước để dự báo: cần ít nhất hai năm. Hãy nạp tệp số học sinh theo năm, trường, lớp.',
    en: 'There are too few past years to forecast from: at least two are needed. Import pupils by year, school and grade.',
  },
  'no-such-forecast': { vi: 'Không có dự báo {id}.', en: 'There is no forecast {id}.' },
  'no-such-assumptions': {
    vi: 'Không có bản giả định số {version}. Hãy chọn một bản đã lưu.',
    en: 'There is no version {version} of the assumptions. Choose a saved one.',
  },
  'no-such-history': {
    vi: 'Lịch sử không có mã trường "{school}".',
    en: 'The history holds no school "{school}".',
  },
  'no-such-match': {
    vi: 'Mã trường cũ "{school}" chưa được ghép với trường nào.',
    en: 'The old code "{school}" is matched with no school.',
  },
  'match-itself': {
    vi: 'Mã "{school}" không cần ghép với chính nó.',
    en: 'Code "{school}" need not be matched with itself.',
  },
  'assumption-school': {
    vi: 'Giả định nhắc tới trường "{value}" nhưng trường này không có số liệu các năm trước. Hãy chọn trường khác.',
    en: 'The assumptions name school "{value}", which has no history. Choose another.',
  },
  'assumption-commune': {
    vi: 'Giả định nhắc tới xã, phường "{value}" không có trong danh sách. Hãy chọn lại.',
    en: 'The assumptions name commune "{value}", which is not known. Choose another.',
  },
  'assumption-grade': {
    vi: 'Không có lớp "{value}". Các lớp: PK, K, 1 … 12.',
    en: 'There is no grade "{value}". Grades are PK, K, 1 … 12.',
  },
  'assumption-shares': {
    vi: 'Trường đóng cửa phải chia hết học sinh cho các trường khác: các phần cộng lại là {value}, cần đúng 100 %.',
    en: 'A school that closes has to share out all its pupils: the shares add up to {value}, not 100 %.',
  },
  'assumption-itself': {
    vi: 'Trường "{value}" đóng cửa nên không thể nhận học sinh của chính mình.',
    en: 'School "{value}" closes and cannot take its own pupils.',
  },
} as const;
