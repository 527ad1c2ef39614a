/** One sentence per issue code: what, where, the value, what to do. */
export const issues = {
  'missing-column': {
    vi: 'Tệp {file} thiếu cột bắt buộc "{column}". Các cột tìm thấy: {found}. Hãy thêm cột này rồi nạp lại.',
    en: 'File {file} has no column "{column}", which is required. Columns found: {found}. Add the column and load it again.',
  },
  'legacy-encoding': {
    vi: 'Tệp {file} dùng bảng mã cũ {encoding} (ví dụ "{value}" ở dòng {row}). Hãy chuyển sang Unicode (UTF-8) rồi nạp lại.',
    en: 'File {file} is written in the old encoding {encoding} (for example "{value}" on row {row}). Convert it to Unicode (UTF-8) and load it again.',
  },
} as const;
