import { notFound } from 'next/navigation'
import { followPath } from '@/components/bookings/paths'
import { writeBookingCalendar } from '@/emails/messages/booking'
import { findLesson } from '@/lib/bookings/queries/get-follow-up'
import { isId } from '@/lib/core/ids'
import { requireMember } from '@/lib/gate/actor'
import { findBookingFacts } from '@/lib/messages/queries/find-booking-facts'
import { getSender } from '@/lib/messages/queries/get-sender'

type Context = { params: Promise<{ structure: string; bookingId: string }> }

/** 'Ajouter à mon calendrier': the same entry as the confirmation's attachment, so that a calendar never holds it twice. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const { structure: slug, bookingId } = await params
  const { actor, structure } = await requireMember(slug, followPath(slug))
  if (!isId(bookingId)) notFound()
  const found = await findLesson(structure.id, actor.clientFileId, bookingId)
  if (!found) notFound()
  const [mail, sender] = await Promise.all([findBookingFacts(structure.id, bookingId), getSender(structure.id)])
  if (!mail) notFound()
  return new Response(writeBookingCalendar(sender, mail.facts, 'member'), {
    headers: {
      'content-type': 'text/calendar; charset=utf-8',
      'content-disposition': 'attachment; filename="cours.ics"',
      'cache-control': 'no-store',
    },
  })
}
