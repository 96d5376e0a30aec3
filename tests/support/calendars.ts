import ICAL from 'ical.js'
import nodeIcal from 'node-ical'

export type ReadEntry = { uid: string; summary: string; status: string; sequence: number; start: string; end: string }

const byUid = (a: ReadEntry, b: ReadEntry) => a.uid.localeCompare(b.uid)

/** What Thunderbird's reader finds in a calendar: instants as ISO. */
export function readWithIcalJs(text: string): ReadEntry[] {
  const calendar = new ICAL.Component(ICAL.parse(text))
  for (const zone of calendar.getAllSubcomponents('vtimezone')) ICAL.TimezoneService.register(zone)
  const entries = calendar.getAllSubcomponents('vevent').map((component) => {
    const event = new ICAL.Event(component)
    return {
      uid: event.uid,
      summary: event.summary,
      status: String(component.getFirstPropertyValue('status')),
      sequence: event.sequence,
      start: event.startDate.toJSDate().toISOString(),
      end: event.endDate.toJSDate().toISOString(),
    }
  })
  ICAL.TimezoneService.reset()
  return entries.sort(byUid)
}

/** The same by a reader that shares no code with the first. */
export function readWithNodeIcal(text: string): ReadEntry[] {
  return Object.values(nodeIcal.sync.parseICS(text))
    .filter((one) => one?.type === 'VEVENT')
    .map((event) => ({
      uid: event.uid,
      summary: String(event.summary),
      status: String(event.status),
      sequence: Number(event.sequence),
      start: event.start.toISOString(),
      end: event.end!.toISOString(),
    }))
    .sort(byUid)
}
