import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import PDFDocument from 'pdfkit'
import { create as createQr } from 'qrcode'
import { fileSize } from '@/lib/files/model'
import { formatDateTime, formatMoney, formatPersonName, getTranslator, type Locale, localized } from '@/lib/i18n'
import { groupedHash, methodWord, verifyAddress } from './model'
import type { Receipt } from './read-receipt'

const MARGIN = 56
const INK = '#14202b'
const MUTED = '#4a5866'
const LABEL_WIDTH = 150
const QR_SIZE = 96

/** DejaVu has every letter of the three languages; only the glyphs used are put into the file. */
const font = (name: string) => readFileSync(join(process.cwd(), 'node_modules/dejavu-fonts-ttf/ttf', name))
let fonts: { regular: Buffer; bold: Buffer; mono: Buffer } | undefined
const loadFonts = () =>
  (fonts ??= { regular: font('DejaVuSans.ttf'), bold: font('DejaVuSans-Bold.ttf'), mono: font('DejaVuSansMono.ttf') })

/** The manat's sign is in none of these fonts. */
const money = (locale: Locale, qepik: number): string => formatMoney(locale, qepik).replace('₼', 'AZN').replace('\u202f', '\u00a0')

/** The receipt on paper: a tagged PDF with title and language, which screen readers read in order (PDF/UA-1). */
export function receiptPdf(receipt: Receipt, { locale, portal }: { locale: Locale; portal: string }): Readable {
  const t = getTranslator(locale, 'receipt')
  const title = `${t('title')} ${receipt.reference}`
  const doc = new PDFDocument({
    size: 'A4',
    margin: MARGIN,
    font: loadFonts().regular as unknown as string,
    info: { Title: title, Author: localized(locale, receipt.agency), CreationDate: receipt.contentAt, ModDate: receipt.contentAt },
    lang: locale,
    displayTitle: true,
    tagged: true,
    pdfVersion: '1.7',
    // Missing in the library's types.
    ...({ subset: 'PDF/UA' } as object),
  })
  const sheet = new Sheet(doc)
  sheet.heading(1, t('title'))
  sheet.paragraph(t('lead'))
  sheet.rows(factsOf(receipt, locale))
  sheet.heading(2, t('hash'))
  sheet.code(groupedHash(receipt.contentHash))
  if (receipt.corrected) sheet.paragraph(t('corrected'))
  sheet.heading(2, t('files'))
  if (receipt.files.length === 0) sheet.paragraph(t('noFiles'))
  for (const file of receipt.files) {
    sheet.paragraph(`${file.fileName}, ${fileSize(locale, file.sizeBytes)}`)
    sheet.code(groupedHash(file.sha256))
  }
  sheet.heading(2, t('verify'))
  sheet.paragraph(t('verifyBody'))
  const address = verifyAddress(portal, locale, receipt.key)
  sheet.link(address)
  sheet.qr(address, t('qr'))
  sheet.paragraph(t('footer'), MUTED)
  sheet.end()
  return doc
}

function factsOf(receipt: Receipt, locale: Locale): [string, string][] {
  const t = getTranslator(locale, 'receipt')
  const { applicant, company, deputy, signature, fee, versions } = receipt
  return [
    [t('reference'), receipt.reference],
    [t('service'), localized(locale, receipt.service)],
    [t('agency'), localized(locale, receipt.agency)],
    [t('applicant'), `${formatPersonName(applicant)} (${applicant.maskedPin})`],
    ...(company ? [[t('company'), `${company.name} (${company.tin})`] as [string, string]] : []),
    ...(deputy ? [[t('deputy'), formatPersonName(deputy)] as [string, string]] : []),
    [t('sentAt'), t('bakuTime', { at: formatDateTime(locale, receipt.sentAt) })],
    [t('versions'), t('versionsValue', { form: versions.form, registry: versions.registry ?? '-' })],
    [
      t('signature'),
      signature
        ? t('signed', {
            at: formatDateTime(locale, new Date(signature.signedAt)),
            method: t(`method.${methodWord(signature.method)}`),
          })
        : t('notSigned'),
    ],
    [
      t('fee'),
      fee
        ? t('feeStatus', {
            amount: money(locale, fee.amountQepik),
            status: getTranslator(locale, 'payments')(`status.${fee.status}`),
          })
        : t('noFee'),
    ],
  ]
}

