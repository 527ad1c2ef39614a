import { fileURLToPath } from 'node:url';
import pdfmake from 'pdfmake';

/** A document of pdfmake: its content and styles, without fonts. */
export interface PdfContent {
  info: { title: string; creationDate: Date };
  content: unknown[];
  /** What stands at the foot of each page. */
  footer?: (page: number, of: number) => unknown;
}

const weight = (name: string) =>
  fileURLToPath(import.meta.resolve(`@expo-google-fonts/be-vietnam-pro/${name}/BeVietnamPro_${name}.ttf`));
const faces = { normal: weight('400Regular'), bold: weight('600SemiBold') };
pdfmake.setFonts({ BeVietnamPro: faces });
// A document is made of what it is given alone: nothing is fetched, no file but the face is read.
pdfmake.setUrlAccessPolicy(() => false);
pdfmake.setLocalAccessPolicy((path) => Object.values(faces).includes(path));

/** The document as PDF bytes, on A4 paper, set in Be Vietnam Pro. */
export async function writePdf({ info, content, footer }: PdfContent): Promise<Uint8Array> {
  const document = pdfmake.createPdf({
    ...{ pageSize: 'A4', pageMargins: [48, 44, 48, 44], info, content, ...(footer && { footer }) },
    defaultStyle: { font: 'BeVietnamPro', fontSize: 10.5, lineHeight: 1.2 },
    styles: {
      title: { fontSize: 17, bold: true },
      heading: { fontSize: 12.5, bold: true },
      soft: { color: '#4b555a' },
    },
  });
  return document.getBuffer();
}
