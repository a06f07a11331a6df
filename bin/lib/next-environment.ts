// Imported before anything of ours: the doors of our rooms load Next's request functions, and those look for this environment the moment
// they are loaded. Next itself would set it up only later, when the server is made.
import 'next/dist/server/node-environment-baseline.js'
