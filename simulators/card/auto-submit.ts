import { createHash } from 'node:crypto'

/** Presses the button that hands the card's answer over; without scripts the person does. */
export const AUTO_SUBMIT = "document.getElementById('return').click()"
export const AUTO_SUBMIT_POLICY = `'sha256-${createHash('sha256').update(AUTO_SUBMIT).digest('base64')}'`
