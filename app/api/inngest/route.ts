import { serve } from 'inngest/next'
import { jobs as absenceJobs } from '@/lib/absences/jobs'
import { jobs as calendarJobs } from '@/lib/calendars/jobs'
import { jobs as cartJobs } from '@/lib/cart/jobs'
import { jobs as deliveryJobs } from '@/lib/deliveries/jobs'
import { jobs as exportJobs } from '@/lib/exports/jobs'
import { jobs as giftJobs } from '@/lib/gifts/jobs'
import { jobs as importJobs } from '@/lib/imports/jobs'
import { jobs as instalmentJobs } from '@/lib/instalments/jobs'
import { jobs as journalJobs } from '@/lib/journal/jobs'
import { jobs as mailingJobs } from '@/lib/mailings/jobs'
import { jobs as messageJobs } from '@/lib/messages/jobs'
import { jobs as paperJobs } from '@/lib/papers/jobs'
import { jobs as paymentJobs } from '@/lib/payments/jobs'
import { jobs as placeJobs } from '@/lib/places/jobs'
import { jobs as refundJobs } from '@/lib/refunds/jobs'
import { jobs as removalJobs } from '@/lib/removals/jobs'
import { inngest } from '@/lib/services/inngest'
import { jobs as waitingJobs } from '@/lib/waiting-lists/jobs'

/** Every function of every domain, for the job engine: it signs what it asks, the SDK checks it. */
export const { GET, POST, PUT } = serve({
  client: inngest,
  functions: [
    ...absenceJobs,
    ...calendarJobs,
    ...cartJobs,
    ...deliveryJobs,
    ...exportJobs,
    ...giftJobs,
    ...importJobs,
    ...instalmentJobs,
    ...journalJobs,
    ...mailingJobs,
    ...messageJobs,
    ...paperJobs,
    ...paymentJobs,
    ...placeJobs,
    ...refundJobs,
    ...removalJobs,
    ...waitingJobs,
  ],
})

export const dynamic = 'force-dynamic'
