import type { Category } from '#economy/posts/categories'
import { accounting } from './posts/accounting.ts'
import { adminSupport } from './posts/admin-support.ts'
import { customerService } from './posts/customer-service.ts'
import { dataAndAnalytics } from './posts/data-and-analytics.ts'
import type { DemoPost } from './posts/demo-post.ts'
import { design } from './posts/design.ts'
import { engineering } from './posts/engineering.ts'
import { itAndNetworking } from './posts/it-and-networking.ts'
import { legal } from './posts/legal.ts'
import { salesAndMarketing } from './posts/sales-and-marketing.ts'
import { translation } from './posts/translation.ts'
import { webAndSoftware } from './posts/web-and-software.ts'
import { writing } from './posts/writing.ts'

export type CategorisedPost = DemoPost & { category: Category }

const byCategory: Record<Category, DemoPost[]> = {
  'Web, Mobile & Software Dev': webAndSoftware,
  'Design & Creative': design,
  Writing: writing,
  'Sales & Marketing': salesAndMarketing,
  'Admin Support': adminSupport,
  'Customer Service': customerService,
  'Data Science & Analytics': dataAndAnalytics,
  'Engineering & Architecture': engineering,
  'Accounting & Consulting': accounting,
  'IT & Networking': itAndNetworking,
  Legal: legal,
  Translation: translation,
}

/** Every hand-written post: 25 in each of the twelve categories. */
export const demoPosts: CategorisedPost[] = Object.entries(byCategory).flatMap(([category, posts]) =>
  posts.map(post => ({ ...post, category: category as Category })),
)
