//! The tables of `data/` after a list of changes.

use super::super::data;
use super::super::target::Target;
use super::file;

#[tokio::test]
async fn the_tables_are_taken_in_again_after_it_and_change_nothing() {
    let target = Target::with_reference().await;
    target.demo(data()).await.unwrap();
    let rows = "2027-01-01,merge,4621;4634,4699,Voss og Masfjorden,,x\n\
                2027-01-01,split,4601,4601;4697,Bergen;Fana,,x\n\
                2027-01-01,renumber,4632,4698,,,x\n\
                2028-01-01,county_split,42,43;44,Aust-Agder;Vest-Agder,,x\n";
    let agder = target
        .database
        .rows("SELECT number FROM municipalities WHERE county_number = '42' ORDER BY number")
        .await;
    let each_moves = agder.iter().enumerate().map(|(n, row)| {
        format!("2028-01-01,county_change,{},43{n:02},,43,x\n", row["number"].as_str().unwrap())
    });
    let renumbered = each_moves.collect::<Vec<_>>().concat();
    let list = file("tables_again", &format!("{rows}{renumbered}"));
    assert_eq!(target.changes(&list).await.unwrap().rows["municipalities"], 29);
    let before = target.events().await;
    let reference = target.reference(data()).await.unwrap();
    assert!(reference.is_empty(), "{reference}");
    let demo = target.demo(data()).await.unwrap();
    assert!(demo.is_empty(), "{demo}");
    assert!(target.changes(&list).await.unwrap().is_empty());
    assert_eq!(target.events().await, before);
}
