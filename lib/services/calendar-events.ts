/** The lines of one VEVENT that say when it is, without its BEGIN and END, or of one VTIMEZONE with them; unfolded, in their order. */
export type EventLines = { kind: 'event' | 'zone'; lines: string[]; uid: string; tzid: string }

/** What of an event decides whether somebody is busy; all the rest, names and places included, is never looked at. */
const kept =
  /^(UID|DTSTART|DTEND|DURATION|RRULE|RDATE|EXDATE|RECURRENCE-ID|STATUS|TRANSP|X-MICROSOFT-CDO-BUSYSTATUS)[;:]/i
const maxLine = 64 * 1024
/** Nobody's clocks change so often that a zone has more. */
export const maxZoneLines = 2_000

/** Lines of a file, unfolded; a line too long to be of use is cut. */
function* unfold(text: string): Generator<string> {
  let line = ''
  for (let at = 0; at < text.length; ) {
    const found = text.indexOf('\n', at)
    const end = found === -1 ? text.length : found
    const part = text.slice(at, text[end - 1] === '\r' ? end - 1 : end)
    at = end + 1
    if (part.startsWith(' ') || part.startsWith('\t')) {
      if (line.length < maxLine) line += part.slice(1, maxLine)
      continue
    }
    if (line) yield line
    line = part.slice(0, maxLine)
  }
  if (line) yield line
}

const partAfterColon = (line: string): string => line.slice(line.indexOf(':') + 1).trim()

/** Whether the text is a calendar at all. */
export const isCalendar = (text: string): boolean => /^\uFEFF?\s*BEGIN:VCALENDAR\s*$/im.test(text.slice(0, 2_000))

/**
 * The events and zones of a calendar, one after the other, each by its own lines: what is broken in one spoils no other.
 * Null now and then, so that the reader may let others work.
 */
export function* listEvents(text: string): Generator<EventLines | null> {
  let open: EventLines | null = null
  let nested = 0
  let count = 0
  for (const line of unfold(text)) {
    count += 1
    if (count % 500 === 0) yield null
    if (/^BEGIN:/i.test(line)) {
      const name = partAfterColon(line).toUpperCase()
      if (open) nested += 1
      else if (name === 'VEVENT' || name === 'VTIMEZONE')
        open = { kind: name === 'VEVENT' ? 'event' : 'zone', lines: [], uid: '', tzid: '' }
      if (open?.kind === 'zone') open.lines.push(line)
    } else if (open && /^END:/i.test(line)) {
      if (open.kind === 'zone') open.lines.push(line)
      if (nested > 0) nested -= 1
      else {
        yield open
        open = null
      }
    } else if (open) keep(open, line, nested)
  }
}

function keep(open: EventLines, line: string, nested: number): void {
  if (open.kind === 'zone') {
    if (/^TZID[;:]/i.test(line)) open.tzid = partAfterColon(line)
    if (open.lines.length < maxZoneLines) open.lines.push(line)
  } else if (nested === 0 && kept.test(line)) {
    if (/^UID[;:]/i.test(line)) open.uid = partAfterColon(line)
    open.lines.push(line)
  }
}
