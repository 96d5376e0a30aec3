import { formatLongDay, formatTime } from '@/lib/core/formatting'
import { formatCents } from '@/lib/core/money'
import { dayOf, wallTimeOf } from '@/lib/core/time'
import type { Sender } from '@/lib/messages/types'
import type { Reader, Subject, WrittenValues } from '@/lib/templates/types'
import { urlOf } from './brand'
import { greet, textsOf } from './written'

/** What any mail to a client may name in a structure's own words ([2.C3]). */
export const commonValuesOf = (
  sender: Sender,
  reader: Pick<Reader, 'civility' | 'firstName' | 'locale'>,
): Required<Pick<WrittenValues, 'cher' | 'prenom_client' | 'structure' | 'lien_dossier' | 'lien_aide'>> => ({
  cher: greet(reader, reader.locale),
  prenom_client: reader.firstName,
  structure: sender.name,
  lien_dossier: urlOf(sender, '/mon-compte'),
  lien_aide: urlOf(sender, '/aide'),
})

function subjectValuesOf(sender: Sender, subject: Subject, { locale }: Reader): WrittenValues {
  if (subject.kind === 'offer') {
    return { offre: subject.name, lien_cours: urlOf(sender, `/cours-et-tarifs/${subject.slug}`) }
  }
  const { undated } = textsOf[locale]
  const { name, startsAt, place } = subject
  return {
    cours: name,
    date: startsAt ? formatLongDay(dayOf(startsAt, sender.timeZone), locale) : undated.date,
    heure: startsAt ? formatTime(wallTimeOf(startsAt, sender.timeZone), locale) : undated.heure,
    lieu: place ?? undated.lieu,
    lien_cours: urlOf(sender, '/mon-compte/suivi'),
  }
}

/** Everything that a written message may name, for one of its readers ([2.C3]). */
export function valuesOf(
  sender: Sender,
  reader: Reader,
  { author, subject }: { author: string; subject: Subject | null },
): WrittenValues {
  return {
    ...commonValuesOf(sender, reader),
    nom_client: reader.lastName,
    solde: formatCents(reader.balanceCents, reader.currency, reader.locale),
    expediteur: author,
    ...(subject ? subjectValuesOf(sender, subject, reader) : {}),
  }
}
