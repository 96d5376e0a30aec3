import { serve as listen } from '@hono/node-server'
import { Hono } from 'hono'
import { serve } from 'inngest/hono'
import { POST } from '@/app/api/resend/route'
import { jobs as deliveries } from '@/lib/deliveries/jobs'
import { jobs } from '@/lib/messages/jobs'
import { inngest } from '@/lib/services/inngest'

/** The application's jobs and its mail webhook, alone in a process that a test may kill -9. */
const app = new Hono()
app.on(['GET', 'PUT', 'POST'], '/api/inngest', serve({ client: inngest, functions: [...jobs, ...deliveries] }))
app.post('/api/resend', (c) => POST(c.req.raw))
listen({ fetch: app.fetch, port: Number(process.env.PORT), hostname: '127.0.0.1' })
