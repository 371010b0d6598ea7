using Pvelint.Bench;

return args switch
{
    ["hcl", var folder] => HclThroughput.Run(folder),
    ["hcl-check", var list] => HclCheck.Run(list),
    ["hcl-fuzz", var folder, var count, ..] => HclFuzzRun.Run(folder, int.Parse(count), args.Length > 3 ? int.Parse(args[3]) : 1),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("""
        dotnet run -c Release --project tests/bench -- COMMAND
          hcl FOLDER              MB/s of lexing and parsing the .tf and .tfvars files below FOLDER
          hcl-check LIST          one JSON line for each file named in LIST: accepted or not, line of the first error
          hcl-fuzz FOLDER COUNT [SEED]
                                  COUNT random and mutated inputs through the parsers of HCL and JSON
        """);
    return 2;
}
