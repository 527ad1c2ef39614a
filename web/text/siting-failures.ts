/** Refusals about candidates and choices of places. */
export const sitingFailures = {
  'no-such-candidate': {
    vi: 'Không có địa điểm dự kiến {id}. Có thể nó đã được bỏ; hãy tải lại danh sách.',
    en: 'There is no candidate {id}. It may have been taken out; reload the list.',
  },
  'candidate-nowhere': {
    vi: 'Địa điểm "{name}" chưa có vị trí. Hãy đặt một điểm hoặc vẽ một khu đất trên bản đồ.',
    en: 'The candidate "{name}" has no place. Set a point or draw an outline on the map.',
  },
  'candidates-many': {
    vi: 'Sẽ có {count} địa điểm dự kiến, nhiều nhất là {most}. Hãy giãn khoảng cách, nâng số trẻ tối thiểu, hoặc bỏ bớt địa điểm cũ.',
    en: 'There would be {count} candidates; {most} is the most. Widen the spacing, raise the fewest children, or take old ones out.',
  },
  'candidates-none': {
    vi: 'Không ô vuông nào cạnh {spacingMetres} m có từ {leastChildren} trẻ trở lên, nên chưa rải được địa điểm nào. Hãy giảm số trẻ tối thiểu hoặc nới rộng ô.',
    en: 'No square with sides of {spacingMetres} m has {leastChildren} children or more, so no candidate was made. Lower the fewest children or widen the squares.',
  },
  'siting-no-candidates': {
    vi: 'Cấp học này chưa có địa điểm dự kiến nào để chọn. Hãy đặt trên bản đồ, rải tự động, hoặc cho phép mở rộng trường đang có.',
    en: 'This level has no candidate to choose from. Set some on the map, scatter them, or allow schools to be extended.',
  },
  'siting-none-usable': {
    vi: 'Cả {count} địa điểm dự kiến đều bị loại, nằm trong nước hoặc xa đường. Hãy xem lý do ở từng địa điểm, hoặc đặt thêm nơi khác.',
    en: 'All {count} candidates are left out, lie in water or far from roads. Look at the reason of each, or set others.',
  },
  'siting-no-year': {
    vi: 'Chưa có dự báo cấp học này cho năm {year}. Hãy lập dự báo đến năm đó ở thẻ Dự báo, hoặc chọn số trẻ hiện nay.',
    en: 'There is no forecast of this level for {year}. Make one that reaches it in the Forecast tab, or take the children of today.',
  },
  'siting-no-cap': {
    vi: 'Cấp học này chưa có sĩ số tối đa, nên số phòng chưa cho biết số chỗ. Hãy đặt định mức sĩ số ở thẻ Sức chứa.',
    en: 'This level has no class cap, so rooms do not tell seats. Set the norm in the Capacity tab.',
  },
  'siting-forced-forbidden': {
    vi: 'Có {count} nơi vừa "phải chọn" vừa "không chọn". Mỗi nơi chỉ giữ một điều.',
    en: '{count} places are both required and forbidden. Keep one of the two for each.',
  },
  'siting-forced-unknown': {
    vi: 'Nơi buộc phải chọn "{id}" không còn trong các địa điểm dự kiến hay các trường được thêm phòng. Hãy bỏ nó khỏi danh sách buộc chọn rồi chọn lại.',
    en: 'The required place "{id}" is no candidate and no school that may get rooms. Take it off the required places and choose again.',
  },
  'siting-forced-many': {
    vi: 'Đã buộc chọn {count} nơi nhưng chỉ được mở nhiều nhất {open}. Hãy bớt nơi bắt buộc hoặc tăng số được mở.',
    en: '{count} places are required but at most {open} may open. Require fewer, or let more open.',
  },
  'no-such-siting': {
    vi: 'Không có lần chọn địa điểm {id}.',
    en: 'There is no choice of places {id}.',
  },
  'siting-unfinished': {
    vi: 'Lần chọn này chưa xong, nên chưa có kết quả để dựa vào. Hãy chờ nó xong.',
    en: 'This choice is not finished, so there is no result to begin from. Wait until it is done.',
  },
  'siting-finished': {
    vi: 'Lần chọn này đã xong, không dừng được nữa.',
    en: 'This choice is finished and can no longer be stopped.',
  },
  'siting-without-choice': {
    vi: 'Lần chọn này không tìm được cách nào đủ chỗ, nên chưa so được với nơi khác.',
    en: 'This choice found no way to seat everyone, so there is nothing to compare a place with.',
  },
} as const;