/** Writes the pieces of the receipt one under another, each as an element of the document's structure. */
class Sheet {
  private readonly root: PDFKit.PDFStructureElement
  private readonly width: number

  constructor(private readonly doc: PDFKit.PDFDocument) {
    this.root = doc.struct('Document')
    doc.addStructure(this.root)
    this.width = doc.page.width - 2 * MARGIN
  }

  private element(kind: string, write: () => void, options: { alt?: string } = {}): void {
    this.root.add(this.doc.struct(kind as 'P', options, [write]))
  }

  heading(level: 1 | 2, text: string): void {
    this.room(60)
    this.doc.moveDown(level === 1 ? 0 : 0.9)
    this.element(`H${level}`, () => {
      this.doc
        .font(loadFonts().bold as unknown as string)
        .fontSize(level === 1 ? 20 : 12)
        .fillColor(INK)
        .text(text, MARGIN, undefined, { width: this.width })
    })
    this.doc.moveDown(0.4)
  }

  paragraph(text: string, color = INK): void {
    this.room(30)
    this.element('P', () => {
      this.doc
        .font(loadFonts().regular as unknown as string)
        .fontSize(10)
        .fillColor(color)
        .text(text, MARGIN, undefined, { width: this.width })
    })
    this.doc.moveDown(0.4)
  }

  code(text: string): void {
    this.room(30)
    this.element('P', () => {
      this.doc
        .font(loadFonts().mono as unknown as string)
        .fontSize(9)
        .fillColor(INK)
        .text(text, MARGIN, undefined, { width: this.width })
    })
    this.doc.moveDown(0.4)
  }

  /** A table of two columns: names and values. */
  rows(rows: readonly [string, string][]): void {
    const table = this.doc.struct('Table')
    this.root.add(table)
    for (const [name, value] of rows) {
      this.room(40)
      const top = this.doc.y + 4
      const row = this.doc.struct('TR')
      table.add(row)
      let bottom = top
      const cell = (kind: 'TH' | 'TD', text: string, x: number, width: number, color: string) => {
        row.add(
          this.doc.struct(kind, {}, [
            () => {
              this.doc
                .font(loadFonts().regular as unknown as string)
                .fontSize(10)
                .fillColor(color)
                .text(text, x, top, { width })
              bottom = Math.max(bottom, this.doc.y)
            },
          ]),
        )
      }
      cell('TH', name, MARGIN, LABEL_WIDTH, MUTED)
      cell('TD', value, MARGIN + LABEL_WIDTH + 12, this.width - LABEL_WIDTH - 12, INK)
      this.doc.y = bottom
      this.doc.x = MARGIN
    }
    table.end()
  }

  link(address: string): void {
    this.element('Link', () => {
      this.doc
        .font(loadFonts().regular as unknown as string)
        .fontSize(9)
        .fillColor('#0b4f9e')
        .text(address, MARGIN, undefined, { width: this.width, link: address, underline: true })
    })
    this.doc.moveDown(0.6)
  }

  qr(text: string, alt: string): void {
    this.room(QR_SIZE + 20)
    const { modules } = createQr(text, { errorCorrectionLevel: 'M' })
    const dot = QR_SIZE / modules.size
    const top = this.doc.y
    this.element(
      'Figure',
      () => {
        this.doc.fillColor('#000000')
        for (let y = 0; y < modules.size; y += 1)
          for (let x = 0; x < modules.size; x += 1) if (modules.get(y, x)) this.doc.rect(MARGIN + x * dot, top + y * dot, dot, dot)
        this.doc.fill()
      },
      { alt },
    )
    this.doc.y = top + QR_SIZE + 12
    this.doc.x = MARGIN
  }

  /** A new page rather than a heading alone at the foot of one. */
  private room(points: number): void {
    if (this.doc.y + points > this.doc.page.height - MARGIN) this.doc.addPage()
  }

  end(): void {
    this.root.end()
    this.doc.end()
  }
}
