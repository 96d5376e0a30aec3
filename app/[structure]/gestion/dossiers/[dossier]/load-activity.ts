import 'server-only'
import { cache } from 'react'
import { getFollowUp } from '@/lib/bookings/queries/get-follow-up'

/** What is behind, at first and when all is asked for. */
export const pastLimits = { few: 5, all: 500 }

/** What the learners of a file follow: read once for the page, whose panels each show a part ([2.A2]). */
export const loadActivity = cache(
  (structureId: string, clientFileId: string, zone: string, pastLimit = pastLimits.few) =>
    getFollowUp({ structureId, clientFileId }, zone, pastLimit),
)
