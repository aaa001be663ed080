/** `run.cjs SCRIPT …` runs a script of the program as a process of its own, with what Node 12 lacks. */
process.argv.splice(1, 1);
require('./node12.cjs');
require(process.argv[1]);
