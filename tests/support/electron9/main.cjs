/** Where the packaged program begins in Electron 9: a package takes no `-r`. */
require('./bridge.cjs');
require('../out/main/desktop.cjs');
