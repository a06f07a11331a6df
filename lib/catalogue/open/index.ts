export { openApi } from './open-api'
export { getOpenRegistry, listOpenVersions, type OpenRegistry } from './registry'
export { OpenService, openServiceSchema } from './service'
