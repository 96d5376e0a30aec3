import { serve } from 'inngest/next'
import { jobs as cartJobs } from '@/lib/cart/jobs'
import { jobs as messageJobs } from '@/lib/messages/jobs'
import { jobs as paymentJobs } from '@/lib/payments/jobs'
import { inngest } from '@/lib/services/inngest'

/** Every function of every domain, for the job engine: it signs what it asks, the SDK checks it. */
export const { GET, POST, PUT } = serve({ client: inngest, functions: [...cartJobs, ...messageJobs, ...paymentJobs] })

export const dynamic = 'force-dynamic'
