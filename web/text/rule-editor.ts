/** Words of the forms in which a council writes the rules of a period, of what is wrong in them, and of what two versions differ in. */
export const ruleEditor = {
  // ---- reserved seats
  'reserve-add': { vi: 'Thêm chỗ dành riêng', en: 'Add reserved seats' },
  'reserve-none': {
    vi: 'Chưa dành riêng chỗ nào: mọi chỗ là chỗ chung.',
    en: 'No seats are reserved: all are open to everyone.',
  },
  'reserve-new-name': { vi: 'Chỗ dành riêng {number}', en: 'Reserved seats {number}' },
  'reserve-name': { vi: 'Tên gọi', en: 'Name' },
  'reserve-name.hint': {
    vi: 'In trên giấy giải thích của em được nhận bằng chỗ này.',
    en: 'It stands on the receipt of a child admitted by these seats.',
  },
  'reserve-where': { vi: 'Ở trường nào', en: 'At which school' },
  'reserve-every': { vi: 'Mọi trường', en: 'Every school' },
  'reserve-size': { vi: 'Giữ bao nhiêu chỗ', en: 'How many seats' },
  'reserve-unit': { vi: 'Tính theo', en: 'Counted in' },
  'reserve-unit.share': { vi: 'phần trăm số chỗ', en: 'per cent of the seats' },
  'reserve-unit.seats': { vi: 'số chỗ', en: 'seats' },
  'reserve-column': { vi: 'Dành cho em theo mục nào của hồ sơ', en: 'For whom, by which entry of the dossier' },
  'reserve-match': { vi: 'Em thuộc diện này khi mục ấy', en: 'A child is meant where that entry' },
  'reserve-match.value': { vi: 'bằng một giá trị', en: 'has a certain value' },
  'reserve-match.school': { vi: 'giống mục của trường', en: 'equals an entry of the school' },
  'reserve-value': { vi: 'Giá trị', en: 'Value' },
  'reserve-school-column': { vi: 'Mục của trường', en: 'Entry of the school' },
  'reserve-rest': { vi: 'Chỗ không ai nhận', en: 'Seats nobody claims' },
  'reserve-rest.open': { vi: 'thành chỗ chung', en: 'become open seats' },
  'reserve-rest.hard': { vi: 'để trống, không ai khác được dùng', en: 'stay empty; nobody else may have them' },
  'reserve-rest.to': { vi: 'chuyển cho “{name}”', en: 'are passed to “{name}”' },
  'reserve-example.open': {
    vi: 'Ví dụ: trường có {total} chỗ, giữ {kept} chỗ. Nếu chỉ {asked} em thuộc diện này được xếp, {left} chỗ còn lại thành chỗ chung.',
    en: 'Example: a school of {total} seats keeps {kept}. Where only {asked} such children take one, the {left} left become open.',
  },
  'reserve-example.hard': {
    vi: 'Ví dụ: trường có {total} chỗ, giữ {kept} chỗ. Nếu chỉ {asked} em thuộc diện này được xếp, {left} chỗ còn lại để trống.',
    en: 'Example: a school of {total} seats keeps {kept}. Where only {asked} such children take one, the {left} left stay empty.',
  },
  'reserve-example.to': {
    vi: 'Ví dụ: trường có {total} chỗ, giữ {kept} chỗ. Nếu chỉ {asked} em thuộc diện này được xếp, {left} chỗ còn lại chuyển cho “{name}”.',
    en: 'Example: a school of {total} seats keeps {kept}. Where only {asked} such children take one, the {left} left are passed to “{name}”.',
  },
  'reserve-up': { vi: 'Đưa “{name}” lên trước', en: 'Move “{name}” up' },
  'reserve-down': { vi: 'Đưa “{name}” xuống sau', en: 'Move “{name}” down' },
  'reserve-remove': { vi: 'Bỏ “{name}”', en: 'Remove “{name}”' },
  'column-missing': {
    vi: 'Hồ sơ của kỳ này chưa có mục này; lần xét sẽ bị từ chối cho đến khi có.',
    en: 'No dossier of this period has this entry; a run is refused until one does.',
  },
  'school-column-missing': {
    vi: 'Chưa trường nào trong kỳ này có mục này.',
    en: 'No school of this period has this entry.',
  },
  'values-found': { vi: 'Trong hồ sơ có: {values}.', en: 'Found in the dossiers: {values}.' },

  // ---- settings of one criterion
  'setting.attribute': { vi: 'Mục trong hồ sơ', en: 'Entry of the dossier' },
  'setting.matchesSchool': { vi: 'So với mục nào của trường', en: 'Compared with which entry of the school' },
  'setting.order': { vi: 'Thứ tự', en: 'Order' },
  'setting.order.list': {
    vi: 'Các giá trị, ưu tiên trước đứng trước, cách nhau bằng dấu phẩy',
    en: 'Values, first comes first, separated by commas',
  },
  'setting.order.left-out': {
    vi: 'Chưa có trong thứ tự: {values}. Các em này xếp sau cùng.',
    en: 'Not in the order: {values}. These children come last.',
  },
  'setting.bandMetres': { vi: 'Bậc quãng đường (m)', en: 'Band of metres' },
  'setting.bandMetres.hint': {
    vi: '0 là so từng mét. Ví dụ 500: em đi 620 m và em đi 980 m ngang nhau, xét tiếp tiêu chí sau.',
    en: '0 compares every metre. With 500, children at 620 m and 980 m are equal and the next criterion decides.',
  },
  'setting.bandSeconds': { vi: 'Bậc thời gian (giây)', en: 'Band of seconds' },
  'setting.bandSeconds.hint': {
    vi: '0 là so từng giây. Ví dụ 300: em đi 6 phút và em đi 9 phút ngang nhau, xét tiếp tiêu chí sau.',
    en: '0 compares every second. With 300, children at 6 and at 9 minutes are equal and the next criterion decides.',
  },
  'setting.rounds': { vi: 'Tính lại nhiều nhất mấy lần', en: 'Reckoned again at most so many times' },
  'setting.rounds.hint': {
    vi: 'Trường kế tiếp nhận em nào tùy vào cả lượt xét, nên phải tính lại cho đến khi không đổi. Thường 5 lần là đủ.',
    en: 'Which next school would take a child depends on the whole run, so it is reckoned again until nothing changes. 5 is usually enough.',
  },
  'setting.fallback': { vi: 'Khi không giữ được cả nhà chung trường', en: 'Where a family cannot be kept together' },
  'option.oldest-first': { vi: 'em lớn hơn trước', en: 'older first' },
  'option.youngest-first': { vi: 'em nhỏ hơn trước', en: 'younger first' },
  'option.highest-first': { vi: 'điểm cao hơn trước', en: 'higher first' },
  'option.lowest-first': { vi: 'điểm thấp hơn trước', en: 'lower first' },
  'option.apart': { vi: 'xét riêng từng em', en: 'each child is considered alone' },
  'option.together-last': {
    vi: 'giữ chung trường, xét sau mọi em khác',
    en: 'kept together, considered after everyone else',
  },
  'option.school_id': { vi: 'chính trường đó', en: 'the school itself' },

  // ---- the whole rule set
  'whole-title': { vi: 'Cam kết và giới hạn', en: 'Guarantees and limits' },
  example: { vi: 'Ví dụ', en: 'Example' },
  'impute.example': {
    vi: 'Em ghi hai nguyện vọng mà cả hai đều hết chỗ. Em vẫn được xét vào trường gần nhất chưa ghi, rồi trường gần kế tiếp.',
    en: 'A child names two schools and both are full. The nearest school not named is tried next, then the one after it.',
  },
  'max-metres.sentence': {
    vi: 'Không trường nào xa hơn số mét này được xét cho em, kể cả khi em ghi nguyện vọng.',
    en: 'No school farther than this is considered for a child, named or not.',
  },
  'max-metres.example': {
    vi: 'Giới hạn 3.000 m: trường cách nhà An 3.200 m không được xét cho An; giấy giải thích nêu rõ lý do.',
    en: 'With 3,000 m a school 3,200 m from An’s home is not considered for An; the receipt says so.',
  },
  uncertainty: {
    vi: 'Sai số đo đường (mét trên mỗi km)',
    en: 'How far off roads may be measured (metres a kilometre)',
  },
  'uncertainty.sentence': {
    vi: 'Không đổi chỗ của em nào; chỉ đánh dấu nơi hai em chênh nhau ít hơn sai số. Bỏ trống: không nêu.',
    en: 'It changes nobody’s place; it marks where two children differ by less than can be measured. Blank: not stated.',
  },
  'uncertainty.example': {
    vi: 'Với 20 m mỗi km, em cuối cùng được nhận đi 1.240 m và em kế tiếp đi 1.250 m chênh nhau ít hơn 25 m: thứ tự vẫn theo số mét, nhưng cả hai giấy giải thích ghi rõ điều đó.',
    en: 'With 20 m a kilometre the last child admitted at 1,240 m and the next at 1,250 m differ by less than 25 m: the metres still decide, but both receipts say so.',
  },
  'uncertainty.wrong': {
    vi: 'Cần số mét nguyên từ 0 đến 1000, hoặc để trống.',
    en: 'Whole metres from 0 to 1000, or blank.',
  },
  'next-way': {
    vi: 'Em chưa có chỗ đúng tuyến được xét tiếp thế nào',
    en: 'How those without a seat in their zone go on',
  },
  'next-way.example': {
    vi: 'Tuyến của An hết chỗ. An được xét tiếp vào các trường còn chỗ ở ngoài tuyến theo cách này.',
    en: 'The zone of An is full. An goes on to the schools outside it that have seats left, in this way.',
  },
  guarantee: { vi: 'Xếp được nhiều em nhất', en: 'Place as many children as can be' },
  'guarantee.sentence': {
    vi: 'Không em nào phải chờ khi còn cách xếp cho em; đổi ít em nhất, và mọi ưu tiên bị gác lại được nêu rõ trong kết quả.',
    en: 'No child waits while there is a way to place it; as few children as can be are moved, and every priority set aside is stated in the result.',
  },
  'guarantee.example': {
    vi: 'Mỗi trường còn một chỗ. An chỉ đi được trường A; Bình ưu tiên hơn, đi được cả A và B, thích A hơn. Không có cam kết này: Bình vào A, An chưa có chỗ. Có cam kết: An vào A, Bình vào B, và kết quả ghi ưu tiên của Bình ở A bị gác lại.',
    en: 'One seat is left at each school. An can reach A alone; Bình comes first, reaches A and B and prefers A. Without this: Bình has A and An has none. With it: An has A, Bình has B, and the result states that Bình’s priority at A was set aside.',
  },
  'most-moved': {
    vi: 'Nhiều nhất bao nhiêu phần trăm em phải đổi trường',
    en: 'At most so many per cent change school',
  },
  'most-moved.sentence': {
    vi: 'Trong các em có trường năm trước, nhiều nhất từng ấy em được xếp sang trường khác. Bỏ trống: không giới hạn.',
    en: 'Of the children with a school of last year, at most so many get another one. Blank: no limit.',
  },
  'most-moved.example': {
    vi: '200 em có trường năm trước: với {share} %, nhiều nhất {moved} em phải đổi.',
    en: '200 children had a school last year: with {share} %, at most {moved} of them change.',
  },
  'most-moved.column': { vi: 'Mục ghi trường năm trước', en: 'Entry that names the school of last year' },

  // ---- what is wrong, beside its field
  'faults-left': { vi: 'Còn {count} chỗ cần sửa trước khi lưu', en: '{count} things to mend before saving' },
  'fault.empty': { vi: 'Cần điền mục này.', en: 'This is needed.' },
  'fault.whole': { vi: 'Cần số nguyên từ 0 trở lên, viết liền.', en: 'A whole number from 0 up, without separators.' },
  'fault.percent': {
    vi: 'Cần phần trăm từ 0 đến 100, ví dụ 30 hoặc 12,5.',
    en: 'Per cent from 0 to 100, such as 30 or 12.5.',
  },
  'fault.rounds': { vi: 'Cần số nguyên từ 0 đến 100.', en: 'A whole number from 0 to 100.' },
  'fault.rules-reserve-match': {
    vi: 'Chọn một giá trị, hoặc một mục của trường để so.',
    en: 'Choose a value, or an entry of the school to compare with.',
  },
  'fault.rules-reserve-size': { vi: 'Cần số phần trăm hoặc số chỗ.', en: 'Per cent or a number of seats is needed.' },
  'fault.rules-reserve-name': {
    vi: 'Tên này đã dùng ở cùng trường, hoặc là từ dành sẵn. Đặt tên khác.',
    en: 'This name is used at the same school already, or is a word of the program. Choose another.',
  },
  'fault.rules-reserve-hard-passes': {
    vi: 'Chỗ để trống thì không chuyển cho ai được.',
    en: 'Seats that stay empty cannot be passed on.',
  },
  'fault.rules-reserve-cycle': {
    vi: 'Các chỗ dành riêng chuyển vòng quanh cho nhau ({ring}). Cho một nơi thành chỗ chung.',
    en: 'These pass their seats round in a circle ({ring}). Let one of them become open seats.',
  },
  'fault.rules-reserve-passes-back': {
    vi: '“{value}” đứng trước nên đã xếp xong. Đưa “{name}” lên trước “{value}”.',
    en: '“{value}” stands earlier and is filled already. Move “{name}” before “{value}”.',
  },
  'fault.rules-reserve-passes-unknown': {
    vi: 'Không có chỗ dành riêng tên “{value}” ở cùng trường.',
    en: 'No reserved seats of the name “{value}” stand at the same school.',
  },
  'fault.rules-reserves-nearest-first': {
    vi: 'Cách lần lượt, trường gần nhất còn chỗ, không dùng chỗ dành riêng. Bỏ chỗ dành riêng hoặc chọn cách xếp khác.',
    en: 'One by one, nearest school with a seat, has no reserved seats. Remove them or choose another way.',
  },
  'fault.rules-least-distance-reserves': {
    vi: 'Cách tổng quãng đường ngắn nhất không dùng chỗ dành riêng. Bỏ chỗ dành riêng hoặc chọn cách xếp khác.',
    en: 'Least total distance has no reserved seats. Remove them or choose another way.',
  },
  'fault.rules-least-distance-criterion': {
    vi: 'Cách tổng quãng đường ngắn nhất chỉ dùng nhóm ưu tiên. Bỏ tiêu chí này hoặc chọn cách xếp khác.',
    en: 'Least total distance goes by the priority group alone. Remove this criterion or choose another way.',
  },
  'fault.rules-relative-proximity-mechanism': {
    vi: 'Tiêu chí này chỉ dùng với cách xét theo nguyện vọng và thứ tự ưu tiên.',
    en: 'This criterion goes with the way by wishes and priority order alone.',
  },
  'fault.rules-zone-first-without-zone': {
    vi: 'Cách đúng tuyến trước cần tiêu chí “Đúng tuyến”. Thêm tiêu chí ấy vào danh sách.',
    en: 'In zone first needs the criterion “In zone”. Add it to the list.',
  },
  'fault.rules-then-without-zone-first': {
    vi: 'Bước tiếp theo chỉ dùng với cách đúng tuyến trước.',
    en: 'A second step goes with zone first alone.',
  },
  'fault.rules-most-moved-mechanism': {
    vi: 'Giới hạn này chỉ dùng với cách tổng quãng đường ngắn nhất. Bỏ giới hạn hoặc chọn cách ấy.',
    en: 'This limit goes with least total distance alone. Remove it or choose that way.',
  },
  'fault.rules-guarantee-mechanism': {
    vi: 'Cam kết này chỉ dùng với cách xét theo nguyện vọng và thứ tự ưu tiên.',
    en: 'This guarantee goes with the way by wishes and priority order alone.',
  },
  'fault.rules-guarantee-criterion': {
    vi: 'Tiêu chí này không dùng cùng cam kết xếp được nhiều em nhất. Bỏ một trong hai.',
    en: 'This criterion does not go with placing as many as can be. Remove one of the two.',
  },
  'fault.rules-guarantee-hard-reserve': {
    vi: 'Cam kết xếp được nhiều em nhất không dùng cùng chỗ để trống. Cho chỗ không ai nhận thành chỗ chung, hoặc bỏ cam kết.',
    en: 'Placing as many as can be does not go with seats that stay empty. Let them become open, or remove the guarantee.',
  },
  'fault.rules-twins-mechanism': {
    vi: 'Cách xếp này không giữ được các em sinh đôi chung trường. Bỏ tiêu chí hoặc chọn cách xếp khác.',
    en: 'This way cannot keep twins at one school. Remove the criterion or choose another way.',
  },
  'fault.rules-twins-relative-proximity': {
    vi: 'Sinh đôi không dùng cùng tiêu chí “Thiệt thòi hơn nếu phải học trường khác”. Bỏ một trong hai.',
    en: 'Twins do not go with “Farther to go if refused here”. Remove one of the two.',
  },
  'fault.rules-twins-twice': { vi: 'Tiêu chí này đã có ở trên.', en: 'This criterion stands in the list already.' },
  'fault.unknown': {
    vi: 'Phần này chưa đúng. Mở bản cho máy đọc ở cuối trang để xem.',
    en: 'This part is not right. Open the text for machines at the end of the page.',
  },

  // ---- the difference of two versions
  'changes-title': { vi: 'So hai bản quy tắc', en: 'Compare two versions' },
  'changes-from': { vi: 'Bản trước', en: 'Earlier' },
  'changes-to': { vi: 'Bản sau', en: 'Later' },
  'changes-draft': { vi: 'Đang sửa, chưa lưu', en: 'Being written, not saved' },
  'changes-version': { vi: 'Bản {version} ({date})', en: 'Version {version} ({date})' },
  'changes-none': { vi: 'Hai bản giống nhau.', en: 'The two are the same.' },
  'changes-unsaved': { vi: 'Xem thay đổi', en: 'See the changes' },
  'changes-not-understood': {
    vi: 'Một trong hai bản còn chỗ chưa đúng nên chưa so được.',
    en: 'One of the two has something to mend first.',
  },
  'change.entry': { vi: '{what}: trước là {before}, nay là {after}.', en: '{what}: was {before}, is {after}.' },
  'change.criterion-added': {
    vi: 'Thêm tiêu chí “{rule}” ở vị trí {place}.',
    en: 'Criterion “{rule}” added at place {place}.',
  },
  'change.criterion-removed': {
    vi: 'Bỏ tiêu chí “{rule}” (trước ở vị trí {place}).',
    en: 'Criterion “{rule}” removed (was at place {place}).',
  },
  'change.criterion-moved': {
    vi: 'Tiêu chí “{rule}” chuyển từ vị trí {from} sang vị trí {to}.',
    en: 'Criterion “{rule}” moved from place {from} to place {to}.',
  },
  'change.criterion-changed': {
    vi: 'Tiêu chí “{rule}”, {what}: trước là {before}, nay là {after}.',
    en: 'Criterion “{rule}”, {what}: was {before}, is {after}.',
  },
  'change.reserve-added': {
    vi: 'Thêm chỗ dành riêng “{name}” ở vị trí {place}: {said}',
    en: 'Reserved seats “{name}” added at place {place}: {said}',
  },
  'change.reserve-removed': {
    vi: 'Bỏ chỗ dành riêng “{name}” ({school}).',
    en: 'Reserved seats “{name}” ({school}) removed.',
  },
  'change.reserve-moved': {
    vi: 'Chỗ dành riêng “{name}” ({school}) chuyển từ vị trí {from} sang vị trí {to}.',
    en: 'Reserved seats “{name}” ({school}) moved from place {from} to place {to}.',
  },
  'change.reserve-changed': {
    vi: 'Chỗ dành riêng “{name}” ({school}), {what}: trước là {before}, nay là {after}.',
    en: 'Reserved seats “{name}” ({school}), {what}: was {before}, is {after}.',
  },
  'entry.mechanism': { vi: 'Cách xếp chỗ', en: 'The way of giving places' },
  'entry.then': { vi: 'Cách xét tiếp ngoài tuyến', en: 'The way outside the zone' },
  'entry.guarantee': { vi: 'Cam kết xếp được nhiều em nhất', en: 'Placing as many as can be' },
  'entry.imputeChoicesByDistance': {
    vi: 'Thêm các trường còn lại theo quãng đường',
    en: 'Adding other schools by distance',
  },
  'entry.maxMetres': { vi: 'Giới hạn quãng đường', en: 'Limit of distance' },
  'entry.mostMoved': { vi: 'Giới hạn số em đổi trường', en: 'Limit on children who change school' },
  'entry.uncertaintyMetresPerKm': { vi: 'Sai số đo đường', en: 'How far off roads may be' },
  'entry.attribute': { vi: 'mục trong hồ sơ', en: 'entry of the dossier' },
  'entry.matchesSchool': { vi: 'mục của trường', en: 'entry of the school' },
  'entry.order': { vi: 'thứ tự', en: 'order' },
  'entry.bandMetres': { vi: 'bậc quãng đường', en: 'band of metres' },
  'entry.bandSeconds': { vi: 'bậc thời gian', en: 'band of time' },
  'entry.rounds': { vi: 'số lần tính lại', en: 'times reckoned again' },
  'entry.fallback': { vi: 'khi không giữ được chung trường', en: 'where a family cannot be kept together' },
  'entry.value': { vi: 'giá trị', en: 'value' },
  'entry.share': { vi: 'phần giữ lại', en: 'share kept' },
  'entry.seats': { vi: 'số chỗ giữ lại', en: 'seats kept' },
  'entry.kind': { vi: 'chỗ không ai nhận', en: 'seats nobody claims' },
  'entry.passesTo': { vi: 'chỗ không ai nhận chuyển cho', en: 'seats nobody claims are passed to' },
  'said.none': { vi: 'không có', en: 'none' },
  'said.yes': { vi: 'có', en: 'yes' },
  'said.no': { vi: 'không', en: 'no' },
  'said.soft': { vi: 'được dùng tiếp', en: 'are used by others' },
  'said.hard': { vi: 'để trống', en: 'stay empty' },
  'said.open': { vi: 'chỗ chung', en: 'the open seats' },
  'said.metres': { vi: '{value} m', en: '{value} m' },
  'said.metres-a-km': { vi: '{value} m mỗi km', en: '{value} m a kilometre' },
  'said.seconds': { vi: '{value} giây', en: '{value} seconds' },
  'said.share': { vi: '{value} %', en: '{value} %' },
} as const;
