import { QrCode } from '@/components/applications/qr-code'

/** What comes out of the kiosk's printer: 80 mm paper, black on white. On the screen it is not there. */
export function PaperTicket({
  centre,
  label,
  number,
  services,
  lines,
  qr,
}: {
  centre: string
  label: string
  number: string
  services: readonly string[]
  lines: readonly string[]
  qr?: { text: string; label: string }
}) {
  return (
    <div className="paper-only paper-ticket" aria-hidden="true">
      <p>
        <strong>{centre}</strong>
      </p>
      <p>{label}</p>
      <p className="paper-number">{number}</p>
      {services.map((name) => (
        <p key={name}>{name}</p>
      ))}
      {qr && <QrCode text={qr.text} label={qr.label} className="my-2" />}
      {lines.map((line) => (
        <p key={line}>{line}</p>
      ))}
    </div>
  )
}
