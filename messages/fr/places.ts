import type { SeatRefusal } from '@/lib/places/types'

export default {
  dates: { full: 'complet', busy: 'déjà un cours à cette heure' },
  refusals: {
    session_full: 'Cette séance est complète.',
    already_enrolled: 'L’élève a déjà une place à cette séance.',
    session_cancelled: 'Cette séance n’a plus lieu.',
  } satisfies Record<SeatRefusal, string>,
}
