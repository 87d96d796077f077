using Patchbay.Storage.Tests.Journal;

// Some tests start this program a second time, to kill it or to take its disk away.
return args switch
{
    [AppendingChild.Name, var folder] => AppendingChild.Run(folder),
    [FullDiskChild.Name, var folder] => FullDiskChild.Run(folder),
    _ => await Xunit.Runner.InProc.SystemConsole.ConsoleRunner.Run(args),
};
